using NodaTime;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads a decision table.</summary>
internal sealed class TableReader(ReadScope scope)
{
    private static readonly Shape TableShape = new(
        new("table", "A table"), Key.Must("table"), Key.Must("name"), Key.May("clauses", Holds.Texts), Key.May("helps", Holds.Texts), Key.Must("for_each"),
        Key.May("when"), Key.May("charges"), Key.Must("judged_at"), Key.May("absorbs", Holds.List), Key.Must("versions", Holds.List));

    private static readonly Shape VersionShape = new(
        new("表的一个版本", "A version of a table"), Key.Must("from"), Key.May("ends"), Key.May("values", Holds.Map), Key.Must("rows", Holds.Block), Key.May("say", Holds.Map));

    private static readonly Shape AbsorbShape = new(
        new("absorbs 的一项", "An entry of absorbs"), Key.Must("outcome"), Key.Must("takes", Holds.Texts), Key.Must("clauses", Holds.Texts));

    private readonly RowsReader rows = new(scope);

    public TableDefinition? Read(YamlMap root)
    {
        if (scope.Read(root, TableShape) is not { } map) return null;
        map.OneOf("judged_at", "pack.unknown-date", ["event"]);
        var head = ControlParts.Head(map, "table", scope);
        var versions = Versions(map, head?.Id.Text ?? "");
        var absorbs = Absorbs(map);
        if (head is not var (id, name) || map.Text("for_each") is not { } forEach) return null;
        return new TableDefinition
        {
            Id = id.Text, Name = name, Clauses = map.Texts("clauses"), Helps = map.Texts("helps"), ForEach = forEach, When = map.Text("when"),
            Charges = map.Text("charges"), Absorbs = absorbs, Versions = versions, Where = id.Where,
        };
    }

    private List<TableVersion> Versions(ShapedMap map, string id)
    {
        var found = new List<TableVersion>();
        LocalDate? before = null;
        foreach (var item in map.Items("versions"))
        {
            if (scope.Read(item, VersionShape) is not { } version) continue;
            var from = ControlParts.From(version, before, scope);
            var values = ControlParts.Values(version.SubMap("values"), scope);
            var set = rows.Read(version.Block("rows"), version.Map.Find("say"), id, version.Text("from")?.Text ?? "");
            if (from is null || set is null) continue;
            found.Add(new TableVersion(from.Value, version.Date("ends"), values, set, version.Where));
            before = from;
        }
        return found;
    }

    private List<Absorption> Absorbs(ShapedMap map)
    {
        var found = new List<Absorption>();
        foreach (var item in map.Items("absorbs"))
        {
            if (scope.Read(item, AbsorbShape) is { } entry && entry.Text("outcome") is { } outcome)
                found.Add(new Absorption(outcome, entry.Texts("takes"), entry.Texts("clauses"), entry.Where));
        }
        return found;
    }
}
