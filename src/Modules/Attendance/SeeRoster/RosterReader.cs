using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.SeeRoster;

/// <summary>A month of rosters as pages and files show it.</summary>
/// <param name="More">The number after which the next page begins; null on the last.</param>
internal sealed record MonthRoster(AttendanceBook Book, YearMonth Month, IReadOnlyList<RosterRow> People, string? More);

/// <summary>One person's month.</summary>
/// <param name="Days">The shifts of each day of the month; empty for rest.</param>
/// <param name="Problems">What is wrong with it.</param>
internal sealed record RosterRow(Person Person, RosterPerson Rostered, IReadOnlyList<IReadOnlyList<PlannedShift>> Days, IReadOnlyList<AttendanceProblem> Problems)
{
    /// <summary>Shifts in the month.</summary>
    public int Shifts => Days.Sum(d => d.Count);

    /// <summary>Planned hours in the month.</summary>
    public decimal Hours => Days.Sum(d => d.Sum(p => p.Times?.PlannedMinutes ?? 0)) / 60m;
}

/// <summary>Lays out who works when. Nothing of it is kept: patterns, exceptions and calendars give it each time.</summary>
internal sealed class RosterReader(Database database)
{
    public const int PageSize = 60;

    /// <summary>A page of a unit and those below it.</summary>
    /// <param name="me">Who looks.</param>
    /// <param name="unit">The unit; null for all that may be seen.</param>
    /// <param name="month">The month.</param>
    /// <param name="after">Number of the last person of the page before.</param>
    /// <param name="size">People wanted.</param>
    public Task<MonthRoster> Unit(SignedIn me, Id<Unit>? unit, YearMonth month, string? after, int size = PageSize) => database.Read(me.Access, async db =>
    {
        var (first, last) = (month.OnDayOfMonth(1), month.ToDateInterval().End);
        var among = db.Set<Person>().AsNoTracking().Where(p => (p.HiredOn == null || p.HiredOn <= last) && (p.LeftOn == null || p.LeftOn >= first));
        if (unit is { } top)
        {
            var units = (await Structure.Load(db)).Tree.WithBelow(top).ToArray();
            among = among.Where(p => units.Contains(p.UnitId));
        }

        if (after is not null) among = among.Where(p => string.Compare(p.Number, after) > 0);
        var people = await among.OrderBy(p => p.Number).Take(size + 1).ToListAsync();
        var shown = people.Take(size).ToList();
        return await Lay(db, shown, month, people.Count > size ? shown[^1].Number : null);
    });

    /// <summary>One person's month; null when there is nobody like that whom one may see.</summary>
    public Task<MonthRoster?> Person(SignedIn me, Id<Person> id, YearMonth month) => database.Read(me.Access, async db =>
        await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == id) is { } person ? await Lay(db, [person], month, null) : null);

    private static async Task<MonthRoster> Lay(AppDbContext db, IReadOnlyList<Person> people, YearMonth month, string? more)
    {
        var (first, last) = (month.OnDayOfMonth(1), month.ToDateInterval().End);
        var book = await AttendanceBook.Load(db, people, first, last);
        var cache = new ShiftTimesCache();
        var rows = book.People.ToDictionary(p => p.Ordinal, p => new RosterRow(book.Of(p.Ordinal), p, Days(book.Roster, p, month, cache), [.. RosterCheck.Problems(book.Roster, p, first, last).DistinctBy(f => f.Message.Zh)]));
        return new MonthRoster(book, month, [.. people.Select(p => rows[p.Ordinal])], more);
    }

    private static List<IReadOnlyList<PlannedShift>> Days(Roster roster, RosterPerson person, YearMonth month, ShiftTimesCache cache)
    {
        var days = new List<IReadOnlyList<PlannedShift>>();
        foreach (var day in month.ToDateInterval())
        {
            var planned = new List<PlannedShift>();
            roster.Fill(person, day, cache, planned);
            days.Add(planned);
        }

        return days;
    }
}
