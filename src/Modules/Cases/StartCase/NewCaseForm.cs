using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.KeepDrafts;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.SendFiles;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Cases.StartCase;

/// <summary>A form being filled in, for one request: opened with its draft or its defaults, and what its buttons do.</summary>
internal sealed class NewCaseForm(Database database, StartableForms startable, LastCase last, DraftKeeper drafts, FormTyping typing, FormUploads uploads, CaseStarter starter, IClock clock)
{
    public RuledFlow? Flow { get; private set; }

    public PostedForm Form { get; private set; } = new();

    public Lookups Names { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Computed { get; private set; } = new Dictionary<string, string>();

    /// <summary>Paths of fields that do not apply.</summary>
    public IReadOnlySet<string> Hidden { get; private set; } = new HashSet<string>();

    public LocalDate Today { get; private set; }

    /// <summary>When the draft that is shown was saved; null when none is.</summary>
    public Instant? RestoredAt { get; private set; }

    public bool HasDraft { get; private set; }

    /// <summary>Where a button led; null while the form is shown again.</summary>
    public (string Path, Tone Tone, Phrase Message)? Next { get; private set; }

    /// <summary>Finds it; false when he may not start it.</summary>
    public async Task<bool> Find(SignedIn me, string packId, string flowId)
    {
        (Flow, Today) = (await startable.Find(me, packId, flowId), me.Today(clock));
        return Flow is not null;
    }

    /// <summary>Fills it with what was left in it, or with what it begins with.</summary>
    public async Task Open(SignedIn me)
    {
        var draft = await drafts.Find(me, Flow!.Rules.PackId, Flow.Definition.Id);
        RestoredAt = draft?.SavedAt;
        await Show(me, Flow, draft?.Values ?? await last.Defaults(me, Flow), Id<Case>.New().ToString());
    }

    /// <summary>Does what the button says that was pressed.</summary>
    public async Task Take(SignedIn me, PostedForm posted)
    {
        var (flow, form, op) = (Flow!, Flow!.Form.Definition, posted.Raw("_op"));
        Form = posted;
        await uploads.Take(me, form, posted);
        if (FormTyping.ChangeRows(posted, form, op))
        {
            await Look(me, flow, await Typed(me, posted));
            return;
        }

        switch (op)
        {
            case "discard":
                await drafts.Discard(me, flow.Rules.PackId, flow.Definition.Id);
                Next = ($"/cases/new/{flow.Path}", Tone.Success, new("草稿已清空。", "The draft is discarded."));
                return;
            case "last":
                await CopyLast(me, flow, posted);
                return;
            case "save":
                await Save(me, flow, posted);
                return;
            default:
                await Send(me, flow, posted);
                return;
        }
    }

    private async Task Send(SignedIn me, RuledFlow flow, PostedForm posted)
    {
        var values = await typing.Read(me, flow.Form.Definition, posted);
        if (posted.IsSound)
        {
            var id = Id<Case>.TryParse(posted.Raw("case"), null, out var given) ? given : Id<Case>.New();
            var started = await starter.Start(me, new NewCase(id, flow.Rules.PackId, flow.Definition.Id, values));
            posted.Refuse(started.Errors);
            if (started.IsOk)
            {
                Next = (Case.AddressOf(id), Tone.Success, new("已提交。办到哪一步，这里随时能看到。", "Handed in. You can follow it here."));
                return;
            }
        }

        await Look(me, flow, values);
    }

    private async Task Save(SignedIn me, RuledFlow flow, PostedForm posted)
    {
        // Half a form may be wrong; it is kept as it was typed.
        var values = await Typed(me, posted);
        await drafts.Save(me, flow.Rules.PackId, flow.Definition.Id, values);
        Next = ("/cases/start", Tone.Success, new("草稿已保存，下次打开会接着填。", "The draft is saved and is there when you open the form again."));
    }

    private async Task CopyLast(SignedIn me, RuledFlow flow, PostedForm posted)
    {
        if (await last.Copy(me, flow) is { } values) await Show(me, flow, values, posted.Raw("case"));
        else
        {
            posted.Refuse("", new("您还没有交过这种单子，没有上次可照。", "You have handed in none of these yet, so there is nothing to copy."));
            await Look(me, flow, await Typed(me, posted));
        }
    }

    private Task<Dictionary<string, string>> Typed(SignedIn me, PostedForm posted) => typing.Read(me, Flow!.Form.Definition, posted.Again());

    private async Task Show(SignedIn me, RuledFlow flow, IReadOnlyDictionary<string, string> values, string id)
    {
        await Look(me, flow, values);
        Form = new PostedForm().With("case", id);
        FormTyping.Fill(Form, flow.Form.Definition, values, Names);
    }

    private async Task Look(SignedIn me, RuledFlow flow, IReadOnlyDictionary<string, string> values)
    {
        Names = await database.Read(me.Access, db => Lookups.Read(db, Today, values.Values));
        HasDraft = await drafts.Find(me, flow.Rules.PackId, flow.Definition.Id) is not null;
        (Computed, Hidden) = DraftCheck.Look(flow, values);
    }
}
