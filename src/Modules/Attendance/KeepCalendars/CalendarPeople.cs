using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.KeepCalendars;

/// <summary>For whom a calendar holds.</summary>
internal static class CalendarPeople
{
    /// <summary>Whoever holds a post between two days in a unit that goes by the calendar of <paramref name="unit"/>.</summary>
    public static async Task<HashSet<Id<Person>>> Of(AppDbContext db, Id<Unit> unit, LocalDate first, LocalDate last)
    {
        var sites = await Sites(db, await Structure.Load(db));
        var posts = await db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking()
            .Where(a => a.From <= last && (a.To == null || a.To >= first)).Select(a => new { a.PersonId, a.UnitId }).ToListAsync();
        return [.. posts.Where(a => sites.CalendarOf(a.UnitId) == unit).Select(a => a.PersonId)];
    }

    /// <summary>Whoever goes by the calendar of <paramref name="unit"/>, with the first day of the months that are open to him and of which anything is known.</summary>
    public static async Task<IReadOnlyList<(LocalDate First, IReadOnlySet<Id<Person>> People)>> Open(AppDbContext db, Id<Unit> unit, LocalDate today)
    {
        var sites = await Sites(db, await Structure.Load(db));
        var known = await db.Set<PunchHorizon>().AsNoTracking().ToDictionaryAsync(h => h.SiteId, h => h.From);
        var posts = await db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(a => a.From <= today && a.IsMain).Select(a => new { a.PersonId, a.UnitId }).ToListAsync();
        var groups = new List<(LocalDate, IReadOnlySet<Id<Person>>)>();
        foreach (var group in posts.Where(a => sites.CalendarOf(a.UnitId) == unit).GroupBy(a => a.UnitId))
        {
            if (!known.TryGetValue(sites.Of(group.Key).Unit.UnitId, out var first)) continue;
            var closed = await MonthsClosed.Of(db, [group.Key], first, today);
            if (closed.Count > 0) first = closed[^1].PlusMonths(1).OnDayOfMonth(1);
            if (first <= today) groups.Add((first, group.Select(a => a.PersonId).ToHashSet()));
        }

        return [.. groups.GroupBy(g => g.Item1).Select(g => (g.Key, (IReadOnlySet<Id<Person>>)g.SelectMany(p => p.Item2).ToHashSet()))];
    }

    /// <summary>The units that go by each calendar, by the unit that keeps it, and how many people hold a post in them on a day.</summary>
    public static async Task<(ILookup<Id<Unit>, Unit> Units, IReadOnlyDictionary<Id<Unit>, int> People)> ByCalendar(AppDbContext db, Structure structure, LocalDate day)
    {
        var sites = await Sites(db, structure);
        var of = structure.Units.Select(u => (u.UnitId, Calendar: sites.CalendarOf(u.UnitId))).Where(u => u.Calendar is not null).ToDictionary(u => u.UnitId, u => u.Calendar!.Value);
        var posts = await db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking()
            .Where(a => a.From <= day && (a.To == null || a.To >= day)).Select(a => new { a.PersonId, a.UnitId }).Distinct().ToListAsync();
        var people = posts.Where(a => of.ContainsKey(a.UnitId)).GroupBy(a => of[a.UnitId]).ToDictionary(g => g.Key, g => g.Select(a => a.PersonId).Distinct().Count());
        return (structure.Units.Where(u => !u.IsClosed && of.ContainsKey(u.UnitId)).ToLookup(u => of[u.UnitId]), people);
    }

    /// <summary>The calendar that holds for a unit; null when none does.</summary>
    public static async Task<KeptCalendar?> Holding(AppDbContext db, Structure structure, Id<Unit> unit)
    {
        var holding = (await Sites(db, structure)).CalendarOf(unit);
        return await db.Set<KeptCalendar>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().SingleOrDefaultAsync(c => c.UnitId == holding);
    }

    private static async Task<Sites> Sites(AppDbContext db, Structure structure)
    {
        var organisation = await db.Home();
        return new Sites(structure.Tree, organisation.TimeZone, await db.Set<KeptCalendar>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().ToListAsync(), []);
    }
}
