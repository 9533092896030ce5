using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Ledger.SeeEntries;

/// <summary>Lists entries that may be seen, newest first unless asked otherwise, a page at a time.</summary>
internal sealed class EntryList(Database database)
{
    public const int PageSize = 50;

    /// <summary>The newest entries, so many at most.</summary>
    public Task<List<EntryRow>> Newest(Access access, EntryFilter filter, int most) => database.Read(access, async db =>
        await EntryNames.Rows(db, await Matching(db, filter).OrderByDescending(e => e.EntryId).Take(most).ToListAsync()));

    public Task<ListPage<EntryRow>> Page(Access access, EntryFilter filter, ListQuery query) => database.Read(access, async db =>
    {
        var matching = Matching(db, filter);
        var back = query.Before is not null;
        var found = await Ordered(matching, query, back, (query.Before ?? query.After) is { } key ? Place.Parse(key) : null).Take(PageSize + 1).ToListAsync();
        var more = found.Count > PageSize;
        if (more) found.RemoveAt(PageSize);
        if (back) found.Reverse();
        var total = Total.Of(await matching.Take(Total.Cap + 1).CountAsync());
        var rows = await EntryNames.Rows(db, found.ConvertAll(f => f.Entry));
        var (before, after) = (found.Count > 0 && (back ? more : query.After is not null), found.Count > 0 && (back || more));
        return new ListPage<EntryRow>(rows, total, before ? Place.Of(found[0]) : null, after ? Place.Of(found[^1]) : null);
    });

    /// <summary>Gives every row the query matches to a reader, one after another in its order.</summary>
    public Task<T> All<T>(Access access, EntryFilter filter, ListQuery query, Func<IEnumerable<EntryRow>, T> read) => database.Read(access, async db =>
    {
        var names = await EntryNames.Everybody(db);
        return read(Ordered(Matching(db, filter), query, false, null).AsEnumerable().Select(f => names.Row(f.Entry)));
    });

    private static IQueryable<LedgerEntry> Matching(AppDbContext db, EntryFilter filter)
    {
        var found = db.Set<LedgerEntry>().AsNoTracking();
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
            EntryFilter.Fines => found.Where(e => e.Standing == Standing.Stands && e.Amount != 0),
            EntryFilter.Rewards => found.Where(e => e.Standing == Standing.Stands && e.Reward != 0),
            EntryFilter.Waits => found.Where(e => e.Standing == Standing.Waits || e.Standing == Standing.AmountWaits || e.Standing == Standing.Failed),
            EntryFilter.Adjustments => found.Where(e => e.Kind == EntryKind.Adjustment),
            EntryFilter.Uncounted => found.Where(e => e.Standing != Standing.Stands && e.Standing != Standing.Waits && e.Standing != Standing.AmountWaits && e.Standing != Standing.Failed),
            _ => found,
        };
    }

    // The first bits of an id are the day, so ids alone put entries in the order of their days.
    private static IQueryable<Placed> Ordered(IQueryable<LedgerEntry> entries, ListQuery query, bool back, Place? at)
    {
        var placed = query.SortBy == "sum"
            ? entries.Select(e => new Placed { Entry = e, Sum = e.Standing == Standing.Stands ? e.Amount : 0m, Id = e.EntryId })
            : entries.Select(e => new Placed { Entry = e, Sum = 0m, Id = e.EntryId });
        var up = query.SortBy is not null && !query.Descending;
        if (up == back)
        {
            if (at is { } top) placed = query.SortBy == "sum" ? placed.Where(p => p.Sum <= top.Sum && (p.Sum < top.Sum || p.Id < top.Id)) : placed.Where(p => p.Id < top.Id);
            return query.SortBy == "sum" ? placed.OrderByDescending(p => p.Sum).ThenByDescending(p => p.Id) : placed.OrderByDescending(p => p.Id);
        }
        if (at is { } low) placed = query.SortBy == "sum" ? placed.Where(p => p.Sum >= low.Sum && (p.Sum > low.Sum || p.Id > low.Id)) : placed.Where(p => p.Id > low.Id);
        return query.SortBy == "sum" ? placed.OrderBy(p => p.Sum).ThenBy(p => p.Id) : placed.OrderBy(p => p.Id);
    }

    private sealed class Placed
    {
        public required LedgerEntry Entry { get; init; }

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
