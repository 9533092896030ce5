using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads <c>questions.yaml</c>.</summary>
internal sealed class QuestionsReader(ReadScope scope)
{
    private static readonly Shape File = new(new("questions.yaml", "questions.yaml"), Key.Must("questions", Holds.List));

    private static readonly Shape QuestionShape = new(
        new("问题", "A question"), Key.Must("id"), Key.Must("clauses", Holds.Texts), Key.Must("asks"), Key.May("readings", Holds.Map), Key.May("chosen"),
        Key.May("decided_by"), Key.May("decided_on"));

    private static readonly Shape ReadingShape = new(new("读法", "A reading"), Key.Must("says"), Key.May("set", Holds.Map));

    private readonly List<(Sourced Role, Question Of)> signers = [];

    /// <summary>Roles that signed, where they stand.</summary>
    public IEnumerable<Sourced> Signers => signers.Select(s => s.Role);

    public List<Question> Read(YamlNode root)
    {
        var found = new List<Question>();
        var seen = new Dictionary<string, Sourced>(StringComparer.Ordinal);
        if (scope.Read(root, File) is not { } file) return found;
        foreach (var item in file.Items("questions"))
        {
            if (scope.Read(item, QuestionShape) is not { } map || map.Text("id") is not { } id || map.Text("asks") is not { } asks) continue;
            if (!Ids.CheckId(id, scope.Bag)) continue;
            if (!seen.TryAdd(id.Text, id)) scope.Duplicate(new Phrase("问题", "question"), id, seen[id.Text]);
            found.Add(Question(map, id, asks));
        }
        return found;
    }

    private Question Question(ShapedMap map, Sourced id, Sourced asks)
    {
        var path = $"questions.{id.Text}";
        var asked = scope.English.Of($"{path}.asks", asks);
        var readings = Readings(map.SubMap("readings"), path);
        var by = map.Text("decided_by");
        var (chosen, words) = Chosen(map, readings, path);
        var question = new Question
        {
            Id = id.Text,
            Clauses = map.Texts("clauses"),
            Asks = asked,
            Readings = readings,
            Chosen = chosen,
            ChosenText = words,
            DecidedBy = by?.Text,
            DecidedOn = map.Date("decided_on"),
            Where = id.Where,
        };
        if (by is { } role) signers.Add((role, question));
        return question;
    }

    private (string?, Phrase) Chosen(ShapedMap map, List<Reading> readings, string path)
    {
        if (map.Text("chosen") is not { } chosen) return (null, default);
        if (map.Map.Find("readings") is null or YamlText) return (chosen.Text, scope.English.Of($"{path}.chosen", chosen));
        if (readings.Find(r => r.Id == chosen.Text) is { } reading) return (chosen.Text, reading.Says);
        if (readings.Count > 0) map.OneOf("chosen", "pack.unknown-reading", [.. readings.Select(r => r.Id)]);
        return (null, default);
    }

    private List<Reading> Readings(YamlMap? map, string path)
    {
        var found = new List<Reading>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (!Ids.CheckId(key.Sourced, scope.Bag) || scope.Read(value, ReadingShape) is not { } reading || reading.Text("says") is not { } says) continue;
            found.Add(new Reading(key.Text, scope.English.Of($"{path}.readings.{key.Text}", says), ChangeReader.OfMap(reading.SubMap("set"), scope)));
        }
        return found;
    }
}
