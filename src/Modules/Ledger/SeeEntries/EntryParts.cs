using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Ledger.SeeEntries;

/// <summary>
/// A list in parts, each of which one index gives in the list's order: the entries of each unit, and one's own in other units. The head of a team sees a
/// few thousand entries of a million, and looking for them through all would take as long as there is history.
/// </summary>
internal static class EntryParts
{
    // Who sees more units than this sees so much of the whole that going through it in order finds a page soon.
    private const int MostUnits = 16;

    /// <summary>The parts of what matches; together they are all of it, and none holds what another does.</summary>
    public static IReadOnlyList<IQueryable<LedgerEntry>> Of(AppDbContext db, IQueryable<LedgerEntry> matching, EntryFilter filter)
    {
        var (seen, self) = (db.Access.Units, db.Access.Person);
        if (seen.Everything && filter.Units.Count == 0) return [matching];
        var units = (seen.Everything ? filter.Units : filter.Units.Count == 0 ? seen.Units : [.. filter.Units.Where(seen.Include)]).ToArray();
        if (units.Length > MostUnits) return [matching];
        var parts = units.Select(unit => matching.Where(e => e.UnitId == unit)).ToList();
        if (!seen.Everything && self is { } own) parts.Add(Own(matching, own, units));
        return parts.Count == 0 ? [matching] : parts;
    }

    /// <summary>The first of all parts together.</summary>
    public static IQueryable<LedgerEntry> First(IReadOnlyList<IQueryable<LedgerEntry>> parts, Func<IQueryable<LedgerEntry>, IQueryable<LedgerEntry>> order, int most) =>
        parts.Count == 1 ? order(parts[0]).Take(most) : order(parts.Select(p => order(p).Take(most)).Aggregate(Queryable.Concat)).Take(most);

    /// <summary>How many there are in all, counted up to so many.</summary>
    public static Task<int> Count(IReadOnlyList<IQueryable<LedgerEntry>> parts, int most) =>
        parts.Select(p => p.Select(e => e.EntryId).Take(most)).Aggregate(Queryable.Concat).Take(most).CountAsync();

    // One's own are few, and no index has them in order. A limit keeps them a query of their own: without one a database may rather go through everybody's, because those
    // come in order.
    private static IQueryable<LedgerEntry> Own(IQueryable<LedgerEntry> matching, Id<Person> own, Id<Unit>[] units)
    {
        Id<Person>? person = own;
        return (units.Length == 0 ? matching.Where(e => e.PersonId == person) : matching.Where(e => e.PersonId == person && !units.Contains(e.UnitId))).Take(int.MaxValue);
    }
}
