using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>Who stands in a timeline: the people it declares, and the persons and units its facts name.</summary>
internal sealed class TimelinePeople
{
    private readonly Vocabulary words;
    private readonly List<Diagnostic> mistakes;
    private readonly HashSet<string> declared;

    public TimelinePeople(Vocabulary words, PackTest test, List<Diagnostic> mistakes)
    {
        (this.words, this.mistakes) = (words, mistakes);
        declared = [.. test.People.Select(p => p.Id)];
        foreach (var person in test.People) Declare(person);
    }

    public PeopleBook Persons { get; } = new();

    public PeopleBook Units { get; } = new();

    /// <summary>The one a fact is about. Where people are declared, a person who is not is a slip of the pen.</summary>
    public Person? WhoOf(Word word, Sourced who)
    {
        if (word.About == FactSubject.Unit) return Units.GetOrAdd(who.Text);
        if (declared.Count == 0 || declared.Contains(who.Text)) return Persons.GetOrAdd(who.Text);
        mistakes.Add(TestMistakes.Unknown("test.unknown-person", who, new("people 里写明的人", "person declared under people"), declared));
        return null;
    }

    /// <summary>The one an expectation asks about.</summary>
    public (Person Subject, bool IsUnit)? Find(Sourced name)
    {
        if (Persons.Find(name.Text) is { } person) return (person, false);
        if (Units.Find(name.Text) is { } unit) return (unit, true);
        mistakes.Add(TestMistakes.Unknown("test.unknown-person", name, new("这个测试里出现过的人或单位", "person or unit of this test"), [.. Persons.Keys, .. Units.Keys]));
        return null;
    }

    private void Declare(TestPerson given)
    {
        var person = Persons.GetOrAdd(given.Id);
        var known = GivenValues.None(words.People);
        foreach (var (name, text) in given.Fields)
        {
            var at = words.People.ToList().FindIndex(f => f.Id == name.Text);
            if (at >= 0)
            {
                known[at] = GivenValues.Read(words.People[at], text, mistakes);
                GivenFields.Enter(words.People[at], known[at], Persons, Units);
            }
            if (name.Text == "joined") person.Joined = GivenValues.Day(name.Text, text, mistakes);
            else if (name.Text == "left") person.Left = GivenValues.Day(name.Text, text, mistakes);
            else if (at < 0)
            {
                string[] fields = [.. words.People.Select(f => f.Id), "joined", "left"];
                mistakes.Add(TestMistakes.Unknown("test.unknown-field", name, new("人员的字段", "field of people"), fields));
            }
        }
        person.Add(new PersonState(int.MinValue, known));
    }
}
