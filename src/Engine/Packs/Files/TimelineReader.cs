using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads the people and the steps of a timeline. Fields and figures are open here: their names belong to the pack.</summary>
internal sealed class TimelineReader(ReadScope scope)
{
    private static readonly string[] FactKeys = ["on", "recorded", "who", "event"];

    private static readonly Shape ExpectShape = new(new("expect 这一步", "An expect step"), Key.Must("expect", Holds.Map));

    private static readonly Shape ActShape = new(
        new("does 这一步", "A step that does something"), Key.Must("on"), Key.Must("who"), Key.Must("does"), Key.May("case"), Key.May("as"), Key.May("to"), Key.May("reason"),
        Key.May("fields", Holds.Map), Key.May("expect"));

    public List<TestPerson> People(YamlMap? map)
    {
        var found = new List<TestPerson>();
        foreach (var (id, value) in map?.Entries ?? [])
        {
            if (value is YamlMap fields) found.Add(new TestPerson(id.Text, Pairs(fields.Entries)));
            else scope.WrongShape(value, new Phrase($"“{id.Text}”", $"\"{id.Text}\""), new Phrase("{ 字段: 值 }", "{ field: value }"));
        }
        return found;
    }

    public List<TestStep> Steps(IReadOnlyList<YamlNode> items)
    {
        var found = new List<TestStep>();
        foreach (var item in items)
        {
            if (item is not YamlMap map) scope.WrongShape(item, new Phrase("timeline 的一步", "A step of a timeline"), new Phrase("事实或 expect", "a fact or expect"));
            else if (Step(map) is { } step) found.Add(step);
        }
        return found;
    }

    /// <summary>Units, each with the one above it.</summary>
    public List<(Sourced Unit, Sourced? Above)> Units(YamlMap? map)
    {
        var found = new List<(Sourced, Sourced?)>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (value is YamlText text) found.Add((key.Sourced, text.Text.Length > 0 ? text.Sourced : null));
            else scope.WrongShape(value, new Phrase($"“{key.Text}”", $"\"{key.Text}\""), new Phrase("上级单位，或留空", "the unit above, or nothing"));
        }
        return found;
    }

    private TestStep? Step(YamlMap map) => map.Find("does") is not null ? Act(map) : map.Find("expect") is null ? Fact(map) : Expect(map);

    private TestAct? Act(YamlMap node)
    {
        if (scope.Read(node, ActShape) is not { } map) return null;
        var refused = map.OneOf("expect", "pack.unknown-value", ["refused"]) is not null;
        if (map.Text("on") is not { } on || Moments.Read(on, scope.Bag) is not { } at || map.Text("who") is not { } who || map.Text("does") is not { } does) return null;
        return new TestAct(node.Where)
        {
            At = at, Who = who, Does = does, Case = map.Text("case"), As = map.Text("as"), To = map.Text("to"), Reason = map.Text("reason"),
            Fields = Pairs(map.SubMap("fields")?.Entries ?? []), IsRefused = refused,
        };
    }

    private TestFact? Fact(YamlMap map)
    {
        var shaped = new ShapedMap(map, scope.Bag);
        foreach (var key in new[] { "on", "who", "event" })
        {
            if (map.Find(key) is null or YamlText { Text.Length: 0 })
            {
                scope.Bag.Error("pack.missing-key", map.Where, new Phrase($"timeline 的一步缺少“{key}”。", $"A step of a timeline lacks \"{key}\"."),
                    new Phrase("请写成 { on: 日期, who: 谁, event: 什么 }、{ on: 时间, who: 谁, does: 做什么 }，或 expect: { … }。", "Write { on: date, who: whom, event: what }, { on: time, who: who, does: what }, or expect: { … }."));
            }
        }
        var (on, recorded) = (shaped.Date("on"), shaped.Date("recorded"));
        if (on is not { } day || shaped.Text("who") is not { } who || shaped.Text("event") is not { } what) return null;
        if (recorded < day)
        {
            scope.Bag.Error("pack.recorded-before", shaped.Text("recorded")!.Where, new Phrase($"记录日 {recorded:uuuu-MM-dd} 早于发生日 {day:uuuu-MM-dd}。", $"It is recorded on {recorded:uuuu-MM-dd}, before it occurred on {day:uuuu-MM-dd}."),
                new Phrase("请对调或改正这两个日期。", "Swap or correct the two dates."));
        }
        return new TestFact(day, recorded ?? day, who, what, Pairs(map.Entries.Where(e => !FactKeys.Contains(e.Key.Text))), map.Where);
    }

    private TestExpectation? Expect(YamlMap step)
    {
        if (scope.Read(step, ExpectShape)?.SubMap("expect") is not { } map) return null;
        var shaped = new ShapedMap(map, scope.Bag);
        var subjects = new List<(Sourced, IReadOnlyList<(Sourced, Sourced)>)>();
        foreach (var (key, value) in map.Entries)
        {
            if (key.Text is "on" or "because") continue;
            if (value is YamlMap figures) subjects.Add((key.Sourced, Pairs(figures.Entries)));
            else scope.WrongShape(value, new Phrase($"“{key.Text}”", $"\"{key.Text}\""), new Phrase("{ 数字名: 值 }", "{ figure: value }"));
        }
        return new TestExpectation(shaped.Date("on"), subjects, shaped.Texts("because"), step.Where);
    }

    private List<(Sourced Name, Sourced Value)> Pairs(IEnumerable<YamlEntry> entries)
    {
        var found = new List<(Sourced, Sourced)>();
        foreach (var (key, value) in entries)
        {
            if (value is YamlText { IsWritten: false } or YamlBroken) continue;
            if (value is YamlText text) found.Add((key.Sourced, text.Sourced));
            else if (value is YamlList list && list.Items.All(i => i is YamlText)) found.Add((key.Sourced, new Sourced(string.Join(";", list.Items.Cast<YamlText>().Select(i => i.Text)), list.Where)));
            else scope.WrongShape(value, new Phrase($"“{key.Text}”", $"\"{key.Text}\""), new Phrase("一个值，或值的列表", "a value, or a list of values"));
        }
        return found;
    }
}
