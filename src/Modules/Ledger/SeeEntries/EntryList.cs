using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Ledger.SeeEntries;

/// <summary>Lists entries that may be seen, newest first unless asked otherwise, a page at a time.</summary>
internal sealed class EntryList(Database database)
{
    public const int PageSize = 50;

    /// <summary>The newest entries, so many at most.</summary>
    public async Task<IReadOnlyList<EntryRow>> Newest(Access access, EntryFilter filter, int most)
    {
        var structure = await Structure.Kept(database, access);
        return await database.Read(access, async db =>
            Rows(await Placing(db, Matching(db, filter), bySum: false).OrderByDescending(p => p.Id).Take(most).ToListAsync(), structure));
    }

    public async Task<ListPage<EntryRow>> Page(Access access, EntryFilter filter, ListQuery query)
    {
        var structure = await Structure.Kept(database, access);
        var back = query.Before is not null;
        var read = await database.ReadKept(access, (nameof(Page), query.Asked), db => Found(db, filter, query), PageSize);
        var (found, more) = (read.Take(PageSize).ToList(), read.Count > PageSize);
        if (back) found.Reverse();
        var total = Total.Of(await database.ReadKept(access, (nameof(EntryList), query.Narrowed), db => Matching(db, filter).Take(Total.Cap + 1).CountAsync()));
        var (before, after) = (found.Count > 0 && (back ? more : query.After is not null), found.Count > 0 && (back || more));
        return new ListPage<EntryRow>(Rows(found, structure), total, before ? Place.Of(found[0]) : null, after ? Place.Of(found[^1]) : null);
    }

    /// <summary>Gives every row the query matches to a reader, one after another in its order.</summary>
    public async Task<T> All<T>(Access access, EntryFilter filter, ListQuery query, Func<IEnumerable<EntryRow>, T> read)
    {
        var structure = await Structure.Kept(database, access);
        return await database.Read(access, db => Task.FromResult(read(Ordered(db, Matching(db, filter), query, false, null).AsEnumerable().Select(p => Row(p, structure)))));
    }

    private static Task<List<Placed>> Found(AppDbContext db, EntryFilter filter, ListQuery query) =>
        Ordered(db, Matching(db, filter), query, query.Before is not null, (query.Before ?? query.After) is { } key ? Place.Parse(key) : null).Take(PageSize + 1).ToListAsync();

    private static List<EntryRow> Rows(List<Placed> found, Structure structure) => found.ConvertAll(p => Row(p, structure));

    private static EntryRow Row(Placed placed, Structure structure) => new(placed.Entry, placed.Who ?? "", structure.Unit(placed.Entry.UnitId)?.Name ?? "");

    private static IQueryable<LedgerEntry> Matching(AppDbContext db, EntryFilter filter)
    {
        var found = db.Seen<LedgerEntry>().AsNoTracking();
        if (filter.Month is { } month) found = found.Where(e => e.Month == month);
        if (filter.Units.Count > 0) found = found.Where(e => filter.Units.Contains(e.UnitId));
        if (filter.Clause.Length > 0) found = found.Where(e => (" " + e.Clauses + " ").Contains(" " + filter.Clause + " "));
        if (filter.Who.Length > 0)
        {
            var people = db.Set<Person>().Where(p => p.Number == filter.Who || p.Name.Contains(filter.Who)).Select(p => (Id<Person>?)p.PersonId);
            found = found.Where(e => people.Contains(e.PersonId));
        }

        return filter.Kind switch
        {
            EntryFilter.Fines => found.Where(e => e.Owed != 0),
            EntryFilter.Rewards => found.Where(e => e.Due != 0),
            EntryFilter.Waits => found.Where(e => e.Waits),
            EntryFilter.Adjustments => found.Where(e => e.Kind == EntryKind.Adjustment),
            EntryFilter.Uncounted => found.Where(e => e.Uncounted),
            _ => found,
        };
    }

    // The first bits of an id are the day, so ids alone put entries in the order of their days.
    private static IQueryable<Placed> Ordered(AppDbContext db, IQueryable<LedgerEntry> entries, ListQuery query, bool back, Place? at)
    {
        var placed = Placing(db, entries, query.SortBy == "sum");
        var up = query.SortBy is not null && !query.Descending;
        if (up == back)
        {
            if (at is { } top) placed = query.SortBy == "sum" ? placed.Where(p => p.Sum <= top.Sum && (p.Sum < top.Sum || p.Id < top.Id)) : placed.Where(p => p.Id < top.Id);
            return query.SortBy == "sum" ? placed.OrderByDescending(p => p.Sum).ThenByDescending(p => p.Id) : placed.OrderByDescending(p => p.Id);
        }
        if (at is { } low) placed = query.SortBy == "sum" ? placed.Where(p => p.Sum >= low.Sum && (p.Sum > low.Sum || p.Id > low.Id)) : placed.Where(p => p.Id > low.Id);
        return query.SortBy == "sum" ? placed.OrderBy(p => p.Sum).ThenBy(p => p.Id) : placed.OrderBy(p => p.Id);
    }

    private static IQueryable<Placed> Placing(AppDbContext db, IQueryable<LedgerEntry> entries, bool bySum) => entries.Select(e => new Placed
    {
        Entry = e, Id = e.EntryId, Sum = bySum ? e.Owed : 0m,
        Who = db.Set<Person>().Where(p => p.PersonId == e.PersonId).Select(p => p.Name + " " + p.Number).FirstOrDefault(),
    });

    private sealed class Placed
    {
        public required LedgerEntry Entry { get; init; }

        public required string? Who { get; init; }

        public required decimal Sum { get; init; }

        public required Id<LedgerEntry> Id { get; init; }
    }

    // Where a page ends: the sum it may be ordered by, then the id.
    private readonly record struct Place(decimal Sum, Id<LedgerEntry> Id)
    {
        public static string Of(Placed placed) => string.Create(CultureInfo.InvariantCulture, $"{placed.Sum:0.##}_{placed.Id}");

        public static Place? Parse(string key) =>
            key.Split('_') is [var sum, var id] && decimal.TryParse(sum, NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan) && Id<LedgerEntry>.TryParse(id, null, out var entry)
                ? new Place(yuan, entry)
                : null;
    }
}
