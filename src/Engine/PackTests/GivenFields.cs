using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>What a test gives of one fact: fields of its word, fields of people it carries, its time.</summary>
internal sealed class GivenFields
{
    private readonly Vocabulary words;
    private readonly Word word;
    private readonly List<Diagnostic> mistakes;
    private readonly Value[] own;
    private readonly List<(int, Value)> people = [];

    public GivenFields(Vocabulary words, Word word, List<Diagnostic> mistakes)
    {
        (this.words, this.word, this.mistakes) = (words, word, mistakes);
        own = GivenValues.None(word.Fields);
    }

    /// <summary>One value a field of the word.</summary>
    public Value[] Own => own;

    /// <summary>Fields of people that the fact carries.</summary>
    public IReadOnlyList<(int PeopleField, Value Value)> People => people;

    /// <summary>Minute of the day; -1 when not given.</summary>
    public int Minute { get; private set; } = -1;

    /// <summary>The names it may give.</summary>
    public IReadOnlyCollection<string> Known => [.. word.Fields.Select(f => f.Id), .. words.People.Select(f => f.Id), "time"];

    /// <summary>Takes one name with its value; false when there is no such field.</summary>
    public bool Take(Sourced name, Sourced text)
    {
        for (var i = 0; i < word.Fields.Count; i++)
        {
            if (word.Fields[i].Id != name.Text) continue;
            own[i] = GivenValues.Read(word.Fields[i], text, mistakes);
            return true;
        }
        for (var i = 0; i < words.People.Count; i++)
        {
            if (words.People[i].Id != name.Text) continue;
            if (text.Text.Length > 0) people.Add((i, GivenValues.Read(words.People[i], text, mistakes)));
            return true;
        }
        if (name.Text != "time") return false;
        if (text.Text.Length > 0) Minute = GivenValues.Minute(text, mistakes);
        return true;
    }

    /// <summary>Enters persons and units that its fields name, so that they can be asked about.</summary>
    public void Enter(PeopleBook persons, PeopleBook units)
    {
        for (var i = 0; i < own.Length; i++) Enter(word.Fields[i], own[i], persons, units);
        foreach (var (field, value) in people) Enter(words.People[field], value, persons, units);
    }

    internal static void Enter(Field field, in Value value, PeopleBook persons, PeopleBook units)
    {
        var book = field.Type switch { FieldType.Person or FieldType.People => persons, FieldType.Unit => units, _ => null };
        if (book is null || value.IsUnknown) return;
        foreach (var name in GivenValues.Names(value)) book.GetOrAdd(name);
    }
}
