using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Ledger;

/// <summary>A unit whose months can be reviewed and closed.</summary>
internal static class SettlingUnit
{
    /// <summary>Whether whoever asks may see the unit, and it settles months of its own.</summary>
    /// <param name="db">Sees every unit.</param>
    /// <param name="asker">Whose view counts.</param>
    /// <param name="unit">The unit.</param>
    public static async Task<Error?> Refusal(AppDbContext db, Access asker, Id<Unit> unit)
    {
        if (!asker.Units.Include(unit) || await db.Set<Unit>().AsNoTracking().SingleOrDefaultAsync(u => u.UnitId == unit) is not { } found) return MonthErrors.NoUnit();
        if (found is not { Kind: UnitKind.Team, ParentId: not null }) return null;
        var settling = await Above(db, found);
        return settling.UnitId == unit ? null : MonthErrors.NotSettling(found.Name, settling.Name);
    }

    private static async Task<Unit> Above(AppDbContext db, Unit unit)
    {
        var tree = UnitTree.Of(await db.Set<Unit>().AsNoTracking().ToListAsync());
        return tree.PathTo(unit.UnitId).Reverse().FirstOrDefault(u => u.Kind != UnitKind.Team) ?? tree.PathTo(unit.UnitId)[0];
    }
}
