using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads a counter.</summary>
internal sealed class CounterReader(ReadScope scope)
{
    private static readonly Shape CounterShape = new(
        new("counter", "A counter"), Key.Must("counter"), Key.Must("name"), Key.May("clauses", Holds.Texts), Key.May("helps", Holds.Texts),
        Key.Must("counts", Holds.Texts), Key.May("when"), Key.May("adds"), Key.Must("per", Holds.Texts), Key.May("in_a_row"), Key.May("charges"),
        Key.Must("counted_on"), Key.Must("versions", Holds.List));

    private readonly CounterVersionReader versionReader = new(scope);

    public CounterDefinition? Read(YamlMap root)
    {
        if (scope.Read(root, CounterShape) is not { } map) return null;
        map.OneOf("counted_on", "pack.unknown-date", ["event"]);
        var run = map.OneOf("in_a_row", "pack.unknown-run", Runs.Names);
        var head = ControlParts.Head(map, "counter", scope);
        (Sourced Per, CountWindow Window)? window = map.Has("per") && map.Texts("per") is { Count: > 0 } parts ? Windows.Read(parts, map.Map.Find("per")!.Where, scope.Bag) : null;
        var versions = Versions(map, head?.Id.Text ?? "");
        if (head is not var (id, name) || window is not var (per, length)) return null;
        return new CounterDefinition
        {
            Id = id.Text, Name = name, Clauses = map.Texts("clauses"), Helps = map.Texts("helps"), Counts = map.Texts("counts"), When = map.Text("when"),
            Adds = map.Text("adds"), Per = per, Window = length, InARow = run is null ? null : Runs.Find(run), Charges = map.Text("charges"),
            Versions = versions, Where = id.Where,
        };
    }

    private List<CounterVersion> Versions(ShapedMap map, string id)
    {
        var found = new List<CounterVersion>();
        LocalDate? before = null;
        foreach (var item in map.Items("versions"))
        {
            if (versionReader.Read(item, id, before) is not { } version) continue;
            found.Add(version);
            before = version.From;
        }
        return found;
    }
}

/// <summary>Units of an unbroken run by name.</summary>
internal static class Runs
{
    public static readonly string[] Names = ["fact", "day", "month"];

    public static RunUnit? Find(string name) => Array.IndexOf(Names, name) is var at and >= 0 ? (RunUnit)at : null;
}
