using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations;

/// <summary>The units of an organisation as a tree.</summary>
public sealed class UnitTree
{
    private readonly Dictionary<Id<Unit>, Unit> byId;
    private readonly ILookup<Id<Unit>, Unit> below;

    private UnitTree(IReadOnlyList<Unit> units)
    {
        byId = units.ToDictionary(u => u.UnitId);
        // A unit whose parent may not be seen stands at the top of what is seen.
        Tops = [.. units.Where(u => u.ParentId is not { } parent || !byId.ContainsKey(parent))];
        below = units.Where(u => u.ParentId is not null).ToLookup(u => u.ParentId!.Value);
    }

    public IReadOnlyList<Unit> Tops { get; }

    public static UnitTree Of(IReadOnlyList<Unit> units) => new(units);

    public Unit? Find(Id<Unit> unit) => byId.GetValueOrDefault(unit);

    public IEnumerable<Unit> Below(Id<Unit> unit) => below[unit];

    /// <summary>A unit and everything under it, the unit first. A circle, which no handler allows, would end where it began.</summary>
    public IReadOnlyList<Id<Unit>> WithBelow(Id<Unit> unit)
    {
        var seen = new List<Id<Unit>> { unit };
        var known = new HashSet<Id<Unit>>(seen);
        for (var i = 0; i < seen.Count; i++) seen.AddRange(below[seen[i]].Select(u => u.UnitId).Where(known.Add));
        return seen;
    }

    /// <summary>From the top down to a unit, for breadcrumbs.</summary>
    public IReadOnlyList<Unit> PathTo(Id<Unit> unit)
    {
        var path = new List<Unit>();
        for (var at = Find(unit); at is not null && !path.Contains(at); at = at.ParentId is { } parent ? Find(parent) : null) path.Insert(0, at);
        return path;
    }
}
