using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Organisations.ListPeople;

/// <summary>One line of the list of people.</summary>
internal sealed record PersonRow(Person Person, Id<Post>? Post);

/// <summary>Finds people by what the address asks for, a page at a time or all of them for a file.</summary>
internal sealed class PeopleList(Database database, IClock clock)
{
    public const string Left = "left", Everybody = "all";
    private const int Rows = 50;

    public static IReadOnlyList<string> Sorts { get; } = ["number", "name", "unit"];

    public static string[] Filters { get; } = ["q", "unit", "post", "state"];

    public async Task<(ListPage<PersonRow> Page, Structure Structure)> Page(SignedIn me, ListQuery query)
    {
        var (structure, today) = (await Structure.Kept(database, me.Access), me.Today(clock));
        var back = query.Before is not null;
        var (read, mains) = await database.ReadKept(me.Access, (nameof(Page), query.Asked, today), async db =>
        {
            var people = await Ordered(db, Matching(db, structure, query, today), query, back, (query.Before ?? query.After) is { } key ? Place.Parse(key) : null).Take(Rows + 1).ToListAsync();
            return (people, await Mains(db, people));
        }, Rows);
        var page = ReadPage<Placed>.Of(read, Rows, query, Place.Of);
        var total = Total.Of(await database.ReadKept(me.Access, (nameof(PeopleList), query.Narrowed, today), db => Matching(db, structure, query, today).Take(Total.Cap + 1).CountAsync()));
        var rows = page.Rows.ConvertAll(f => new PersonRow(f.Person, (mains[f.Person.PersonId].FirstOrDefault(a => a.HoldsOn(today)) ?? mains[f.Person.PersonId].LastOrDefault())?.PostId));
        return (page.With(rows, total), structure);
    }

    /// <summary>Everybody the query matches, in its order.</summary>
    public Task<(IReadOnlyList<Person> People, Structure Structure)> All(SignedIn me, ListQuery query) => database.Read(me.Access, async db =>
    {
        var structure = await Structure.Load(db);
        var found = await Ordered(db, Matching(db, structure, query, me.Today(clock)), query, false, null).ToListAsync();
        return ((IReadOnlyList<Person>)[.. found.Select(f => f.Person)], structure);
    });

    private static IQueryable<Person> Matching(AppDbContext db, Structure structure, ListQuery query, LocalDate today)
    {
        var people = db.Seen<Person>();
        if (query["q"].ToLowerInvariant() is { Length: > 0 } text)
            people = people.FoundBy(text);
        if (Id<Unit>.TryParse(query["unit"], null, out var unit))
        {
            var units = structure.Tree.WithBelow(unit).ToArray();
            people = people.Where(p => units.Contains(p.UnitId));
        }
        if (Id<Post>.TryParse(query["post"], null, out var post))
            people = people.Where(p => db.Set<Assignment>().Any(a => a.PersonId == p.PersonId && a.PostId == post && a.From <= today && (a.To == null || a.To >= today)));
        return query["state"] switch
        {
            Left => people.Where(p => p.LeftOn != null && p.LeftOn < today),
            Everybody => people,
            _ => people.Where(p => p.LeftOn == null || p.LeftOn >= today),
        };
    }

    private static IQueryable<Placed> Ordered(AppDbContext db, IQueryable<Person> people, ListQuery query, bool back, Place? at)
    {
        var placed = query.SortBy switch
        {
            "name" => people.Select(p => new Placed { Person = p, Key = p.Initials, Number = p.Number }),
            "unit" => people.Join(db.Set<Unit>(), p => p.UnitId, u => u.UnitId, (p, u) => new Placed { Person = p, Key = u.Code, Number = p.Number }),
            _ => people.Select(p => new Placed { Person = p, Key = p.Number, Number = p.Number }),
        };
        if (query.Descending != back)
        {
            if (at is not null) placed = placed.Where(p => string.Compare(p.Key, at.Key) <= 0 && (string.Compare(p.Key, at.Key) < 0 || string.Compare(p.Number, at.Number) < 0));
            return placed.OrderByDescending(p => p.Key).ThenByDescending(p => p.Number);
        }
        if (at is not null) placed = placed.Where(p => string.Compare(p.Key, at.Key) >= 0 && (string.Compare(p.Key, at.Key) > 0 || string.Compare(p.Number, at.Number) > 0));
        return placed.OrderBy(p => p.Key).ThenBy(p => p.Number);
    }

    // Whoever may see a person may see which post he holds, wherever it is.
    private static async Task<ILookup<Id<Person>, Assignment>> Mains(AppDbContext db, List<Placed> people)
    {
        var ids = people.ConvertAll(p => p.Person.PersonId);
        return (await db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(a => ids.Contains(a.PersonId) && a.IsMain).OrderBy(a => a.From).ToListAsync()).ToLookup(a => a.PersonId);
    }

    private sealed class Placed
    {
        public required Person Person { get; init; }

        public required string Key { get; init; }

        public required string Number { get; init; }
    }

    // Where a page ends: what it is ordered by, then the number, which nobody shares.
    private sealed record Place(string Key, string Number)
    {
        private const char Between = '\u001f';

        public static string Of(Placed placed) => placed.Key + Between + placed.Number;

        public static Place Parse(string key) => key.IndexOf(Between, StringComparison.Ordinal) is >= 0 and var at ? new(key[..at], key[(at + 1)..]) : new(key, "");
    }
}
