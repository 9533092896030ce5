using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Time;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance;

/// <summary>The kept calendars, as limits are counted by them.</summary>
public static class WorkCalendars
{
    private static readonly IsoDayOfWeek[] Weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    /// <summary>The calendar that holds for the people of a unit: its own or that of the nearest above; Saturday and Sunday are rest where nobody keeps one.</summary>
    /// <param name="db">Bound to anybody of the organisation: calendars name nobody.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="day">The weekly rest of that day is taken.</param>
    public static ValueTask<WorkCalendar> Of(AppDbContext db, Id<Unit> unit, LocalDate day) => db.Standing((nameof(WorkCalendars), unit, day), kept => Read(kept, unit, day), _ => 366);

    private static async Task<WorkCalendar> Read(AppDbContext db, Id<Unit> unit, LocalDate day)
    {
        var organisation = await db.Home();
        var calendars = await db.Set<KeptCalendar>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().ToListAsync();
        var days = await db.Set<KeptCalendarDay>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(d => d.Day >= day.PlusYears(-1) && d.Day <= day.PlusYears(2)).OrderBy(d => d.Day).ToListAsync();
        var sites = new Sites((await Structure.Kept(db)).Tree, organisation.TimeZone, calendars, days);
        var zone = sites.Of(unit).Site.Zone;
        if (sites.CalendarOf(unit) is not { } with) return new WorkCalendar(zone, new CalendarLayer(new Phrase("周末", "weekends")) { RestDays = Weekend });
        return new WorkCalendar(zone, new CalendarLayer(new Phrase("日历", "calendar"))
        {
            RestDays = RestText.On(calendars.Single(c => c.UnitId == with).RestDays, day),
            Days = [.. days.Where(d => d.UnitId == with).Select(Of)],
        });
    }

    private static SpecialDay Of(KeptCalendarDay day) => new(
        day.Day, day.Kind == CalendarDay.Holiday ? DayKind.Holiday : DayKind.MakeUp, Phrase.Same(day.Name), day.WorkedAs is { } like ? (IsoDayOfWeek)like : null);
}
