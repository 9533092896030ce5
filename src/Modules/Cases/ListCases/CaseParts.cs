using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.ListCases;

/// <summary>
/// The list of somebody who sees a few units, in parts that one index each gives in order: the cases of each unit, and those elsewhere that he may read because he had a part in them.
/// Looking for a few hundred cases through everybody's would take as long as there is history.
/// </summary>
internal static class CaseParts
{
    // Who sees more units than this sees so much of the whole that going through it in order finds a page soon.
    private const int MostUnits = 16;

    /// <summary>The parts of what matches; together they are all of it that may be seen, and none holds what another does.</summary>
    public static IReadOnlyList<IQueryable<Case>> Of(AppDbContext db, IQueryable<Case> matching)
    {
        var (seen, self) = (db.Access.Units, db.Access.Person);
        if (seen.Everything || seen.Units.Count > MostUnits) return [matching];
        var units = seen.Units.ToArray();
        var parts = units.Select(unit => matching.Where(c => c.UnitId == unit)).ToList();
        if (self is { } own)
        {
            var read = db.Set<CaseReader>().Where(r => r.PersonId == own && !units.Contains(r.UnitId)).Select(r => r.CaseId);
            parts.Add(matching.Where(c => read.Contains(c.CaseId)));
        }

        return parts.Count == 0 ? [matching] : parts;
    }

    /// <summary>The first of all parts together.</summary>
    public static IQueryable<Case> First(IReadOnlyList<IQueryable<Case>> parts, Func<IQueryable<Case>, IQueryable<Case>> order, int most) =>
        parts.Count == 1 ? order(parts[0]).Take(most) : order(parts.Select(p => order(p).Take(most)).Aggregate(Queryable.Concat)).Take(most);

    /// <summary>How many there are in all, counted up to so many.</summary>
    public static Task<int> Count(IReadOnlyList<IQueryable<Case>> parts, int most) =>
        parts.Select(p => p.Select(c => c.CaseId).Take(most)).Aggregate(Queryable.Concat).Take(most).CountAsync();
}
