using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.StartCase;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.StartOnEntries;

/// <summary>
/// Starts the cases that entries ask for, and closes those whose entry is gone or has changed. Settling marks both; each is done in a write of its own, which
/// looks again, so that two nodes start one case, and what was marked while nothing ran is done at the next start.
/// </summary>
public sealed class EntryCaseStarter
{
    private const int AtOnce = 200;

    private readonly Database database;
    private readonly RulesInForce inForce;
    private readonly FlowsInForce flows;
    private readonly CaseKeeper keeper;

    internal EntryCaseStarter(Database database, RulesInForce inForce, FlowsInForce flows, CaseKeeper keeper) =>
        (this.database, this.inForce, this.flows, this.keeper) = (database, inForce, flows, keeper);

    /// <summary>Does what is marked now. One that fails keeps no other back.</summary>
    /// <returns>How many cases were started or closed.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var (done, faults) = (0, new List<Exception>());
        foreach (var (organisation, id) in await Gone(stop)) await Try(Access.OfSystem(organisation, "cases"), write => Close(write, id));
        foreach (var (organisation, id) in await Beginning(stop)) await Try(Access.OfSystem(organisation, "cases"), write => Begin(write, id));
        return faults.Count == 0 ? done : throw new AggregateException("Cases of some entries could not be started or closed.", faults);

        async Task Try(Access access, Func<Write, Task<int>> work)
        {
            try
            {
                done += await database.Write(access, work, stop);
            }
            catch (InvalidOperationException fault)
            {
                faults.Add(fault);
            }
        }
    }

    private async Task<List<(Id<Organisation>, Id<LedgerEntry>)>> Beginning(CancellationToken stop)
    {
        await using var db = database.OpenWhole();
        var found = await db.Set<LedgerEntry>().IgnoreQueryFilters().Where(e => e.Hold == EntryHold.Begins).OrderBy(e => e.OrganisationId).ThenBy(e => e.EntryId).Take(AtOnce).Select(e => new { e.OrganisationId, e.EntryId }).ToListAsync(stop);
        return found.ConvertAll(e => (e.OrganisationId, e.EntryId));
    }

    private async Task<List<(Id<Organisation>, Id<Case>)>> Gone(CancellationToken stop)
    {
        await using var db = database.OpenWhole();
        var found = await db.Set<EntryCase>().IgnoreQueryFilters().Where(c => c.State == EntryCaseState.Gone).OrderBy(c => c.CaseId).Take(AtOnce).Select(c => new { c.OrganisationId, c.CaseId }).ToListAsync(stop);
        return found.ConvertAll(c => (c.OrganisationId, c.CaseId));
    }

    private async Task<int> Close(Write write, Id<Case> id)
    {
        if (await write.Db.Set<EntryCase>().SingleOrDefaultAsync(c => c.CaseId == id) is not { State: EntryCaseState.Gone } row) return 0;
        await Stop(write, row, ProductReasons.Gone);
        return 1;
    }

    private async Task<int> Begin(Write write, Id<LedgerEntry> id)
    {
        if (await write.Db.Set<LedgerEntry>().SingleOrDefaultAsync(e => e.EntryId == id) is not { Hold: EntryHold.Begins } entry) return 0;
        var today = await write.Today();
        var rules = await inForce.Now(write.Db);
        var due = (await EntryFlows.Read(write.Db, inForce, rules, today)).Of(entry).ToList();
        if (due.Count == 0) return await Release(write, entry);
        var finding = EntryCases.FindingOf(entry);
        var rows = await write.Db.Set<EntryCase>().Where(c => c.EntryId == finding).ToDictionaryAsync(c => c.FlowId);
        var begun = 0;
        foreach (var flow in due)
        {
            var row = rows.GetValueOrDefault(flow.Flow.Definition.Id);
            // Started since the entry was worked out; it is worked out again.
            if (row?.IsFor(entry) == true) continue;
            if (row is { State: EntryCaseState.Open or EntryCaseState.Gone }) await Stop(write, row, ProductReasons.Changed);
            await Begin(write, entry, row, flow, rules, today);
            begun++;
        }

        if (begun > 0) entry.Hold = EntryHold.Pending;
        return begun;
    }

    private async Task Begin(Write write, LedgerEntry entry, EntryCase? row, EntryFlow of, IReadOnlyList<Rules> rules, LocalDate today)
    {
        var flow = await flows.Find(write.Db, entry.PackId, of.Flow.Definition.Id, today) ?? throw new InvalidOperationException($"The flow {of.Flow.Definition.Id} of {entry.PackId} is not in force on {today}.");
        var asked = Occasion(entry, rules).Fill(flow.Form.Definition);
        var lookups = await Lookups.Read(write.Db, today, asked.Values);
        var values = CaseMaker.Fill(flow, asked, today, null, null, lookups);
        Case? made = null;
        var started = await keeper.Start(write, flow, entry.UnitId, null, values, async () => made = await CaseMaker.Make(write, Id<Case>.New(), flow, entry.UnitId, today, values, lookups, new CaseOrigin(Entry: entry.EntryId)));
        if (!started.IsOk) throw new InvalidOperationException($"No case of {flow.Path} could be started on the entry {entry.EntryId}: {string.Join("; ", started.Errors)}");
        await EntryCases.Begin(write, entry, row, flow.Definition, made!);
        if (entry.PersonId is { } person && await write.Db.FindAsync<CaseReader>(write.Access.Organisation, made!.CaseId, person) is null)
            write.Db.Add(new CaseReader(write.Access.Organisation, made.CaseId, person, made.UnitId));
    }

    private static FlowOccasion Occasion(LedgerEntry entry, IReadOnlyList<Rules> rules)
    {
        var pack = rules.First(r => r.PackId == entry.PackId).Written;
        var control = pack.Tables.Where(t => t.Id == entry.Control).Select(t => t.Name).Concat(pack.Counters.Where(c => c.Id == entry.Control).Select(c => c.Name)).First();
        return new FlowOccasion
        {
            Control = control, Person = entry.PersonId?.ToString(), Unit = entry.UnitId.ToString(), Day = entry.Day, Outcome = entry.Outcome, Found = EntryWords.Outcome(entry, rules),
            Amount = entry.Amount, Reward = entry.Reward, Points = entry.Points, Days = entry.Days, Clauses = ClauseWords.Of(entry, rules).Replace('\n', ' '), Fact = entry.Fact,
        };
    }

    private async Task Stop(Write write, EntryCase row, Phrase reason)
    {
        if (await keeper.Open(write, row.CaseId) is not { } opened) throw new InvalidOperationException($"There is no case {row.CaseId}, which an entry names.");
        // Its ending then says nothing of the entry.
        row.State = EntryCaseState.Gone;
        var stopped = await keeper.Do(write, opened, "", new CaseAct.Stop(reason.Zh));
        if (!stopped.IsOk) throw new InvalidOperationException($"The case {row.Number} could not be closed: {string.Join("; ", stopped.Errors)}");
    }

    // The flow's last version ended between settling and now.
    private static async Task<int> Release(Write write, LedgerEntry entry)
    {
        entry.Hold = EntryHold.None;
        await EntryCases.MarkChanged(write, entry.PersonId, entry.UnitId, entry.Month);
        await write.Journal("ledger", "ledger.entry-released", new { entry = entry.EntryId.ToString() });
        return 0;
    }
}
