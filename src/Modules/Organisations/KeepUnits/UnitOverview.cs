using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Organisations.KeepUnits;

/// <summary>A unit in the tree.</summary>
/// <param name="Depth">0 at the top of what may be seen.</param>
/// <param name="People">Employed today, in it and below.</param>
/// <param name="At">Where it stands in the tree, from 0.</param>
internal sealed record UnitLine(Unit Unit, int Depth, int People, int At);

/// <summary>The tree of units that may be seen, from the top down, and as a list that is filtered and ordered.</summary>
internal sealed class UnitOverview(Database database, IClock clock)
{
    public static IReadOnlyList<string> Sorts { get; } = ["name", "code", "kind", "people"];

    public static string[] Filters { get; } = ["q", "kind", "state"];

    public async Task<ListPage<UnitLine>> Page(SignedIn me, ListQuery query) => RowList.Page(Matching(await Read(me), query), query, Key, l => l.Unit.UnitId.ToString());

    public async Task<List<UnitLine>> Whole(SignedIn me, ListQuery query) => RowList.All(Matching(await Read(me), query), query, Key, l => l.Unit.UnitId.ToString());

    private Task<IReadOnlyList<UnitLine>> Read(SignedIn me) => database.Read(me.Access, async db =>
    {
        var today = me.Today(clock);
        var tree = UnitTree.Of(await db.Set<Unit>().OrderBy(u => u.IsClosed).ThenBy(u => u.Code).ToListAsync());
        var counts = await db.Set<Person>().Where(p => p.LeftOn == null || p.LeftOn >= today).GroupBy(p => p.UnitId).Select(g => new { Unit = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Unit, g => g.Count);
        var lines = new List<UnitLine>();
        foreach (var top in tree.Tops) Add(top, 0);
        return (IReadOnlyList<UnitLine>)lines;

        void Add(Unit unit, int depth)
        {
            lines.Add(new UnitLine(unit, depth, tree.WithBelow(unit.UnitId).Sum(u => counts.GetValueOrDefault(u)), lines.Count));
            foreach (var below in tree.Below(unit.UnitId)) Add(below, depth + 1);
        }
    });

    private static IEnumerable<UnitLine> Matching(IReadOnlyList<UnitLine> lines, ListQuery query)
    {
        var (text, kind, state) = (query["q"], query["kind"], query["state"]);
        return lines
            .Where(l => text.Length == 0 || new[] { l.Unit.Code, l.Unit.Name, l.Unit.NameEn ?? "" }.Any(t => t.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .Where(l => kind.Length == 0 || l.Unit.Kind.ToString() == kind)
            .Where(l => state.Length == 0 || l.Unit.IsClosed == (state == "closed"));
    }

    private static string Key(UnitLine line, string? sort) => sort switch
    {
        "name" => line.Unit.Name,
        "code" => line.Unit.Code,
        "kind" => $"{(int)line.Unit.Kind}",
        "people" => $"{line.People:D8}",
        _ => $"{line.At:D8}",
    };
}
