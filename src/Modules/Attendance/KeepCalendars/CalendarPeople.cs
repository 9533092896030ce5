using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Kept;
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

    /// <summary>The units that go by the calendar of <paramref name="unit"/>.</summary>
    public static async Task<IReadOnlyList<Unit>> Units(AppDbContext db, Structure structure, Id<Unit> unit)
    {
        var sites = await Sites(db, structure);
        return [.. structure.Units.Where(u => !u.IsClosed && sites.CalendarOf(u.UnitId) == unit)];
    }

    /// <summary>The calendar that holds for a unit; null when none does.</summary>
    public static async Task<KeptCalendar?> Holding(AppDbContext db, Structure structure, Id<Unit> unit)
    {
        var holding = (await Sites(db, structure)).CalendarOf(unit);
        return await db.Set<KeptCalendar>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().SingleOrDefaultAsync(c => c.UnitId == holding);
    }

    private static async Task<Sites> Sites(AppDbContext db, Structure structure)
    {
        var organisation = await db.Set<Organisation>().AsNoTracking().SingleAsync();
        return new Sites(structure.Tree, organisation.TimeZone, await db.Set<KeptCalendar>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().ToListAsync(), []);
    }
}
