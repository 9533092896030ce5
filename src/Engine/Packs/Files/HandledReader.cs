using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads <c>handled.yaml</c>.</summary>
internal sealed class HandledReader(ReadScope scope)
{
    private static readonly Shape File = new(new("handled.yaml", "handled.yaml"), Key.May("handled", Holds.List), Key.May("planned", Holds.List));

    private static readonly Shape HandledShape = new(
        new("handled 的一项", "An entry of handled"), Key.Must("clause"), Key.Must("as"), Key.Must("why"), Key.May("by"), Key.May("on"));

    private static readonly Shape PlannedShape = new(new("planned 的一项", "An entry of planned"), Key.Must("clause"), Key.Must("kind"), Key.Must("why"));

    private static readonly string[] Ways = ["definition", "principle", "person decides", "out of scope"];

    /// <summary>Roles that signed, where they stand.</summary>
    public List<Sourced> Signers { get; } = [];

    public (List<Handled>, List<Planned>) Read(YamlNode root)
    {
        var handled = new List<Handled>();
        var planned = new List<Planned>();
        if (scope.Read(root, File) is not { } file) return (handled, planned);
        var seen = new Dictionary<string, Sourced>(StringComparer.Ordinal);
        foreach (var item in file.Items("handled"))
        {
            if (scope.Read(item, HandledShape) is { } map && Handled(map) is { } entry && IsNew(entry.Clause, entry.Clause.Text, seen)) handled.Add(entry);
        }
        foreach (var item in file.Items("planned"))
        {
            if (scope.Read(item, PlannedShape) is { } map && Planned(map) is { } entry && IsNew(entry.Clause, $"{entry.Clause.Text} {entry.Kind}", seen)) planned.Add(entry);
        }
        return (handled, planned);
    }

    private bool IsNew(Sourced clause, string key, Dictionary<string, Sourced> seen)
    {
        if (seen.TryAdd(key, clause)) return true;
        scope.Duplicate(new Phrase("条款", "clause"), clause with { Text = key }, seen[key]);
        return false;
    }

    private Handled? Handled(ShapedMap map)
    {
        var way = map.OneOf("as", "pack.unknown-way", Ways);
        var on = map.Date("on");
        var by = map.Text("by");
        if (by is { } role) Signers.Add(role);
        if (map.Text("clause") is not { } clause || way is null || map.Text("why") is not { } why) return null;
        return new Handled(clause, way, scope.English.Of($"reasons.{clause.Text}", why), by?.Text, on);
    }

    private Planned? Planned(ShapedMap map)
    {
        var kind = map.OneOf("kind", "pack.unknown-kind", ControlKinds.Planned);
        if (map.Text("clause") is not { } clause || kind is null || map.Text("why") is not { } why) return null;
        return new Planned(clause, kind, scope.English.Of($"reasons.{clause.Text}", why, $"reasons.{clause.Text}.{kind}"));
    }
}

/// <summary>Kinds of documents, by their first key.</summary>
internal static class ControlKinds
{
    /// <summary>Kinds this product can run or read.</summary>
    public static readonly string[] Built = ["table", "counter", "flow", "form", "test", "accepted", "proposal"];

    /// <summary>Control kinds it cannot run yet.</summary>
    public static readonly string[] NotBuilt = ["duty", "limit", "checklist", "metric", "course", "register"];

    /// <summary>Control kinds a clause may wait for: not built yet, or built while the clause's own control is still to be written.</summary>
    public static readonly string[] Planned = ["flow", .. NotBuilt];
}
