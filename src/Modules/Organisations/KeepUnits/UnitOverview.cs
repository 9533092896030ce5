using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations.KeepUnits;

/// <summary>A unit in the tree.</summary>
/// <param name="Depth">0 at the top of what may be seen.</param>
/// <param name="People">Employed today, in it and below.</param>
internal sealed record UnitLine(Unit Unit, int Depth, int People);

/// <summary>The tree of units that may be seen, from the top down.</summary>
internal sealed class UnitOverview(Database database, IClock clock)
{
    public Task<IReadOnlyList<UnitLine>> Read(SignedIn me) => database.Read(me.Access, async db =>
    {
        var today = me.Today(clock);
        var tree = UnitTree.Of(await db.Set<Unit>().OrderBy(u => u.IsClosed).ThenBy(u => u.Code).ToListAsync());
        var counts = await db.Set<Person>().Where(p => p.LeftOn == null || p.LeftOn >= today).GroupBy(p => p.UnitId).Select(g => new { Unit = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Unit, g => g.Count);
        var lines = new List<UnitLine>();
        foreach (var top in tree.Tops) Add(top, 0);
        return (IReadOnlyList<UnitLine>)lines;

        void Add(Unit unit, int depth)
        {
            lines.Add(new UnitLine(unit, depth, tree.WithBelow(unit.UnitId).Sum(u => counts.GetValueOrDefault(u))));
            foreach (var below in tree.Below(unit.UnitId)) Add(below, depth + 1);
        }
    });
}
