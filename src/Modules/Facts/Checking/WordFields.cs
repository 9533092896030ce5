using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Facts.Reading;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Facts.Checking;

/// <summary>One word as the packs in force speak of it: several may, and then a field must be readable by each pack that has it.</summary>
internal sealed class WordFields
{
    private readonly List<(string Pack, FieldInput Input)[]> fields = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<Field> order = [];
    private readonly Dictionary<IReadOnlyDictionary<string, string>, (string Json, IReadOnlyList<string> People)> known = new(ReferenceEqualityComparer.Instance);

    public WordFields(string word, IReadOnlyList<Rules> rules, PeopleBook people, PeopleBook units)
    {
        var speaking = rules.Select(r => (Pack: r.Written.Name.Zh, Word: r.Written.Words.Words.FirstOrDefault(w => w.Id == word))).Where(s => s.Word is not null).ToList();
        Word = speaking[0].Word!;
        foreach (var id in speaking.SelectMany(s => s.Word!.Fields).Select(f => f.Id).Distinct())
        {
            var having = speaking.Select(s => (s.Pack, Field: s.Word!.Fields.FirstOrDefault(f => f.Id == id))).Where(s => s.Field is not null).ToList();
            places[id] = order.Count;
            order.Add(having[0].Field!);
            fields.Add([.. having.Select(h => (h.Pack, new FieldInput(h.Field!, people, units)))]);
        }
    }

    public Word Word { get; }

    /// <summary>Reads the texts of a fact. Mistakes go to <paramref name="errors"/>, each at its field.</summary>
    public (string Json, IReadOnlyList<string> People) Read(IReadOnlyDictionary<string, string> texts, List<Error> errors)
    {
        // A source that derives many facts gives those that say the same the very same texts; these are read once.
        if (known.TryGetValue(texts, out var before)) return before;
        var mistakes = errors.Count;
        var read = ReadAnew(texts, errors);
        if (errors.Count == mistakes) known[texts] = read;
        return read;
    }

    private (string Json, IReadOnlyList<string> People) ReadAnew(IReadOnlyDictionary<string, string> texts, List<Error> errors)
    {
        var read = new string?[order.Count];
        var people = new List<string>();
        foreach (var (id, text) in texts)
        {
            if (!places.TryGetValue(id, out var place))
            {
                errors.Add(Unknown(id));
                continue;
            }

            foreach (var (_, input) in fields[place])
            {
                if (input.Read(text, out var value) is { } wrong)
                {
                    errors.Add(Wrong(order[place], wrong));
                    break;
                }

                if (read[place] is not null) continue;
                read[place] = FieldText.Write(order[place], value);
                if (order[place].Type is FieldType.Person or FieldType.People && read[place] is { } named) people.AddRange(named.Split(';'));
            }
        }

        return (FactFields.Write(order.Select((f, i) => new KeyValuePair<string, string?>(f.Id, read[i])).Where(f => f.Value is not null)!), people);
    }

    private Error Unknown(string id) => new(ErrorKind.Invalid, "facts.unknown-field", new Phrase(
        $"“{Word.Name.Zh}”没有“{id}”这一项，可以填：{string.Join("、", order.Select(f => f.Name.Zh))}。",
        $"{Word.Name.En} has no field \"{id}\"; it has: {string.Join(", ", order.Select(f => f.Id))}."), id);

    private static Error Wrong(Field field, Diagnostic wrong) => new(ErrorKind.Invalid, wrong.Code, new Phrase(
        $"{field.Name.Zh}：{wrong.Message.Zh}{wrong.Hint?.Zh}", $"{field.Name.En}: {wrong.Message.En}{(wrong.Hint is { } hint ? " " + hint.En : "")}"), field.Id);
}
