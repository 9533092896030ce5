using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.SeeCase;
using Yunzhang.Modules.Cases.SeeTodo;
using Yunzhang.Modules.Cases.SendFiles;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Cases.ActOnCase;

/// <summary>What the buttons on the page of a case do: reads the form into an act, lets it be done, and says where to go next.</summary>
internal sealed class CaseActing(Database database, CaseActor actor, FormTyping typing, FormUploads uploads, TodoList todo, IClock clock)
{
    public const string Signature = "signature", Attachment = "attachment";

    /// <summary>Does it; null when the form is shown again with what is wrong.</summary>
    public async Task<(string Path, Tone Tone, Phrase Message)?> Do(SignedIn me, CasePart part, PostedForm form)
    {
        var id = Id<TakenForm>.TryParse(form.Raw("key"), null, out var given) ? given : Id<TakenForm>.New();
        if (await Read(me, part, form) is not { } act || !form.IsSound) return null;
        var done = await actor.Do(me, part.Case.Row, id, act);
        form.Refuse(done.Errors);
        if (!done.IsOk) return null;
        return await Next(me, part, act);
    }

    private async Task<CaseAct?> Read(SignedIn me, CasePart part, PostedForm form)
    {
        var task = int.TryParse(form.Raw("task"), out var number) ? number : 0;
        switch (form.Raw("do").Split(':'))
        {
            case ["say", var word]: return await Say(me, part, form, task, word);
            case ["return"]: return new CaseAct.Return(task, form.Raw("return_to"), form.Raw("reason"));
            case ["again"]: return await Again(me, part, form);
            case ["withdraw"]: return new CaseAct.Withdraw(Text(form, "withdraw_why"));
            case ["over"]: return await Person(me, form, "over_to") is { } to ? new CaseAct.HandOver(task, to, Text(form, "over_why")) : null;
            case ["add"]: return await Person(me, form, "add_who") is { } who ? new CaseAct.AddDecider(task, who, form.Raw("add_when") != "after") : null;
            case ["remove", var added]: return new CaseAct.RemoveDecider(int.Parse(added, null));
            case ["name", var nobodys]: return await Person(me, form, "name_who") is { } named ? new CaseAct.Name(int.Parse(nobodys, null), named) : null;
            case ["urge"]: return new CaseAct.Urge();
            case ["copy"]: return await Person(me, form, "copy_to") is { } reader ? new CaseAct.Copy([reader]) : null;
            case ["stop"]: return new CaseAct.Stop(form.Raw("stop_why"));
            case ["comment"]: return await Comment(me, form);
            default:
                form.Refuse("", new("请选一个要做的操作。", "Choose what to do."));
                return null;
        }
    }

    private async Task<CaseAct> Say(SignedIn me, CasePart part, PostedForm form, int task, string word)
    {
        await uploads.Take(me, form, FormNames.Of(Signature), FormNames.FileOf(Signature), isPicture: true);
        await uploads.Take(me, form, FormNames.Of(Attachment), FormNames.FileOf(Attachment), isPicture: false);
        IReadOnlyDictionary<string, string?> changes = new Dictionary<string, string?>();
        if (part.Step is { Edits.Count: > 0 } step)
        {
            await uploads.Take(me, part.Case.Flow.Form.Definition, form);
            changes = (await typing.Read(me, part.Case.Flow.Form.Definition, form, step.Edits)).ToDictionary(v => v.Key, v => (string?)v.Value);
        }

        return new CaseAct.Say(task, word, Text(form, "reason"), Text(form, FormNames.Of(Signature)), changes, Text(form, FormNames.Of(Attachment)) is { } file ? [file] : null);
    }

    private async Task<CaseAct> Again(SignedIn me, CasePart part, PostedForm form)
    {
        await uploads.Take(me, part.Case.Flow.Form.Definition, form);
        var typed = await typing.Read(me, part.Case.Flow.Form.Definition, form);
        // A row that is no longer shown was taken out.
        foreach (var gone in part.Case.State.Values.Keys.Where(k => k.Contains('.', StringComparison.Ordinal) && !typed.ContainsKey(k))) typed[gone] = "";
        return new CaseAct.HandIn(typed.ToDictionary(v => v.Key, v => (string?)v.Value));
    }

    private async Task<CaseAct> Comment(SignedIn me, PostedForm form)
    {
        await uploads.Take(me, form, FormNames.Of("comment_file"), FormNames.FileOf("comment_file"), isPicture: false);
        var mentions = Text(form, "comment_to") is null ? null : await Person(me, form, "comment_to");
        return new CaseAct.Comment(form.Raw("comment"), mentions is null ? [] : [mentions], Text(form, FormNames.Of("comment_file")) is { } file ? [file] : []);
    }

    private async Task<string?> Person(SignedIn me, PostedForm form, string field)
    {
        if (form.Text(field, new("人", "the person")) is not { } typed) return null;
        var (key, wrong) = await database.Read(me.Access, db => PeopleTyped.Find(db, typed, me.Today(clock)));
        if (wrong is { } why) form.Refuse(field, why);
        return key;
    }

    // After a decision the next one is at hand; everything else leaves one where one was.
    private async Task<(string, Tone, Phrase)> Next(SignedIn me, CasePart part, CaseAct act)
    {
        var said = new Phrase($"{part.Case.Row.Number}：{Done(act).Zh}。", $"{part.Case.Row.Number}: {Done(act).En}.");
        if (act is not (CaseAct.Say or CaseAct.Return or CaseAct.HandOver)) return (Case.AddressOf(part.Case.Row.CaseId), Tone.Success, said);
        return await todo.Next(me, part.Case.Row.CaseId) is { } next
            ? (Case.AddressOf(next), Tone.Success, new($"{said.Zh}这是下一张。", $"{said.En} This is the next one."))
            : ("/todo", Tone.Success, new($"{said.Zh}待办都办完了。", $"{said.En} Nothing is left to do."));
    }

    private static Phrase Done(CaseAct act) => act switch
    {
        CaseAct.Say => new("已办理", "done"),
        CaseAct.Return => new("已退回", "returned"),
        CaseAct.HandIn => new("已重新提交", "handed in again"),
        CaseAct.Withdraw => new("已撤回", "taken back"),
        CaseAct.HandOver => new("已转办", "handed over"),
        CaseAct.AddDecider => new("已加签", "asked for one more"),
        CaseAct.RemoveDecider => new("已减签", "taken out"),
        CaseAct.Urge => new("已催办", "urged"),
        CaseAct.Copy => new("已抄送", "copied"),
        CaseAct.Stop => new("已终止", "stopped"),
        CaseAct.Name => new("已指定", "named"),
        _ => new("已留言", "written"),
    };

    private static string? Text(PostedForm form, string field) => form.Raw(field).Trim() is { Length: > 0 } text ? text : null;
}
