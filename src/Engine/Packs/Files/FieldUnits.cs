using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Units of numbers, and what people write for them.</summary>
internal static class FieldUnits
{
    private static readonly string[] Units = ["min", "h", "day", "time", "item", "%", "month", "year", "m", "km"];

    /// <summary>What people write for a unit, and the unit they mean.</summary>
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["minute"] = "min", ["minutes"] = "min", ["mins"] = "min", ["分钟"] = "min", ["分"] = "min", ["hour"] = "h", ["hours"] = "h", ["小时"] = "h",
        ["days"] = "day", ["天"] = "day", ["日"] = "day", ["次"] = "time", ["times"] = "time", ["项"] = "item", ["items"] = "item", ["个"] = "item",
        ["percent"] = "%", ["百分比"] = "%", ["月"] = "month", ["年"] = "year", ["米"] = "m", ["公里"] = "km",
    };

    /// <summary>The unit of a field; null when none is written, or when it is none there is, which is reported.</summary>
    public static string? Read(ShapedMap field, DiagnosticBag bag)
    {
        if (field.Text("unit") is not { } unit) return null;
        if (Units.Contains(unit.Text)) return unit.Text;
        var meant = Synonyms.GetValueOrDefault(unit.Text) ?? Suggestion.Nearest(unit.Text, Units);
        bag.Error("pack.unknown-unit", unit.Where,
            new Phrase($"没有“{unit.Text}”这个单位，可以写：{string.Join("、", Units)}。", $"There is no unit \"{unit.Text}\"; it takes: {string.Join(", ", Units)}."),
            meant is null ? null : new Phrase($"是不是想写“{meant}”?", $"Did you mean \"{meant}\"?"));
        return null;
    }
}
