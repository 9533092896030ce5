using NodaTime;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Facts;

/// <summary>One state of a person, from a day on.</summary>
/// <param name="From">First day it holds, by day number; <see cref="int.MinValue"/> when always.</param>
/// <param name="Fields">One value a field of <c>people:</c>, in that order; unknown where not given.</param>
internal sealed record PersonState(int From, Value[] Fields);

/// <summary>A person bound by the regulations, with what is known of them day by day.</summary>
public sealed class Person
{
    private readonly List<PersonState> states = [];
    private Value[]? always;

    internal Person(int index, string id) => (Index, Id, Name) = (index, id, id);

    /// <summary>Place in the <see cref="PeopleBook"/>, from 0.</summary>
    public int Index { get; }

    /// <summary>Id used in files.</summary>
    public string Id { get; }

    /// <summary>Display name; the id when none is given.</summary>
    public string Name { get; internal set; }

    /// <summary>First day of work; null when not given.</summary>
    public LocalDate? Joined { get; internal set; }

    /// <summary>Last day of work; null when not given.</summary>
    public LocalDate? Left { get; internal set; }

    /// <summary>True when employed on both days and between.</summary>
    public bool IsEmployed(LocalDate first, LocalDate last) => !(Joined > first) && !(Left < last);

    /// <summary>True when what is known of the person never changes.</summary>
    internal bool IsSteady => states.Count <= 1;

    internal void Add(PersonState state)
    {
        states.Add(state);
        always = states.Count == 1 ? state.Fields : null;
        states.Sort((a, b) => a.From.CompareTo(b.From));
    }

    internal Value[]? FieldsOn(int day)
    {
        if (always is not null) return always;
        for (var i = states.Count - 1; i >= 0; i--)
            if (states[i].From <= day) return states[i].Fields;
        return states.Count > 0 ? states[0].Fields : null;
    }
}

/// <summary>Everybody named by the facts or by a people file. Units are kept beside them, under the same kind of index.</summary>
public sealed class PeopleBook
{
    private readonly Dictionary<string, Person> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person?> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person>.AlternateLookup<ReadOnlySpan<char>> idSpans;
    private readonly Dictionary<string, Person?>.AlternateLookup<ReadOnlySpan<char>> nameSpans;
    private readonly List<Person> all = [];

    /// <summary>An empty book.</summary>
    public PeopleBook()
    {
        idSpans = byId.GetAlternateLookup<ReadOnlySpan<char>>();
        nameSpans = byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>True when a people file was given, so that a name not in it is unknown rather than new.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Everybody, in the order they came.</summary>
    public IReadOnlyList<Person> All => all;

    /// <summary>The person with this id, or with this name when only one person has it; null when there is none. An id wins over a name.</summary>
    public Person? Find(string idOrName) => Find(idOrName.AsSpan());

    /// <summary>The same, without making a string of it first.</summary>
    public Person? Find(ReadOnlySpan<char> idOrName) =>
        idSpans.TryGetValue(idOrName, out var person) || nameSpans.TryGetValue(idOrName, out person) ? person : null;

    /// <summary>Ids and names, for suggestions.</summary>
    public IEnumerable<string> Keys => byId.Keys.Concat(byName.Keys);

    /// <summary>The person with this id or, failing that, this name; added when new.</summary>
    public Person GetOrAdd(string id) => Find(id.AsSpan()) ?? Add(id);

    /// <summary>Gives a person a display name, by which it can be found while it is the only one of that name.</summary>
    public void Name(Person person, string name)
    {
        person.Name = name;
        if (name == person.Id) return;
        byName[name] = byName.TryGetValue(name, out var other) && other != person ? null : person;
    }

    /// <summary>The person with this very id, added when new, whoever else bears it as a name.</summary>
    public Person WithId(string id) => byId.GetValueOrDefault(id) ?? Add(id);

    /// <summary>Says between which days, both included, somebody is employed; null for no limit.</summary>
    public static void Employ(Person person, LocalDate? joined, LocalDate? left) => (person.Joined, person.Left) = (joined, left);

    /// <summary>Says all that is known of a person from a day on, until the next day something is said of.</summary>
    /// <param name="person">Somebody of this book.</param>
    /// <param name="from">First day it holds; null for always.</param>
    /// <param name="fields">One value a field of <c>people:</c>, in that order; <see cref="Value.Unknown"/> where nobody has said.</param>
    public static void Know(Person person, LocalDate? from, Value[] fields) =>
        person.Add(new PersonState(from?.ToDateOnly().DayNumber ?? int.MinValue, fields));

    /// <summary>True when several people bear this name, so that only an id tells them apart.</summary>
    public bool IsAmbiguous(string name) => IsAmbiguous(name.AsSpan());

    internal bool IsAmbiguous(ReadOnlySpan<char> name) =>
        !idSpans.ContainsKey(name) && nameSpans.TryGetValue(name, out var person) && person is null;

    private Person Add(string id)
    {
        var person = new Person(all.Count, id);
        all.Add(person);
        byId[id] = person;
        return person;
    }
}
