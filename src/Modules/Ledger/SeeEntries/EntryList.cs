using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Ledger.SettleMonths;
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
        return Rows(await database.Read(access, db => Named(db, EntryParts.First(EntryParts.Of(db, Matching(db, filter), filter), e => e.OrderByDescending(l => l.EntryId), most)).ToListAsync()), structure);
    }

    public async Task<ListPage<EntryRow>> Page(Access access, EntryFilter filter, ListQuery query)
    {
        var structure = await Structure.Kept(database, access);
        var read = await database.ReadKept(access, (nameof(Page), query.Asked), db => Found(db, filter, query), PageSize);
        var page = ReadPage<NamedEntry>.Of(read, PageSize, query, n => Place.Of(n.Entry));
        var total = Total.Of(await database.ReadKept(access, (nameof(EntryList), query.Narrowed), db => EntryParts.Count(EntryParts.Of(db, Matching(db, filter), filter), Total.Cap + 1)));
        return page.With(Rows(page.Rows, structure), total);
    }

    /// <summary>Gives every row the query matches to a reader, one after another in its order.</summary>
    public async Task<T> All<T>(Access access, EntryFilter filter, ListQuery query, Func<IEnumerable<EntryRow>, T> read)
    {
        var structure = await Structure.Kept(database, access);
        return await database.Read(access, db => Task.FromResult(read(Named(db, Ordered(Matching(db, filter), query, false)).AsEnumerable().Select(n => Row(n, structure)))));
    }

    private static Task<List<NamedEntry>> Found(AppDbContext db, EntryFilter filter, ListQuery query)
    {
        var (back, at) = (query.Before is not null, (query.Before ?? query.After) is { } key ? Place.Parse(key) : null);
        var parts = EntryParts.Of(db, Matching(db, filter), filter).Select(e => From(e, query, back, at));
        return Named(db, EntryParts.First([.. parts], e => Ordered(e, query, back), PageSize + 1)).ToListAsync();
    }

    private static List<EntryRow> Rows(List<NamedEntry> found, Structure structure) => found.ConvertAll(n => Row(n, structure));

    private static EntryRow Row(NamedEntry named, Structure structure) => new(named.Entry, named.Who ?? "", structure.Unit(named.Entry.UnitId)?.Name ?? "");

    private static IQueryable<LedgerEntry> Matching(AppDbContext db, EntryFilter filter)
    {
        var found = db.Seen<LedgerEntry>().AsNoTracking();
        if (filter.Month is { } month)
        {
            // Ids begin with a day of the month an entry stands in, so the months need no index of their own.
            var (first, next) = EntryIds.RangeOf(month);
            found = found.Where(e => e.EntryId >= first && e.EntryId < next);
        }

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
            EntryFilter.Pending => found.Where(e => e.IsPending),
            EntryFilter.Uncounted => found.Where(e => e.Uncounted),
            _ => found,
        };
    }

    // The first bits of an id are the day, so ids alone put entries in the order of their days.
    private static IQueryable<LedgerEntry> Ordered(IQueryable<LedgerEntry> entries, ListQuery query, bool back) => (query.SortBy == "sum", IsUp(query) != back) switch
    {
        (true, true) => entries.OrderBy(e => e.Owed).ThenBy(e => e.EntryId),
        (true, false) => entries.OrderByDescending(e => e.Owed).ThenByDescending(e => e.EntryId),
        (false, true) => entries.OrderBy(e => e.EntryId),
        (false, false) => entries.OrderByDescending(e => e.EntryId),
    };

    private static IQueryable<LedgerEntry> From(IQueryable<LedgerEntry> entries, ListQuery query, bool back, Place? place)
    {
        if (place is not { } at) return entries;
        return (query.SortBy == "sum", IsUp(query) != back) switch
        {
            (true, true) => entries.Where(e => e.Owed >= at.Sum && (e.Owed > at.Sum || e.EntryId > at.Id)),
            (true, false) => entries.Where(e => e.Owed <= at.Sum && (e.Owed < at.Sum || e.EntryId < at.Id)),
            (false, true) => entries.Where(e => e.EntryId > at.Id),
            (false, false) => entries.Where(e => e.EntryId < at.Id),
        };
    }

    private static bool IsUp(ListQuery query) => query.SortBy is not null && !query.Descending;

    private static IQueryable<NamedEntry> Named(AppDbContext db, IQueryable<LedgerEntry> entries) => entries.Select(e => new NamedEntry
    {
        Entry = e, Who = db.Set<Person>().Where(p => p.PersonId == e.PersonId).Select(p => p.Name + " " + p.Number).FirstOrDefault(),
    });

    private sealed class NamedEntry
    {
        public required LedgerEntry Entry { get; init; }

        public required string? Who { get; init; }
    }

    // Where a page ends: the sum it may be ordered by, then the id.
    private readonly record struct Place(decimal Sum, Id<LedgerEntry> Id)
    {
        public static string Of(LedgerEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.Owed:0.##}_{entry.EntryId}");

        public static Place? Parse(string key) =>
            key.Split('_') is [var sum, var id] && decimal.TryParse(sum, NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan) && Id<LedgerEntry>.TryParse(id, null, out var entry)
                ? new Place(yuan, entry)
                : null;
    }
}
