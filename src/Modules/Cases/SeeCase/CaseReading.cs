using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Cases.ActOnCase;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.SeeCase;

/// <summary>Another case that has to do with one.</summary>
/// <param name="IsAbove">Whether it started this one and waits for it; otherwise this one started it.</param>
public sealed record CaseLink(Id<Case> CaseId, string Number, Phrase Title, bool IsAbove);

/// <summary>A case with whoever has a part in it.</summary>
public sealed record CasePart(OpenedCase Case, Id<Person>? Me)
{
    /// <summary>The task he acts on: the first that is open to him.</summary>
    public CaseTask? Mine => Case.State.OpenTasks.FirstOrDefault(t => Me is { } me && (t.To == me.ToString() || t.For == me.ToString()));

    /// <summary>The step he acts in.</summary>
    public BoundStep? Step => Mine is { } task ? Case.Flow.Flow.Step(task.Step) : null;
}

/// <summary>A case as one person sees it: what is asked, what has happened, what he may do.</summary>
/// <param name="Case">The case.</param>
/// <param name="Names">Who and what is named in it.</param>
/// <param name="Held">Who held it.</param>
/// <param name="Me">Whoever reads.</param>
/// <param name="IsKeeper">Whether he answers for its unit.</param>
/// <param name="Entry">The entry it was started on, while there is one that he may see.</param>
/// <param name="Others">Cases that started it or that it started, as far as he may see them; oldest first.</param>
public sealed record CaseView(OpenedCase Case, Lookups Names, IReadOnlyList<Held> Held, Id<Person>? Me, bool IsKeeper, Id<LedgerEntry>? Entry, IReadOnlyList<CaseLink> Others)
{
    public Case Row => Case.Row;

    public RuledFlow Flow => Case.Flow;

    public CaseState State => Case.State;

    private CasePart Part { get; } = new(Case, Me);

    /// <summary>The task he acts on.</summary>
    public CaseTask? Mine => Part.Mine;

    /// <summary>The step he acts in.</summary>
    public BoundStep? Step => Part.Step;

    /// <summary>The name of whoever a key in its events is of; a dash for nobody.</summary>
    public string NameOf(string? key) => Case.NameOf(key, Names);

    /// <summary>Open tasks of people outside, whom he may send a link: whoever has or had a part in the case himself.</summary>
    public IEnumerable<CaseTask> Outside => IsStarter || IsKeeper || State.Tasks.Any(t => Me is { } me && t.To == me.ToString()) ? State.OpenTasks.Where(t => t.IsOutside) : [];

    public bool IsStarter => Me is { } me && State.Starter == me.ToString();

    public bool IsHisToHandIn => State.WithStarter && IsStarter;

    /// <summary>Fields whose values are shown to him, in the order of the form.</summary>
    public IEnumerable<FormField> Shown => Case.Shown(Step);

    /// <summary>Earlier steps the case can be given back to, the latest first.</summary>
    public IReadOnlyList<BoundStep> ReturnsTo => Step is not { } here ? [] : [.. State.Passed.Select(p => p.Id).Distinct().Select(Flow.Flow.Step).OfType<BoundStep>().Where(s => s.IsOfPeople && s.Index < here.Index).OrderByDescending(s => s.Index)];

    /// <summary>Deciders he asked for, whom he may take out again.</summary>
    public IEnumerable<CaseTask> Added => State.Tasks.Where(t => t.IsOpen && t.Origin is TaskOrigin.AddedBefore or TaskOrigin.AddedAfter && t.From is { } from && State.Task(from) is { } asker && Me is { } me && asker.To == me.ToString());

    /// <summary>Tasks for which nobody could be found.</summary>
    public IEnumerable<CaseTask> Nobodys => IsKeeper ? State.Tasks.Where(t => t.IsOpen && t.To.Length == 0) : [];

    /// <summary>Whether he may take his last act back, as far as that can be told without trying.</summary>
    public bool MayWithdraw => State is { Ended: null, WithStarter: false } && (State.Acts.Count == 0 ? IsStarter : Me is { } me && State.Task(State.Acts[^1])?.Answer?.By == me.ToString());

    public bool MayStop => State.Ended is null && (IsStarter || IsKeeper);
}

/// <summary>Reads a case for somebody.</summary>
internal sealed class CaseReading(Database database, FlowsInForce flows, IClock clock)
{
    /// <summary>Only what somebody needs to act in it; null when there is none, or he may not read it.</summary>
    public Task<CasePart?> Part(SignedIn me, string address) => database.Read(me.Access, async db =>
        Id<Case>.TryParse(address, null, out var id) && await OpenedCase.Read(db, flows, id) is { } opened ? new CasePart(opened, me.Person) : null);

    /// <summary>Null when there is none, or he may not read it.</summary>
    public Task<CaseView?> Read(SignedIn me, string address) => database.Read(me.Access, async db =>
    {
        if (!Id<Case>.TryParse(address, null, out var id) || await OpenedCase.Read(db, flows, id) is not { } opened) return null;
        var names = await Lookups.Read(db, default, Keys(opened).Concat(opened.State.Values.Values).Concat(Changed(opened)));
        // The calendar as it is kept now, with its days from before the case began.
        var calendar = await WorkCalendars.Of(db, opened.Row.UnitId, opened.Row.StartedAt.InZone(DateTimeZoneProviders.Tzdb[me.TimeZone]).Date);
        var held = HeldTimes.Of(CaseHolders.Of(opened.Lines.Select(l => (l.At, l.Event))), calendar, clock.GetCurrentInstant());
        return new CaseView(opened, names, held, me.Person, CaseActor.IsKeeper(me, opened.Row.UnitId), await Entry(db, opened.Row), await Others(db, opened));
    });

    private static async Task<IReadOnlyList<CaseLink>> Others(AppDbContext db, OpenedCase opened)
    {
        var ids = opened.Lines.Select(l => l.Event).OfType<OtherBegun>().Select(o => Id<Case>.Parse(o.Case, null)).ToList();
        if (opened.Row.ParentId is { } parent) ids.Add(parent);
        if (ids.Count == 0) return [];
        var rows = await db.Set<Case>().AsNoTracking().Where(c => ids.Contains(c.CaseId)).OrderBy(c => c.CaseId).ToListAsync();
        return rows.ConvertAll(r => new CaseLink(r.CaseId, r.Number, r.Title, r.CaseId == opened.Row.ParentId));
    }

    private static async Task<Id<LedgerEntry>?> Entry(AppDbContext db, Case row) =>
        row.EntryId is { } entry && await db.Set<LedgerEntry>().AnyAsync(e => e.EntryId == entry) ? entry : null;

    private static IEnumerable<string?> Keys(OpenedCase opened) => opened.Lines.SelectMany(l => l.Event switch
    {
        CaseStarted e => [e.By],
        FieldsChanged e => [e.By],
        TaskGiven e => [e.To, e.For],
        TaskEnded e => [e.By],
        Acted e => [e.By, e.Signature, .. e.Files],
        VotesVoided e => [e.By],
        StepReturned e => [e.By],
        RungReached e => e.Told,
        PeopleTold e => [e.By, .. e.To],
        Commented e => [e.By, .. e.Mentions, .. e.Files],
        CaseMoved e => [e.By],
        CaseEnded e => [e.By],
        _ => (IEnumerable<string?>)[],
    });

    private static IEnumerable<string?> Changed(OpenedCase opened) => opened.Lines.Select(l => l.Event).OfType<FieldsChanged>().SelectMany(f => f.Changes).SelectMany(c => new[] { c.Before, c.After });
}
