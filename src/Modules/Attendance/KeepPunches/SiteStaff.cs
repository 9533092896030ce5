using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Bulk;

namespace Yunzhang.Modules.Attendance.KeepPunches;

/// <summary>Who works at which site on a day. A file is mostly of one site: the people of the others are not read for it.</summary>
internal sealed class SiteStaff(AppDbContext db, LocalDate day)
{
    private const int AtOnce = 500;
    private const int DaysAround = 3;

    private AttendanceBook? known;

    /// <summary>The sites of those whose punches these are, by ordinal.</summary>
    public async Task<Dictionary<int, PlaceOfWork>> SitesOf(IReadOnlyList<Punch> punches)
    {
        var ordinals = punches.Select(p => p.Person).ToHashSet();
        var (lowest, highest) = (ordinals.Min(), ordinals.Max());
        var people = await BulkRead.List(db, Everybody.Where(p => p.Ordinal >= lowest && p.Ordinal <= highest).OrderBy(p => p.Ordinal));
        known = await AttendanceBook.Load(db, [.. people.Where(p => ordinals.Contains(p.Ordinal))], day, day);
        return known.People.ToDictionary(p => p.Ordinal, known.PlaceOf);
    }

    /// <summary>Everybody who works at some sites; null when that is everybody there is.</summary>
    public async Task<IReadOnlySet<Id<Person>>?> Of(IReadOnlyCollection<Id<Unit>> sites)
    {
        var there = known!.People.Where(p => sites.Contains(known.PlaceOf(p).Unit.UnitId)).Select(p => known.Of(p.Ordinal).PersonId).ToHashSet();
        var others = await Perhaps(sites);
        others.ExceptWith(known.People.Select(p => known.Of(p.Ordinal).PersonId));
        foreach (var chunk in others.Chunk(AtOnce))
        {
            var book = await AttendanceBook.Load(db, await Everybody.Where(p => chunk.Contains(p.PersonId)).OrderBy(p => p.Ordinal).ToListAsync(), day, day);
            there.UnionWith(book.People.Where(p => sites.Contains(book.PlaceOf(p).Unit.UnitId)).Select(p => book.Of(p.Ordinal).PersonId));
        }

        return there.Count == await Everybody.CountAsync() ? null : there;
    }

    // Who belongs to a unit of a site, or held a post there about that day.
    private async Task<HashSet<Id<Person>>> Perhaps(IReadOnlyCollection<Id<Unit>> sites)
    {
        var units = known!.Structure.Units.Where(u => sites.Contains(known.Sites.Of(u.UnitId).Unit.UnitId)).Select(u => u.UnitId).ToArray();
        var (from, to) = (day.PlusDays(-DaysAround), day.PlusDays(DaysAround));
        var people = new HashSet<Id<Person>>();
        foreach (var chunk in units.Chunk(AtOnce))
        {
            people.UnionWith(await Everybody.Where(p => chunk.Contains(p.UnitId)).Select(p => p.PersonId).ToListAsync());
            people.UnionWith(await db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter])
                .Where(a => chunk.Contains(a.UnitId) && a.From <= to && (a.To == null || a.To >= from)).Select(a => a.PersonId).ToListAsync());
        }

        return people;
    }

    private IQueryable<Person> Everybody => db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking();
}
