using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Attendance.KeepCalendars;

/// <summary>A calendar and what goes by it.</summary>
/// <param name="Units">Units that go by it.</param>
/// <param name="People">People of those units today.</param>
internal sealed record CalendarReading(KeptCalendar Calendar, Structure Structure, IReadOnlyList<Unit> Units, int People);

/// <summary>Reads calendars for lists, forms and files.</summary>
internal sealed class CalendarList(Database database, IClock clock)
{
    public static IReadOnlyList<string> Sorts { get; } = ["day", "kind", "name"];

    public static string[] Filters { get; } = ["year", "kind"];

    /// <summary>All calendars there are; they name nobody.</summary>
    public Task<IReadOnlyList<CalendarReading>> All(SignedIn me) => database.Read(me.Access, async db =>
    {
        var structure = await Structure.Load(db);
        var found = new List<CalendarReading>();
        foreach (var calendar in await Kept(db).ToListAsync()) found.Add(await Read(db, structure, calendar, me.Today(clock)));
        return (IReadOnlyList<CalendarReading>)[.. found.OrderBy(f => structure.Tree.PathTo(f.Calendar.UnitId).Count).ThenBy(f => structure.Unit(f.Calendar.UnitId)?.Code, StringComparer.Ordinal)];
    });

    /// <summary>The calendar a unit keeps itself; null when it keeps none.</summary>
    public Task<CalendarReading?> One(SignedIn me, Id<Unit> unit) => database.Read(me.Access, async db =>
        await Kept(db).SingleOrDefaultAsync(c => c.UnitId == unit) is { } calendar ? await Read(db, await Structure.Load(db), calendar, me.Today(clock)) : null);

    public Task<ListPage<KeptCalendarDay>> Page(SignedIn me, Id<Unit> unit, ListQuery query) =>
        database.Read(me.Access, async db => RowList.Page(await Rows(db, me, unit, query), query, Key, d => Platform.Ui.Figures.Day(d.Day)));

    public Task<List<KeptCalendarDay>> Whole(SignedIn me, Id<Unit> unit, ListQuery query) =>
        database.Read(me.Access, async db => RowList.All(await Rows(db, me, unit, query), query, Key, d => Platform.Ui.Figures.Day(d.Day)));

    /// <summary>The year a list is of: the one asked for, or this one.</summary>
    public int YearOf(SignedIn me, string text) => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) && year is >= 1990 and < 2200 ? year : me.Today(clock).Year;

    private static IQueryable<KeptCalendar> Kept(AppDbContext db) => db.Set<KeptCalendar>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking();

    private static async Task<CalendarReading> Read(AppDbContext db, Structure structure, KeptCalendar calendar, LocalDate today) =>
        new(calendar, structure, await CalendarPeople.Units(db, structure, calendar.UnitId), (await CalendarPeople.Of(db, calendar.UnitId, today, today)).Count);

    private async Task<IEnumerable<KeptCalendarDay>> Rows(AppDbContext db, SignedIn me, Id<Unit> unit, ListQuery query)
    {
        var year = YearOf(me, query["year"]);
        var (first, last) = (new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        var days = await db.Set<KeptCalendarDay>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(d => d.UnitId == unit && d.Day >= first && d.Day <= last).ToListAsync();
        return days.Where(d => query["kind"].Length == 0 || d.Kind.ToString() == query["kind"]);
    }

    private static string Key(KeptCalendarDay day, string? sort) => sort switch { "kind" => day.Kind.ToString(), "name" => day.Name, _ => Platform.Ui.Figures.Day(day.Day) };
}
