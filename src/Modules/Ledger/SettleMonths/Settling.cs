using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>Settles every organisation in which something has changed. Whatever changes a fact leaves a mark in the same write, so nothing is forgotten.</summary>
public sealed class Settling
{
    private readonly Database database;
    private readonly MonthSettler settler;

    public Settling(Database database, RulesInForce rules, IClock clock) => (this.database, settler) = (database, new MonthSettler(database, rules, clock));

    /// <summary>Settles what is marked now.</summary>
    public async Task Run(CancellationToken stop)
    {
        await using var db = database.OpenWhole();
        var changed = await db.Set<ChangedMonth>().IgnoreQueryFilters().Select(c => c.OrganisationId).Distinct().ToListAsync(stop);
        foreach (var organisation in changed) await settler.Settle(Access.OfSystem(organisation, "settling"));
    }
}
