using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SeeMonths;

/// <summary>Whose months somebody may look at: those of the units seen, and of the unit above that settles for a team that is seen. What stands in them stays narrowed to the people seen.</summary>
internal sealed class SeenMonths
{
    private readonly HashSet<Id<Unit>> seen;

    private SeenMonths(Structure structure, HashSet<Id<Unit>> seen) => (Structure, this.seen) = (structure, seen);

    public Structure Structure { get; }

    /// <summary>Units with months of their own, in the order of their codes.</summary>
    public IEnumerable<Unit> Units => Structure.Units.Where(u => seen.Contains(u.UnitId));

    public static async Task<SeenMonths> Of(AppDbContext db)
    {
        var structure = await Structure.Load(db);
        return new(structure, [.. structure.Units.Where(u => db.Access.Units.Include(u.UnitId)).Select(u => Settling(structure, u).UnitId)]);
    }

    public bool Include(Id<Unit> unit) => seen.Contains(unit);

    /// <summary>Months that may be looked at. The filter by unit is lifted because a team's month is its plant's; a month names nobody.</summary>
    public IQueryable<LedgerMonth> Months(AppDbContext db)
    {
        var units = seen.ToArray();
        return db.Set<LedgerMonth>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(m => units.Contains(m.UnitId));
    }

    private static Unit Settling(Structure structure, Unit unit)
    {
        var path = structure.Tree.PathTo(unit.UnitId);
        return path.LastOrDefault(u => u.Kind != UnitKind.Team) ?? path[0];
    }
}
