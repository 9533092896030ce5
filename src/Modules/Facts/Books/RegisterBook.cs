using NodaTime;
using Yunzhang.Engine.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Facts.Books;

/// <summary>A register as the engine reads it: people by staff number, units by code.</summary>
internal sealed class RegisterBook
{
    private readonly List<Id<Person>> people = [];
    private readonly List<Id<Unit>> units = [];
    private readonly Dictionary<Id<Person>, int> personIndex = [];
    private readonly Dictionary<Id<Unit>, int> unitIndex = [];

    public RegisterBook(Register register, PeopleFields? fields, Func<Id<Person>, IReadOnlyList<(LocalDate From, string?[] Texts)>?>? kept)
    {
        foreach (var unit in register.Units)
        {
            var added = Units.WithId(unit.Code);
            Units.Name(added, unit.Name);
            unitIndex[unit.UnitId] = units.Count;
            units.Add(unit.UnitId);
        }

        foreach (var person in register.People) Add(person, fields, kept);
        (People.IsClosed, Units.IsClosed) = (true, true);
    }

    public PeopleBook People { get; } = new();

    public PeopleBook Units { get; } = new();

    public Id<Person> IdOf(int person) => people[person];

    public Id<Unit> UnitOf(int unit) => units[unit];

    /// <summary>False for somebody the engine met in a field and the register does not hold.</summary>
    public bool Holds(int person) => person < people.Count;

    public int IndexOf(Id<Person> person) => personIndex.TryGetValue(person, out var index) ? index : -1;

    public int IndexOf(Id<Unit> unit) => unitIndex.TryGetValue(unit, out var index) ? index : -1;

    private void Add(RegisteredPerson registered, PeopleFields? fields, Func<Id<Person>, IReadOnlyList<(LocalDate From, string?[] Texts)>?>? kept)
    {
        var person = registered.Person;
        var added = People.WithId(person.Number);
        People.Name(added, person.Name);
        PeopleBook.Employ(added, person.HiredOn, person.LeftOn);
        personIndex[person.PersonId] = people.Count;
        people.Add(person.PersonId);
        if (fields is null) return;
        foreach (var (from, texts) in kept?.Invoke(person.PersonId) ?? fields.StatesOf(registered))
            PeopleBook.Know(added, from == LocalDate.MinIsoValue ? null : from, fields.ValuesOf(texts));
    }
}
