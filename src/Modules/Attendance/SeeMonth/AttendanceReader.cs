using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Months;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.SeeMonth;

/// <summary>A month of some people as pages and files show it.</summary>
/// <param name="People">In order of their numbers.</param>
/// <param name="More">The number after which the next page begins; null on the last.</param>
internal sealed record MonthOfUnit(AttendanceBook Book, YearMonth Month, IReadOnlyList<MonthRow> People, string? More)
{
    /// <summary>The earliest moment up to which a site of these people is known; null when nothing of any is.</summary>
    public Instant? KnownUntil { get; init; }
}

/// <summary>One person's month.</summary>
internal sealed record MonthRow(Person Person, IReadOnlyList<DayRecord> Days, IReadOnlyList<Deviation> Deviations)
{
    /// <summary>Records of a day; none when nothing was planned and nothing happened.</summary>
    public IEnumerable<DayRecord> On(LocalDate day) => Days.Where(d => d.Day == day);

    public MonthSums Sums => new(
        Days.Count(d => d.Status is DayStatus.Kept or DayStatus.Deviating), Days.Sum(d => d.LateMinutes), Days.Count(d => d.LateMinutes > 0), Days.Count(d => d.EarlyMinutes > 0),
        Days.Count(d => d.MissingEdges != 0 && d.Status == DayStatus.Deviating), Days.Count(d => d.Status == DayStatus.NoShow), Days.Count(d => d.Status == DayStatus.OnLeave), Days.Sum(d => d.WorkedMinutes));
}

/// <summary>A month in figures.</summary>
/// <param name="Worked">Shifts worked.</param>
/// <param name="LateMinutes">Minutes late.</param>
/// <param name="Late">Shifts begun late.</param>
/// <param name="Early">Shifts left early.</param>
/// <param name="Missing">Shifts with a missing punch.</param>
/// <param name="NoShow">Shifts without any.</param>
/// <param name="Leave">Shifts on leave.</param>
/// <param name="WorkedMinutes">Minutes worked within the planned time.</param>
internal sealed record MonthSums(int Worked, int LateMinutes, int Late, int Early, int Missing, int NoShow, int Leave, int WorkedMinutes);

/// <summary>Works months out for those who look at them: nothing is kept of a day but its punches, so what is shown cannot be out of date.</summary>
internal sealed class AttendanceReader(Database database, IClock clock)
{
    /// <summary>People of one page of the grid.</summary>
    public const int PageSize = 60;

    /// <summary>A page of a unit and those below it.</summary>
    /// <param name="me">Who looks.</param>
    /// <param name="unit">The unit; null for all that may be seen.</param>
    /// <param name="month">The month.</param>
    /// <param name="after">Number of the last person of the page before.</param>
    /// <param name="size">People wanted.</param>
    public Task<MonthOfUnit> Unit(SignedIn me, Id<Unit>? unit, YearMonth month, string? after, int size = PageSize) => database.Read(me.Access, async db =>
    {
        var (first, last) = (month.OnDayOfMonth(1), month.ToDateInterval().End);
        var structure = await Structure.Load(db);
        var among = db.Set<Person>().AsNoTracking().Where(p => (p.HiredOn == null || p.HiredOn <= last) && (p.LeftOn == null || p.LeftOn >= first));
        if (unit is { } top)
        {
            var units = structure.Tree.WithBelow(top).ToArray();
            among = among.Where(p => units.Contains(p.UnitId));
        }

        if (after is not null) among = among.Where(p => string.Compare(p.Number, after) > 0);
        var people = await among.OrderBy(p => p.Number).Take(size + 1).ToListAsync();
        var shown = people.Take(size).ToList();
        return await Work(db, shown, month, people.Count > size ? shown[^1].Number : null);
    });

    /// <summary>One person's month; null when there is nobody like that whom one may see.</summary>
    public Task<MonthOfUnit?> Person(SignedIn me, Id<Person> id, YearMonth month) => database.Read(me.Access, async db =>
        await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == id) is { } person ? await Work(db, [person], month, null) : null);

    private async Task<MonthOfUnit> Work(AppDbContext db, IReadOnlyList<Person> people, YearMonth month, string? more)
    {
        var (first, last) = (month.OnDayOfMonth(1), month.ToDateInterval().End);
        var now = clock.GetCurrentInstant();
        var book = await AttendanceBook.Load(db, people, first, last);
        var rows = new Dictionary<int, MonthRow>();
        await DayRuns.Run(db, book, people, first, last, now, (in PersonMonth done) =>
            rows[done.Person.Ordinal] = new MonthRow(book.Of(done.Person.Ordinal), done.Days.ToArray(), done.Deviations.ToArray()));
        var known = book.People.Select(p => book.KnownOf(p, now)).OfType<(LocalDate From, Instant Until)>().Select(k => k.Until).ToList();
        return new MonthOfUnit(book, month, [.. people.Select(p => rows.GetValueOrDefault(p.Ordinal) ?? new MonthRow(p, [], []))], more) { KnownUntil = known.Count == 0 ? null : known.Min() };
    }
}
