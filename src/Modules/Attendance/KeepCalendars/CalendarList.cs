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
        var (units, people) = await CalendarPeople.ByCalendar(db, structure, me.Today(clock));
        var found = (await Kept(db).ToListAsync()).ConvertAll(c => new CalendarReading(c, structure, [.. units[c.UnitId]], people.GetValueOrDefault(c.UnitId)));
        return (IReadOnlyList<CalendarReading>)[.. found.OrderBy(f => structure.Tree.PathTo(f.Calendar.UnitId).Count).ThenBy(f => structure.Unit(f.Calendar.UnitId)?.Code, StringComparer.Ordinal)];
    });

    public static IReadOnlyList<string> CalendarSorts { get; } = ["unit", "clocking", "people"];

    public static string[] CalendarFilters { get; } = ["q", "clocking"];

    /// <summary>Calendars as a list.</summary>
    public static ListPage<CalendarReading> CalendarPage(IReadOnlyList<CalendarReading> all, ListQuery query) => RowList.Page(Matching(all, query), query, (r, sort) => CalendarKey(all, r, sort), r => r.Calendar.UnitId.ToString());

    public async Task<List<CalendarReading>> WholeCalendars(SignedIn me, ListQuery query)
    {
        var all = await All(me);
        return RowList.All(Matching(all, query), query, (r, sort) => CalendarKey(all, r, sort), r => r.Calendar.UnitId.ToString());
    }

    /// <summary>The calendar a unit keeps itself; null when it keeps none.</summary>
    public async Task<CalendarReading?> One(SignedIn me, Id<Unit> unit) => (await All(me)).FirstOrDefault(r => r.Calendar.UnitId == unit);

    public Task<ListPage<KeptCalendarDay>> Page(SignedIn me, Id<Unit> unit, ListQuery query) =>
        database.Read(me.Access, async db => RowList.Page(await Rows(db, me, unit, query), query, Key, d => Platform.Ui.Figures.Day(d.Day)));

    public Task<List<KeptCalendarDay>> Whole(SignedIn me, Id<Unit> unit, ListQuery query) =>
        database.Read(me.Access, async db => RowList.All(await Rows(db, me, unit, query), query, Key, d => Platform.Ui.Figures.Day(d.Day)));

    /// <summary>The year a list is of: the one asked for, or this one.</summary>
    public int YearOf(SignedIn me, string text) => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) && year is >= 1990 and < 2200 ? year : me.Today(clock).Year;

    private static IQueryable<KeptCalendar> Kept(AppDbContext db) => db.Set<KeptCalendar>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking();

    private async Task<IEnumerable<KeptCalendarDay>> Rows(AppDbContext db, SignedIn me, Id<Unit> unit, ListQuery query)
    {
        var year = YearOf(me, query["year"]);
        var (first, last) = (new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        var days = await db.Set<KeptCalendarDay>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(d => d.UnitId == unit && d.Day >= first && d.Day <= last).ToListAsync();
        return days.Where(d => query["kind"].Length == 0 || d.Kind.ToString() == query["kind"]);
    }

    private static IEnumerable<CalendarReading> Matching(IReadOnlyList<CalendarReading> all, ListQuery query) => all
        .Where(r => query["clocking"].Length == 0 || r.Calendar.Clocking.ToString() == query["clocking"])
        .Where(r => query["q"].Length == 0 || r.Structure.UnitName(r.Calendar.UnitId) is var name && (name.Zh + " " + name.En).Contains(query["q"], StringComparison.OrdinalIgnoreCase));

    private static string CalendarKey(IReadOnlyList<CalendarReading> all, CalendarReading row, string? sort) => sort switch
    {
        "unit" => row.Structure.UnitName(row.Calendar.UnitId).Zh,
        "clocking" => row.Calendar.Clocking.ToString(),
        "people" => $"{row.People:D8}",
        _ => $"{all.TakeWhile(r => r != row).Count():D8}",
    };

    private static string Key(KeptCalendarDay day, string? sort) => sort switch { "kind" => day.Kind.ToString(), "name" => day.Name, _ => Platform.Ui.Figures.Day(day.Day) };
}
