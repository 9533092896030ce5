using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>What tables, counters and flows have in common.</summary>
internal static class ControlParts
{
    /// <summary>Id, name, and the clauses bound or helped; null when the id or name is missing.</summary>
    public static (Sourced Id, Phrase Name)? Head(ShapedMap map, string kind, ReadScope scope)
    {
        if (map.Map.Find("clauses") is null && map.Map.Find("helps") is null && !RowsNameClauses(map))
        {
            scope.Bag.Error("pack.no-clause", map.Where, new Phrase($"{kind} 没有写它让哪条规定运转（clauses），也没有写它为哪条提供事实（helps）。", $"This {kind} names neither the clauses that require it (clauses) nor those it helps (helps)."),
                new Phrase("条文要求的写 clauses: [编号]；条文没有要求的写 helps: [编号]。", "Write clauses: [id] when the text requires it, helps: [id] when it does not."));
        }
        if (map.Text(kind) is not { } id || !Ids.CheckId(id, scope.Bag) || map.Text("name") is not { } name) return null;
        return (id, scope.English.Of($"names.{id.Text}", name));
    }

    /// <summary>Named values, in file order.</summary>
    public static List<NamedValue> Values(YamlMap? map, ReadScope scope)
    {
        var found = new List<NamedValue>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (!Ids.CheckName(key.Sourced, scope.Bag)) continue;
            if (value is YamlText { Text.Length: > 0 } text) found.Add(new NamedValue(key.Text, text.Sourced));
            else scope.WrongShape(value, new Phrase($"“{key.Text}”", $"\"{key.Text}\""), new Phrase("一个数或式子", "a number or a formula"));
        }
        return found;
    }

    /// <summary>The day a version begins, later than the one before; null when it cannot be told.</summary>
    public static LocalDate? From(ShapedMap version, LocalDate? before, ReadScope scope)
    {
        if (version.Date("from") is not { } from) return null;
        if (before is { } earlier && from <= earlier) VersionOrder.Report(scope.Bag, version.Text("from")!, earlier);
        if (version.Date("ends") is { } ends && ends < from)
        {
            scope.Bag.Error("pack.version-order", version.Text("ends")!.Where,
                new Phrase($"ends（{ends:uuuu-MM-dd}）早于 from（{from:uuuu-MM-dd}）。", $"\"ends\" ({ends:uuuu-MM-dd}) is before \"from\" ({from:uuuu-MM-dd})."));
        }
        return from;
    }

    private static bool RowsNameClauses(ShapedMap map) => map.Items("versions").OfType<YamlMap>().Any(v =>
        v.Find("rows") is YamlText { Lines: [var header, ..] } && header.Text.Contains("clauses", StringComparison.Ordinal));
}
