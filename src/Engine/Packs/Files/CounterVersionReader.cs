using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads one version of a counter: a threshold with its consequence, or rows over the count.</summary>
internal sealed class CounterVersionReader(ReadScope scope)
{
    private static readonly Shape VersionShape = new(
        new("计数器的一个版本", "A version of a counter"), Key.Must("from"), Key.May("ends"), Key.May("values", Holds.Map), Key.May("warn", Holds.Texts),
        Key.May("every"), Key.May("reaches"), Key.May("then", Holds.Map), Key.May("apply"), Key.May("rows", Holds.Block), Key.May("say", Holds.TextOrMap));

    private static readonly string[] ThenKeys = [.. ResultColumns.Names, "replaces"];

    private readonly RowsReader rows = new(scope);

    public CounterVersion? Read(YamlNode item, string id, LocalDate? before)
    {
        if (scope.Read(item, VersionShape) is not { } map) return null;
        var from = ControlParts.From(map, before, scope);
        CheckWay(map);
        var day = map.Text("from")?.Text ?? "";
        var apply = map.OneOf("apply", "pack.unknown-apply", Tiers.Names);
        var set = map.Has("rows") ? rows.Read(map.Block("rows"), map.Map.Find("say"), id, day) : null;
        var then = Then(map.SubMap("then"));
        if (from is null) return null;
        return new CounterVersion
        {
            From = from.Value, Ends = map.Date("ends"), Values = ControlParts.Values(map.SubMap("values"), scope), Warn = map.Texts("warn"),
            Every = map.Text("every"), Reaches = map.Text("reaches"), Then = then, Replaces = Replaces(map), Say = Say(map, id, day), Rows = set,
            Apply = apply is null ? TierRule.Each : Tiers.Find(apply)!.Value, Where = map.Where,
        };
    }

    /// <summary>A version acts in one way: <c>every</c>, <c>reaches</c>, or rows, which need <c>apply</c>.</summary>
    private void CheckWay(ShapedMap map)
    {
        string[] ways = [.. new[] { "every", "reaches", "rows" }.Where(k => map.Map.Find(k) is not (null or YamlText { IsWritten: false }))];
        if (ways.Length != 1)
        {
            var written = ways.Length == 0 ? new Phrase("一个也没写", "none is written") : new Phrase($"同时写了 {string.Join("、", ways)}", $"{string.Join(", ", ways)} stand together");
            scope.Bag.Error("pack.counter-way", map.Where, new Phrase($"计数器的一个版本只能在 every、reaches、rows 里选一个，{written.Zh}。", $"A version of a counter takes one of every, reaches and rows; {written.En}."),
                new Phrase("每满几次用 every，满几次一回用 reaches，逐档不同用 rows。", "Use every for each multiple, reaches for once a window, rows for tiers."));
            return;
        }
        var isRows = ways[0] == "rows";
        if (isRows != map.Has("apply")) Goes(map, "apply", isRows, "rows");
        if (isRows && map.Has("then")) Goes(map, "then", false, "every, reaches");
        if (!isRows && !map.Has("then")) Goes(map, "then", true, ways[0]);
    }

    private void Goes(ShapedMap map, string key, bool missing, string with)
    {
        if (missing) scope.Bag.Error("pack.missing-key", map.Where, new Phrase($"写了“{with}”，还缺少“{key}”。", $"With \"{with}\", \"{key}\" is needed."), key == "apply" ? new Phrase("请写 apply: each、highest 或 at end。", "Write apply: each, highest or at end.") : new Phrase("请写 then: { outcome: …, amount: … }。", "Write then: { outcome: …, amount: … }."));
        else scope.Bag.Error("pack.key-needs-another", map.Map.Find(key)!.Where, new Phrase($"“{key}”只和“{with}”一起用。", $"\"{key}\" goes with \"{with}\" only."), new Phrase("请删去它。", "Remove it."));
    }

    private List<ResultFormula> Then(YamlMap? map)
    {
        var found = new List<ResultFormula>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (key.Text == "replaces") continue;
            if (ResultColumns.Find(key.Text) is not { } column) ResultColumns.Unknown(key.Sourced, ThenKeys, scope.Bag);
            else if (value is YamlText { Text.Length: > 0 } text) found.Add(new ResultFormula(column, text.Sourced));
            else scope.WrongShape(value, new Phrase($"“{key.Text}”", $"\"{key.Text}\""), new Phrase("一个值或式子", "a value or a formula"));
        }
        return found;
    }

    private bool Replaces(ShapedMap map) =>
        map.SubMap("then") is { } then && then.Find("replaces") is not null && new ShapedMap(then, scope.Bag).OneOf("replaces", "pack.unknown-value", ["counted"]) is not null;

    private Phrase? Say(ShapedMap map, string id, string day)
    {
        if (map.Has("rows")) return null;
        if (map.Map.Find("say") is YamlMap wrong) scope.WrongShape(wrong, new Phrase("“say”", "\"say\""), new Phrase("一句话", "one sentence"));
        return map.Text("say") is { } text ? scope.English.Of($"say.{id}", text, $"say.{id}@{day}") : null;
    }
}

/// <summary>When rows act, by name.</summary>
internal static class Tiers
{
    public static readonly string[] Names = ["each", "highest", "at end"];

    public static TierRule? Find(string name) => Array.IndexOf(Names, name) is var at and >= 0 ? (TierRule)at : null;
}
