using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.AwaitFacts;

/// <summary>
/// Takes cases on whose fact was recorded. It looks at cases that wait for a word of which facts came since it last looked, and after a start at all that wait,
/// so what came while nothing ran is found. Each case is read again in its write: of two nodes the second finds it gone on.
/// </summary>
public sealed class FactWaiter
{
    private readonly Database database;
    private readonly FlowsInForce flows;
    private readonly CaseKeeper keeper;
    private readonly ConcurrentDictionary<Id<Organisation>, long> seen = new();

    internal FactWaiter(Database database, FlowsInForce flows, CaseKeeper keeper) => (this.database, this.flows, this.keeper) = (database, flows, keeper);

    /// <summary>Does what can be done now. A case that fails keeps no other back.</summary>
    /// <returns>How many cases went on.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var (gone, faults) = (0, new List<Exception>());
        foreach (var (organisation, last) in await Recorded(stop))
        {
            var access = Access.OfSystem(organisation, "cases");
            foreach (var id in await Waiting(access, seen.GetValueOrDefault(organisation, -1)))
            {
                try
                {
                    if (await database.Read(access, db => HasCome(db, id))) gone += await database.Write(access, write => GoOn(write, id), stop);
                }
                catch (InvalidOperationException fault)
                {
                    faults.Add(fault);
                }
            }

            if (faults.Count == 0) seen[organisation] = last;
        }

        return faults.Count == 0 ? gone : throw new AggregateException("Some cases could not go on although their fact has come.", faults);
    }

    // Organisations with a case that waits, in which facts were recorded since the last look.
    private async Task<List<(Id<Organisation> Organisation, long Last)>> Recorded(CancellationToken stop)
    {
        await using var db = database.OpenWhole();
        var waiting = db.Set<Case>().IgnoreQueryFilters().Where(c => c.Waits != null);
        var clocks = await db.Set<FactClock>().IgnoreQueryFilters().Where(k => waiting.Any(c => c.OrganisationId == k.OrganisationId)).Select(k => new { k.OrganisationId, k.Last }).ToListAsync(stop);
        return [.. clocks.Where(k => k.Last > seen.GetValueOrDefault(k.OrganisationId, -1)).Select(k => (k.OrganisationId, k.Last))];
    }

    private Task<List<Id<Case>>> Waiting(Access access, long since) => database.Read(access, async db =>
    {
        var waiting = await db.Set<Case>().Where(c => c.Waits != null).OrderBy(c => c.CaseId).Select(c => new { c.CaseId, c.Waits }).ToListAsync();
        if (since < 0) return waiting.ConvertAll(c => c.CaseId);
        var came = (await db.Set<Fact>().Where(f => f.Number > since).Select(f => f.Word).Distinct().ToListAsync()).ToHashSet(StringComparer.Ordinal);
        return waiting.Where(c => c.Waits!.Split(' ').Any(came.Contains)).Select(c => c.CaseId).ToList();
    });

    private async Task<bool> HasCome(AppDbContext db, Id<Case> id) => await OpenedCase.Read(db, flows, id) is { } opened && await AwaitedFacts.Come(db, opened.Row, opened.Flow, opened.State) is not null;

    private async Task<int> GoOn(Write write, Id<Case> id)
    {
        if (await keeper.Open(write, id) is not { } opened || await AwaitedFacts.Come(write.Db, opened.Row, opened.Flow, opened.State) is not { } step) return 0;
        var done = await keeper.Do(write, opened, "", new CaseAct.Arrive(step, "arrived"));
        if (!done.IsOk) throw new InvalidOperationException($"The case {opened.Row.Number} could not go on: {string.Join("; ", done.Errors)}");
        return 1;
    }
}
