using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>What the readers of one pack share: where findings go, and the English wording.</summary>
internal sealed class ReadScope(DiagnosticBag bag, Translations english)
{
    public DiagnosticBag Bag { get; } = bag;

    public Translations English { get; } = english;

    /// <summary>Checks a node against a shape: keys closed, required ones present, each holding what it should. Null when it is no map.</summary>
    public ShapedMap? Read(YamlNode node, Shape shape)
    {
        if (node is YamlBroken) return null;
        if (node is not YamlMap map)
        {
            WrongShape(node, shape.What, new Phrase("“键: 值”的表", "a map of \"key: value\""));
            return null;
        }
        foreach (var entry in map.Entries)
        {
            if (shape.Find(entry.Key.Text) is not { } key) UnknownKey(entry.Key, shape);
            else CheckHolds(key, entry.Value);
        }
        foreach (var key in shape.Keys)
        {
            if (key.Required && map.Find(key.Name) is null or YamlText { Text.Length: 0 }) Missing(map, key, shape);
        }
        return new ShapedMap(map, Bag);
    }

    public void WrongShape(YamlNode node, Phrase what, Phrase expected)
    {
        if (node is YamlBroken) return;
        var found = node switch
        {
            YamlMap => new Phrase("一个表（键: 值）", "a map (key: value)"),
            YamlList => new Phrase("一个列表", "a list"),
            YamlText { IsWritten: false } => new Phrase("空白", "nothing"),
            _ => new Phrase("文字", "text"),
        };
        Bag.Error("pack.wrong-shape", node.Where,
            new Phrase($"{what.Zh}这里要写{expected.Zh}，现在是{found.Zh}。", $"{what.En} takes {expected.En} here; this is {found.En}."));
    }

    public void Duplicate(Phrase what, Sourced id, Sourced first) =>
        Bag.Error("pack.duplicate-id", id.Where,
            new Phrase($"{what.Zh}“{id}”重复了，{first.Where} 已经用过。", $"The {what.En} \"{id}\" is repeated; it is already used at {first.Where}."),
            new Phrase("请换一个编号，或删去一处。", "Give it another id, or remove one of them."));

    private void CheckHolds(Key key, YamlNode value)
    {
        if (value is YamlBroken or YamlText { IsWritten: false }) return;
        var right = key.Holds switch
        {
            Holds.Text => value is YamlText,
            Holds.Block => value is YamlText { Lines: not null },
            Holds.Texts or Holds.Value => value is YamlText || value is YamlList list && list.Items.All(i => i is YamlText or YamlBroken),
            Holds.Map => value is YamlMap,
            Holds.List => value is YamlList,
            _ => value is YamlText or YamlMap,
        };
        if (!right) WrongShape(value, new Phrase($"“{key.Name}”", $"\"{key.Name}\""), Expected(key.Holds));
    }

    private static Phrase Expected(Holds holds) => holds switch
    {
        Holds.Text => new("一段文字", "one text"),
        Holds.Block => new("“|”开头的竖线表格", "a pipe table after \"|\""),
        Holds.Texts or Holds.Value => new("文字，或文字的列表", "a text, or a list of texts"),
        Holds.Map => new("一个表（键: 值）", "a map (key: value)"),
        Holds.List => new("一个列表（每项以“- ”开头）", "a list (items that begin with \"- \")"),
        _ => new("文字，或表（键: 值）", "a text, or a map (key: value)"),
    };

    private void UnknownKey(YamlText key, Shape shape)
    {
        var names = shape.Keys.Select(k => k.Name).ToArray();
        Bag.Error("pack.unknown-key", key.Where,
            new Phrase($"{shape.What.Zh}里没有“{key.Text}”这个键，可用的键：{string.Join("、", names)}。", $"{shape.What.En} has no key \"{key.Text}\"; the keys are: {string.Join(", ", names)}."),
            Suggestion.DidYouMean(key.Text, names));
    }

    private void Missing(YamlMap map, Key key, Shape shape) =>
        Bag.Error("pack.missing-key", map.Where, new Phrase($"{shape.What.Zh}缺少“{key.Name}”。", $"{shape.What.En} lacks \"{key.Name}\"."),
            MissingHint.For(key.Name) ?? new Phrase($"请加上“{key.Name}: …”。", $"Add \"{key.Name}: …\"."));
}

/// <summary>Advice for keys whose absence is a decision not taken.</summary>
internal static class MissingHint
{
    public static Phrase? For(string key) => key switch
    {
        "judged_at" => new("请写 judged_at: event（按事发当日有效的规定）；流程写 case start（按发起当日）。", "Write judged_at: event (the version in force on the day of the event); in a flow, case start (on the day the case was started)."),
        "counted_on" => new("请写 counted_on: event（按事发日归入所在的期间）。", "Write counted_on: event (counted in the window of the day it occurred)."),
        _ => null,
    };
}
