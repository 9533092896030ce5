using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads one version of a flow: its form, its steps and how it may end.</summary>
internal sealed class FlowVersionReader(ReadScope scope)
{
    private static readonly Shape VersionShape = new(
        new("流程的一个版本", "A version of a flow"), Key.Must("from"), Key.May("ends", Holds.TextOrMap), Key.Must("form"), Key.Must("steps", Holds.List), Key.Must("endings", Holds.Map));

    private static readonly Shape EndingShape = new(
        new("结局", "An ending"), Key.Must("name"), Key.Must("means"), Key.May("tell", Holds.Texts), Key.May("record", Holds.Map));

    private static readonly Shape RecordShape = new(
        new("record", "record"), Key.Must("word"), Key.Must("about"), Key.May("occurred"), Key.May("fields", Holds.Map));

    private static readonly string[] Meanings = ["granted", "refused", "void"];

    /// <summary>Words that steps and endings cannot be called, because they mean something where a step or an ending is named.</summary>
    private static readonly string[] Reserved = ["start", "starter", "stopped", "skipped"];

    private readonly StepReader steps = new(scope);

    public FlowVersion? Read(YamlNode item, string flow, LocalDate? before)
    {
        if (scope.Read(item, VersionShape) is not { } map) return null;
        if (map.Map.Find("ends") is YamlMap misplaced)
        {
            scope.WrongShape(misplaced, new Phrase("“ends”是版本的最后一天，", "\"ends\" is the last day of the version; it"), new Phrase("日期（结局请写在“endings”下）", "a day (write the endings under \"endings\")"));
            return null;
        }
        var from = ControlParts.From(map, before, scope);
        var names = new StepNames(scope, flow, map.Text("from")?.Text ?? "");
        var read = map.Items("steps").Select(s => steps.Read(s, names)).OfType<StepDefinition>().ToList();
        var endings = Endings(map.SubMap("endings"), names);
        CheckIds(read.Select(s => new Sourced(s.Id, s.Where)).Concat(endings.Select(e => new Sourced(e.Id, e.Where))));
        CheckAny(map, "steps", map.Items("steps").Count);
        CheckAny(map, "endings", map.SubMap("endings")?.Entries.Count ?? 0);
        if (from is null || map.Text("form") is not { } form) return null;
        return new FlowVersion(from.Value, map.Date("ends"), form, read, endings, map.Where);
    }

    private void CheckAny(ShapedMap map, string key, int count)
    {
        if (count > 0 || map.Map.Find(key) is null or YamlText) return;
        scope.Bag.Error("flow.empty", map.Map.Find(key)!.Where, new Phrase($"“{key}”里一项也没有。", $"\"{key}\" holds nothing."),
            new Phrase("一个流程至少要有一步、一种结局。", "A flow has at least one step and one ending."));
    }

    private void CheckIds(IEnumerable<Sourced> ids)
    {
        var seen = new Dictionary<string, Sourced>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (!seen.TryAdd(id.Text, id)) scope.Duplicate(new Phrase("步骤或结局", "step or ending"), id, seen[id.Text]);
            if (Reserved.Contains(id.Text))
            {
                scope.Bag.Error("flow.reserved-id", id.Where, new Phrase($"步骤或结局不能叫“{id.Text}”，这个词另有意思。", $"A step or an ending cannot be called \"{id.Text}\": the word means something else here."),
                    new Phrase($"请换一个编号，例如“{id.Text}-1”。", $"Choose another id, such as \"{id.Text}-1\"."));
            }
        }
    }

    private List<EndingDefinition> Endings(YamlMap? map, StepNames names)
    {
        var found = new List<EndingDefinition>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (!Ids.CheckId(key.Sourced, scope.Bag) || scope.Read(value, EndingShape) is not { } ending) continue;
            var means = ending.OneOf("means", "flow.unknown-meaning", Meanings);
            var record = ending.SubMap("record") is { } r ? Record(r) : null;
            if (means is null || ending.Text("name") is not { } name) continue;
            found.Add(new EndingDefinition(key.Text, names.Of(key.Text, name), (EndingMeaning)Array.IndexOf(Meanings, means), ending.Texts("tell"), record, key.Where));
        }
        return found;
    }

    private RecordDefinition? Record(YamlMap node)
    {
        if (scope.Read(node, RecordShape) is not { } map) return null;
        var fields = ControlParts.Values(map.SubMap("fields"), scope);
        if (map.Text("word") is not { } word || map.Text("about") is not { } about) return null;
        return new RecordDefinition(word, about, map.Text("occurred"), fields);
    }
}

/// <summary>English of the steps, exits, parties and endings of one version: <c>names.leave.head</c>, or <c>names.leave@2014-04-01.head</c> for that version alone.</summary>
internal sealed class StepNames(ReadScope scope, string flow, string day)
{
    public Phrase Of(string path, Sourced name) => scope.English.Of($"names.{flow}.{path}", name, $"names.{flow}@{day}.{path}");
}
