using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger;

/// <summary>Which months are closed, for whoever is about to change something in them: he is told before, for it will be settled as an adjustment.</summary>
public static class MonthsClosed
{
    /// <summary>Months that are closed for at least one of some units, oldest first.</summary>
    /// <param name="db">Bound to whoever asks; that a month is closed is no secret, so units he may not see count too.</param>
    /// <param name="units">The units people are in; a team's months are those of the unit above it that settles.</param>
    /// <param name="first">The first day changed.</param>
    /// <param name="last">The last day changed.</param>
    public static async Task<IReadOnlyList<YearMonth>> Of(AppDbContext db, IEnumerable<Id<Unit>> units, LocalDate first, LocalDate last)
    {
        var closed = await db.Set<LedgerMonth>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking()
            .Where(m => m.State == MonthState.Closed).Select(m => new { m.UnitId, m.Month }).ToListAsync();
        if (closed.Count == 0) return [];
        var tree = (await Structure.Load(db)).Tree;
        var settling = units.Distinct().Select(u => SettlingAbove(tree, u)).ToHashSet();
        var (from, to) = (first.ToYearMonth(), last.ToYearMonth());
        return [.. closed.Where(c => settling.Contains(c.UnitId) && c.Month.CompareTo(from) >= 0 && c.Month.CompareTo(to) <= 0).Select(c => c.Month).Distinct().Order()];
    }

    private static Id<Unit> SettlingAbove(UnitTree tree, Id<Unit> unit)
    {
        var path = tree.PathTo(unit);
        return (path.LastOrDefault(u => u.Kind != UnitKind.Team) ?? (path.Count > 0 ? path[0] : null))?.UnitId ?? unit;
    }
}
