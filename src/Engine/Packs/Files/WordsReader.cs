using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads <c>words.yaml</c>.</summary>
internal sealed class WordsReader(ReadScope scope)
{
    private static readonly Shape File = new(
        new("words.yaml", "words.yaml"), Key.May("roles", Holds.Map), Key.May("people", Holds.Map), Key.May("words", Holds.Map), Key.May("outcomes", Holds.Map),
        Key.May("marks", Holds.Map), Key.May("cards", Holds.Map), Key.May("gates", Holds.Map));

    private static readonly Shape WordShape = new(new("词", "A word"), Key.Must("name"), Key.May("about"), Key.Must("fields", Holds.Map));

    private static readonly Shape MarkShape = new(new("标记", "A mark"), Key.Must("name"), Key.Must("default"), Key.Must("of", Holds.Map));

    private readonly FieldReader fields = new(scope);

    public Vocabulary? Read(YamlNode root)
    {
        if (scope.Read(root, File) is not { } file) return null;
        var words = new Vocabulary
        {
            Roles = Options(file.SubMap("roles"), "roles", inExpressions: false),
            People = fields.Read(file.SubMap("people"), "people", "people"),
            Words = Words(file.SubMap("words")),
            Outcomes = Options(file.SubMap("outcomes"), "outcomes"),
            Marks = Marks(file.SubMap("marks")),
            Cards = Options(file.SubMap("cards"), "cards"),
            Gates = Options(file.SubMap("gates"), "gates"),
        };
        foreach (var field in words.Words.SelectMany(w => w.Fields).Concat(words.People)) CheckLookup(field, words);
        return words;
    }

    private List<Option> Options(YamlMap? map, string section, bool inExpressions = true) =>
        map is null ? [] : fields.Options(map, section, inExpressions);

    private List<Word> Words(YamlMap? map)
    {
        var found = new List<Word>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (!Ids.CheckName(key.Sourced, scope.Bag) || scope.Read(value, WordShape) is not { } word || word.Text("name") is not { } name) continue;
            var about = word.OneOf("about", "pack.unknown-subject", ["person", "unit"]) == "unit" ? FactSubject.Unit : FactSubject.Person;
            found.Add(new Word(key.Text, scope.English.Of($"names.{key.Text}", name), about, fields.Read(word.SubMap("fields"), key.Text, key.Text), key.Where));
        }
        return found;
    }

    private List<Mark> Marks(YamlMap? map)
    {
        var found = new List<Mark>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (!Ids.CheckName(key.Sourced, scope.Bag) || scope.Read(value, MarkShape) is not { } mark || mark.Text("name") is not { } name) continue;
            var options = Options(mark.SubMap("of"), $"marks.{key.Text}");
            var start = mark.OneOf("default", "pack.unknown-value", [.. options.Select(o => o.Id)]);
            if (start is not null) found.Add(new Mark(key.Text, scope.English.Of($"names.marks.{key.Text}", name), start, options));
        }
        return found;
    }

    private void CheckLookup(Field field, Vocabulary words)
    {
        if (field.From is not { } from) return;
        var word = words.Words.FirstOrDefault(w => w.Id == from.Word.Text);
        if (word is null)
        {
            scope.Bag.Error("pack.unknown-word", from.Word.Where, new Phrase($"没有“{from.Word.Text}”这个词。", $"There is no word \"{from.Word.Text}\"."),
                Suggestion.DidYouMean(from.Word.Text, words.Words.Select(w => w.Id)));
        }
        else if (!word.Fields.Any(f => f.Id == from.Field))
        {
            scope.Bag.Error("pack.unknown-field", from.Word.Where, new Phrase($"词“{word.Id}”没有字段“{from.Field}”。", $"The word \"{word.Id}\" has no field \"{from.Field}\"."),
                Suggestion.DidYouMean(from.Field, word.Fields.Select(f => f.Id)));
        }
    }
}
