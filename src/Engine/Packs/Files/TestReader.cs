using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads a test: row cases, or a timeline.</summary>
internal sealed class TestReader(ReadScope scope)
{
    private static readonly Shape TestShape = new(
        new("test", "A test"), Key.Must("test"), Key.May("of"), Key.May("on"), Key.May("readings", Holds.Map), Key.May("people", Holds.Map), Key.May("units", Holds.Map),
        Key.May("cases", Holds.Block), Key.May("timeline", Holds.List));

    private static readonly Shape AcceptedFile = new(new("accepted-mutants.yaml", "accepted-mutants.yaml"), Key.Must("accepted", Holds.List));

    private static readonly Shape AcceptedShape = new(new("accepted 的一项", "An entry of accepted"), Key.Must("mutant"), Key.Must("why"));

    private static readonly string[] Expected = [.. ResultColumns.Names, "because"];

    private readonly TimelineReader timeline = new(scope);

    public PackTest? Read(YamlMap root)
    {
        if (scope.Read(root, TestShape) is not { } map || map.Text("test") is not { } name) return null;
        CheckWay(map);
        return new PackTest
        {
            Name = name.Text,
            Of = map.Text("of"),
            On = map.Date("on"),
            Readings = Readings(map.SubMap("readings")),
            Cases = Cases(map.Block("cases")),
            People = timeline.People(map.SubMap("people")),
            Units = timeline.Units(map.SubMap("units")),
            Timeline = timeline.Steps(map.Items("timeline")),
            Where = name.Where,
        };
    }

    public List<AcceptedMutant> Accepted(YamlMap root)
    {
        var found = new List<AcceptedMutant>();
        if (scope.Read(root, AcceptedFile) is not { } file) return found;
        foreach (var item in file.Items("accepted"))
        {
            if (scope.Read(item, AcceptedShape) is { } entry && entry.Text("mutant") is { } mutant && entry.Text("why") is { } why) found.Add(new AcceptedMutant(mutant, why.Text));
        }
        return found;
    }

    private void CheckWay(ShapedMap map)
    {
        var (cases, steps) = (map.Map.Find("cases") is not null, map.Map.Find("timeline") is not null);
        if (cases == steps)
        {
            scope.Bag.Error("pack.test-way", map.Where, cases ? new Phrase("cases 和 timeline 不能写在同一个 test 里。", "cases and timeline cannot stand in one test.") : new Phrase("test 里既没有 cases，也没有 timeline。", "This test has neither cases nor a timeline."),
                new Phrase("单次判定用 cases，前后相连的用 timeline。", "Use cases for single decisions, timeline for what hangs together."));
        }
        foreach (var key in cases && !steps ? new[] { "of", "on" } : [])
        {
            if (map.Map.Find(key) is null) scope.Bag.Error("pack.missing-key", map.Where, new Phrase($"有 cases 的 test 缺少“{key}”。", $"A test with cases lacks \"{key}\"."),
                key == "of" ? new Phrase("请写 of: 表的编号。", "Write of: and the table's id.") : new Phrase("请写 on: 判定的日期。", "Write on: and the day judged."));
        }
    }

    private Dictionary<string, string> Readings(YamlMap? map)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (value is YamlText { Text.Length: > 0 } text) found[key.Text] = text.Text;
            else scope.WrongShape(value, new Phrase($"“{key.Text}”", $"\"{key.Text}\""), new Phrase("读法的编号", "the id of a reading"));
        }
        return found;
    }

    private CaseTable? Cases(YamlText? block)
    {
        if (block?.Lines is null || PipeTable.Read(block, "case", scope.Bag) is not { } table) return null;
        var unknown = table.Header.Right.Where(c => !Expected.Contains(c.Text)).ToArray();
        foreach (var column in unknown) ResultColumns.Unknown(column, Expected, scope.Bag);
        if (unknown.Length > 0) return null;
        var seen = new Dictionary<string, Sourced>(StringComparer.Ordinal);
        foreach (var name in table.Rows.Select(r => r.Left[0]))
        {
            if (!seen.TryAdd(name.Text, name)) scope.Duplicate(new Phrase("用例", "case"), name, seen[name.Text]);
        }
        return new CaseTable([.. table.Header.Left.Skip(1)], table.Header.Right, [.. table.Rows.Select(r => new CaseRow(r.Left[0].Text, [.. r.Left.Skip(1)], r.Right, r.Where))]);
    }
}
