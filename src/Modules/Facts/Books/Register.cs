using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Bulk;

namespace Yunzhang.Modules.Facts.Books;

/// <summary>People and units of an organisation with all that is dated about them: what packs' fields of people are read from.</summary>
internal sealed class Register
{
    private readonly Dictionary<Id<Person>, RegisteredPerson> people;
    private readonly Dictionary<Id<Unit>, Unit> units;

    private Register(IEnumerable<RegisteredPerson> people, IReadOnlyList<Unit> units, IReadOnlyDictionary<Id<Post>, Post> posts)
    {
        this.people = people.ToDictionary(p => p.Person.PersonId);
        this.units = units.ToDictionary(u => u.UnitId);
        (Units, Posts) = (units, posts);
    }

    public IReadOnlyList<Unit> Units { get; }

    public IReadOnlyDictionary<Id<Post>, Post> Posts { get; }

    /// <summary>In the order of their numbers in the organisation.</summary>
    public IEnumerable<RegisteredPerson> People => people.Values;

    /// <summary>Reads some people, or all that may be seen; units are always read all that may be seen.</summary>
    public static async Task<Register> Load(AppDbContext db, IReadOnlyCollection<Id<Person>>? only = null)
    {
        var posts = await db.Set<Post>().AsNoTracking().ToDictionaryAsync(p => p.PostId);
        var units = await db.Set<Unit>().AsNoTracking().OrderBy(u => u.Code).ToListAsync();
        if (only is { Count: 0 }) return new([], units, posts);
        var wanted = only?.ToHashSet();
        var posted = (await Rows<Assignment>(db, wanted)).ToLookup(a => a.PersonId);
        var said = (await Rows<PersonValue>(db, wanted)).ToLookup(v => v.PersonId);
        var people = (await Rows<Person>(db, wanted)).OrderBy(p => p.Ordinal);
        return new(people.Select(p => new RegisteredPerson(p, posted[p.PersonId], said[p.PersonId])), units, posts);
    }

    private static Task<List<T>> Rows<T>(AppDbContext db, HashSet<Id<Person>>? wanted)
        where T : class, IAboutPerson => wanted is null ? BulkRead.List(db, db.Set<T>()) : BulkRead.OfPeople(db, db.Set<T>(), wanted);

    public RegisteredPerson? Find(Id<Person> person) => people.GetValueOrDefault(person);

    public bool Knows(Id<Unit> unit) => units.ContainsKey(unit);

    public Unit? Find(Id<Unit> unit) => units.GetValueOrDefault(unit);

    /// <summary>The unit that its people's months are settled in: itself, or for a team the nearest above that is none.</summary>
    public Id<Unit> SettlingUnit(Id<Unit> unit)
    {
        for (var steps = 0; steps < units.Count && units.TryGetValue(unit, out var at) && at is { Kind: UnitKind.Team, ParentId: { } parent } && units.ContainsKey(parent); steps++) unit = parent;
        return unit;
    }

    /// <summary>The books the engine reads people and units from.</summary>
    /// <param name="fields">Fields of people of the pack that will read them; null when only names are asked for.</param>
    /// <param name="kept">What was kept of a person, to be read instead of what is known now; null for nothing kept.</param>
    public RegisterBook ToBook(PeopleFields? fields, Func<Id<Person>, IReadOnlyList<(LocalDate From, string?[] Texts)>?>? kept = null) => new(this, fields, kept);
}

/// <summary>A person with the posts held and the values said, by dates.</summary>
internal sealed class RegisteredPerson
{
    private readonly Assignment[] main;

    public RegisteredPerson(Person person, IEnumerable<Assignment> assignments, IEnumerable<PersonValue> values)
    {
        (Person, Values) = (person, [.. values]);
        main = [.. assignments.OrderByDescending(a => a.IsMain).ThenByDescending(a => a.From)];
    }

    public Person Person { get; }

    public IReadOnlyList<PersonValue> Values { get; }

    public IEnumerable<Assignment> Assignments => main;

    /// <summary>The main assignment of a day, or the latest begun of the others; null when none holds.</summary>
    public Assignment? On(LocalDate day) => Array.Find(main, a => a.HoldsOn(day));

    /// <summary>The unit on a day; today's when no assignment says.</summary>
    public Id<Unit> UnitOn(LocalDate day) => On(day)?.UnitId ?? Person.UnitId;
}
