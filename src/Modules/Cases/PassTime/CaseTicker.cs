using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.PassTime;

/// <summary>
/// What happens in cases by itself: limits and rungs that are reached, tasks of people who have left, tasks for which somebody can be found by now. Each case is
/// looked at in a write of its own which reads it again, so two nodes never do the same twice, and what came due while nothing ran is done at the next start.
/// </summary>
public sealed class CaseTicker
{
    private const int AtOnce = 200;

    private readonly Database database;
    private readonly IClock clock;
    private readonly CaseKeeper keeper;

    internal CaseTicker(Database database, IClock clock, CaseKeeper keeper) => (this.database, this.clock, this.keeper) = (database, clock, keeper);

    /// <summary>Does what is due now.</summary>
    /// <returns>How many cases something happened in.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var (now, changed) = (clock.GetCurrentInstant(), 0);
        foreach (var (organisation, id) in await Due(now, stop)) changed += await Do(organisation, id, new CaseAct.Tick(), stop);
        foreach (var (organisation, id) in await Deserted(now, stop)) changed += await Do(organisation, id, new CaseAct.Reassign(), stop);
        return changed;
    }

    private Task<int> Do(Id<Organisation> organisation, Id<Case> id, CaseAct act, CancellationToken stop) => database.WriteApart(Access.OfSystem(organisation, "cases"), async write =>
    {
        if (await keeper.Open(write, id) is not { } opened) return 0;
        var before = opened.Lines.Count;
        var done = await keeper.Do(write, opened, "", act);
        var after = await write.Db.FindAsync<JournalHead>(organisation, Case.StreamOf(id));
        return done.IsOk && after!.Seq > before ? 1 : 0;
    }, cancellation: stop);

    private async Task<List<(Id<Organisation>, Id<Case>)>> Due(Instant now, CancellationToken stop)
    {
        await using var db = database.OpenWhole();
        var found = await db.Set<Case>().IgnoreQueryFilters().Where(c => c.NextTick != null && c.NextTick <= now).OrderBy(c => c.NextTick).Take(AtOnce).Select(c => new { c.OrganisationId, c.CaseId }).ToListAsync(stop);
        return found.ConvertAll(c => (c.OrganisationId, c.CaseId));
    }

    // Whoever has left acts no more from the day after; what nobody could be found for is looked at again, because somebody may have been named.
    private async Task<List<(Id<Organisation>, Id<Case>)>> Deserted(Instant now, CancellationToken stop)
    {
        await using var db = database.OpenWhole();
        var yesterday = now.InUtc().Date;
        var found = await (
            from task in db.Set<KeptTask>().IgnoreQueryFilters()
            where task.DoneAt == null && !task.IsForAnyone && !task.IsOutside
            join person in db.Set<Person>().IgnoreQueryFilters() on new { task.OrganisationId, Id = task.PersonId } equals new { person.OrganisationId, Id = (Id<Person>?)person.PersonId } into holders
            from holder in holders.DefaultIfEmpty()
            where task.PersonId == null || holder.LeftOn < yesterday
            select new { task.OrganisationId, task.CaseId }).Distinct().OrderBy(t => t.CaseId).Take(AtOnce).ToListAsync(stop);
        return found.ConvertAll(c => (c.OrganisationId, c.CaseId));
    }
}
