using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Forms;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.SendFiles;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Cases.ActOnCase;

/// <summary>Does something with a case for whoever asks. Of two at the same moment the one who comes second is told what the first did.</summary>
internal sealed class CaseActor(Database database, CaseKeeper keeper)
{
    private static readonly KeptQuery<Id<TakenForm>, TakenForm> Taken = new((db, form) => db.Set<TakenForm>().AsNoTracking().Where(f => f.FormId == form));

    /// <param name="me">Who.</param>
    /// <param name="id">The case.</param>
    /// <param name="form">Made when the form was shown: sent twice, it acts once.</param>
    /// <param name="act">What; changes of the form in it are as typed.</param>
    /// <param name="refusal">What else stands against it as the case stands now; null for nothing.</param>
    public async Task<Result<Id<Case>>> Do(SignedIn me, Id<Case> id, Id<TakenForm> form, CaseAct act, Func<OpenedCase, Error?>? refusal = null) =>
        // What may be seen is decided in one place: by the filter of a read that is bound to whoever asks.
        await database.Read(me.Access, db => db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.CaseId == id)) is { } seen ? await Do(me, seen, form, act, refusal) : CaseErrors.NotFound;

    /// <summary>The same with a case that a read bound to him has given.</summary>
    public async Task<Result<Id<Case>>> Do(SignedIn me, Case seen, Id<TakenForm> form, CaseAct act, Func<OpenedCase, Error?>? refusal = null)
    {
        if (me.Person is not { } person) return CaseErrors.NotStaff;
        if (act is CaseAct.Stop && seen.StarterId != person && !IsKeeper(me, seen.UnitId)) return CaseErrors.MayNotStop;
        if (act is CaseAct.Name && !IsKeeper(me, seen.UnitId)) return CaseErrors.MayNotName;
        return await Do(me.Access with { Units = VisibleUnits.All }, person, seen.CaseId, form, act, refusal);
    }

    /// <summary>The same for whoever acts without a page; what he may see has been asked.</summary>
    public Task<Result<Id<Case>>> Do(Access access, Id<Person> person, Id<Case> id, Id<TakenForm> form, CaseAct act, Func<OpenedCase, Error?>? refusal = null) => Do(access, person.ToString(), id, form, act, refusal);

    /// <summary>The same by the key events have of whoever acts: of a person, or of somebody outside.</summary>
    public Task<Result<Id<Case>>> Do(Access access, string by, Id<Case> id, Id<TakenForm> form, CaseAct act, Func<OpenedCase, Error?>? refusal = null) => database.WriteApart(access, async write =>
    {
        if (await Taken.First(write.Db, form) is not null) return id;
        if (await keeper.Open(write, id) is not { } opened) return (Result<Id<Case>>)CaseErrors.NotFound;
        if (refusal?.Invoke(opened) is { } why) return why;
        var read = await Read(write, opened, act);
        if (!read.IsOk) return read.Errors.ToList();
        if (!await CaseFiles.AreSentBy(write, AddedIn(act))) return CaseErrors.FileUnknown;
        var done = await keeper.Do(write, opened, by, read.Value);
        if (!done.IsOk) return done;
        await CaseFiles.Attach(write, FilesOf(read.Value, opened));
        if (read.Value is CaseAct.HandIn or CaseAct.Say { Changes.Count: > 0 }) await keeper.Entitle(write, id);
        write.Db.Add(new TakenForm(access.Organisation, form, id, write.Now));
        return done;
    });

    /// <summary>Whoever answers for a unit may end what got stuck there, and say who acts where nobody could be found.</summary>
    public static bool IsKeeper(SignedIn me, Id<Unit> unit) => me.May(Permission.KeepRules, unit) || me.May(Permission.Administer, unit);

    // What is due at a step is due of whoever says yes there, though he typed nothing; whoever says no need fill nothing.
    // What is typed is checked as far as the step, or the starter who has it back, may change it; the engine gets what really changed, as it is kept.
    private static async Task<Result<CaseAct>> Read(Write write, OpenedCase opened, CaseAct act)
    {
        var (changes, turn) = act switch
        {
            CaseAct.HandIn again => (again.Changes, FormTurn.AtStart(opened.Flow.Flow.Version, opened.Flow.Form.Definition)),
            CaseAct.Say say when opened.State.Task(say.Task) is { } task && opened.Flow.Flow.Step(task.Step) is { Edits.Count: > 0 } step && (IsChanged(opened, say.Changes) || say.Exit == StepWords.Yes(step.Kind)) => (say.Changes, FormTurn.At(step.Definition, opened.Flow.Form.Definition)),
            _ => (null, null),
        };
        if (changes is null) return act is CaseAct.Say unchanged && !IsChanged(opened, unchanged.Changes) ? unchanged with { Changes = new Dictionary<string, string?>() } : act;
        // What nobody may touch here is not judged again: that somebody named in it has left since must not stop the case.
        var before = opened.State.Values;
        var today = await write.Today();
        var lookups = await Lookups.Read(write.Db, today, changes.Values.Concat(before.Values), before.Values);
        var result = FormCheck.Check(opened.Flow.Form, before, changes, turn!, lookups.ForForms);
        if (result.Messages.Where(m => turn!.Open.Contains(m.Path.Split('.')[0]) || changes.ContainsKey(m.Path)).ToList() is { Count: > 0 } wrong) return CaseErrors.Of(wrong);
        var changed = before.Keys.Union(result.Values.Keys).Where(p => before.GetValueOrDefault(p) != result.Values.GetValueOrDefault(p)).ToDictionary(p => p, p => result.Values.GetValueOrDefault(p), StringComparer.Ordinal);
        return act is CaseAct.Say said ? said with { Changes = changed } : ((CaseAct.HandIn)act) with { Changes = changed };
    }

    // A page sends every field it shows, also those nobody touched.
    private static bool IsChanged(OpenedCase opened, IReadOnlyDictionary<string, string?> sent) => sent.Any(s => (s.Value?.Trim() ?? "") != opened.State.Values.GetValueOrDefault(s.Key, ""));

    private static IEnumerable<string> FilesOf(CaseAct act, OpenedCase opened) => AddedIn(act).Concat(act switch
    {
        CaseAct.Say say => CaseFiles.In(opened.Flow.Form.Definition, say.Changes),
        CaseAct.HandIn again => CaseFiles.In(opened.Flow.Form.Definition, again.Changes),
        _ => [],
    });

    // Files beside the form: those in it were checked with it.
    private static IReadOnlyList<string> AddedIn(CaseAct act) => act switch
    {
        CaseAct.Say say => [.. say.Files ?? [], .. say.Signature is { } signature ? [signature] : Array.Empty<string>()],
        CaseAct.Comment comment => comment.Files,
        _ => [],
    };
}
