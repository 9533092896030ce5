using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.KeepShifts;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.PunchFiles;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.SetDay;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Attendance.ImportRosters;

/// <summary>What an import of a roster did, or would do.</summary>
/// <param name="People">People of whom a day changes.</param>
/// <param name="Changed">Days that change.</param>
/// <param name="Unchanged">Days that say what is planned already.</param>
/// <param name="Closed">Closed months among the days that change.</param>
internal sealed record RosterImport(RosterFileReading Reading, int People, int Changed, int Unchanged, IReadOnlyList<YearMonth> Closed)
{
    /// <summary>First and last day that changes; null when none does.</summary>
    public (LocalDate First, LocalDate Last)? Days { get; init; }
}

/// <summary>Brings roster sheets in. What a sheet says and the patterns say too is not said again, so that a sheet exported and imported changes nothing.</summary>
internal sealed class RosterImporter(Database database, RosterChange change, IClock clock)
{
    /// <summary>Reads a sheet and says what it would change.</summary>
    /// <param name="me">People whose attendance he does not keep are not known to the sheet.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="month">The month that heads without one mean.</param>
    public Task<RosterImport> Try(SignedIn me, byte[] file, YearMonth month) => database.Read(me.Access, async db => (await Plan(db, me, file, month)).Import);

    /// <summary>Reads a sheet and sets the days; the same again changes nothing.</summary>
    public Task<Result<RosterImport>> Run(SignedIn me, string name, byte[] file, YearMonth month, bool knowsClosed) => database.Write(me.Access, async write =>
    {
        var (import, people, said) = await Plan(write.Db, me, file, month);
        if (import.Reading.Refusal is { } refusal) return (Result<RosterImport>)refusal;
        if (import.Closed.Count > 0 && !knowsClosed) return RosterErrors.Closed(import.Closed);
        if (import.Days is not var (first, last)) return import;
        await DayEntries.Put(write, people, said, name);
        await write.Journal(ShiftKeeper.Stream, "roster.imported", new
        {
            file = name, import.Reading.Format, people = import.People, import.Changed, import.Unchanged, failed = import.Reading.Failed.Count, first = Figures.Day(first), last = Figures.Day(last),
        });
        await change.Judge(write, said.Keys.Select(k => Id<Person>.Parse(k.Item1, null)).ToHashSet(), first, last);
        return import;
    });

    private async Task<(RosterImport Import, IReadOnlyList<Person> People, Dictionary<(string, LocalDate), IReadOnlyList<Saying>> Said)> Plan(AppDbContext db, SignedIn me, byte[] file, YearMonth month)
    {
        var where = me.UnitsWhere(Permission.KeepAttendance);
        var everybody = (await db.Set<Person>().AsNoTracking().OrderBy(p => p.Ordinal).ToListAsync()).FindAll(p => where.Include(p.UnitId));
        var codes = new ShiftCodes(await db.Set<KeptShift>().AsNoTracking().OrderBy(s => s.Name).ToListAsync());
        var reading = RosterFile.Read(file, month, new PunchPeople(everybody.Select(p => new PunchPerson(p.Ordinal, p.Number, p.Name))), codes);
        var said = new Dictionary<(string, LocalDate), IReadOnlyList<Saying>>();
        var rows = reading.Rows.Where(r => r.Days.Count > 0).ToList();
        if (reading.Refusal is not null || rows.Count == 0) return (new(reading, 0, 0, 0, []), [], said);
        var meant = rows.Select(r => r.Person).ToHashSet();
        var people = everybody.FindAll(p => meant.Contains(p.Ordinal));
        var (first, last) = (rows.Min(r => r.Days.Keys.Min()), rows.Max(r => r.Days.Keys.Max()));
        var book = await AttendanceBook.Load(db, people, first.PlusDays(-2), last.PlusDays(2));
        var rostered = book.People.ToDictionary(p => p.Ordinal);
        var unchanged = 0;
        foreach (var row in rows)
        {
            var (own, same) = One(book, rostered[row.Person], row, reading);
            unchanged += same;
            foreach (var (key, sayings) in own) said[key] = sayings;
        }

        if (said.Count == 0) return (new(reading, 0, 0, unchanged, []), people, said);
        var days = (First: said.Keys.Min(k => k.Item2), Last: said.Keys.Max(k => k.Item2));
        var ids = said.Keys.Select(k => Id<Person>.Parse(k.Item1, null)).ToHashSet();
        var closed = await RosterChange.Closed(db, ids, days.First, days.Last < me.Today(clock) ? days.Last : me.Today(clock));
        return (new(reading, ids.Count, said.Count, unchanged, closed) { Days = days }, people, said);
    }

    private static (Dictionary<(string, LocalDate), IReadOnlyList<Saying>> Said, int Unchanged) One(AttendanceBook book, RosterPerson person, RosterFileRow row, RosterFileReading reading)
    {
        var (said, unchanged, problems) = (new Dictionary<(string, LocalDate), IReadOnlyList<Saying>>(), 0, new List<CellProblem>());
        foreach (var (day, (column, shifts)) in row.Days)
        {
            var asked = shifts.Select(s => s.ShiftId).ToHashSet();
            if (asked.SetEquals(DayPlan.Of(book.Roster, person, day))) unchanged++;
            else if (!DayPlan.IsHere(person, day)) problems.Add(Problem(reading, row, column, RosterErrors.NotHere(book.Of(person.Ordinal).Name, day)));
            else if (shifts.FirstOrDefault(s => s.IsClosed) is { } ended) problems.Add(Problem(reading, row, column, RosterErrors.ShiftEnded(ended.Name)));
            else if (shifts.FirstOrDefault(s => BeginsAfter(book, s, day) is not null) is { } early) problems.Add(Problem(reading, row, column, RosterErrors.ShiftNotYet(early.Name, day, BeginsAfter(book, early, day)!.Value)));
            else said[(person.Id, day)] = DayPlan.Sayings(book, person, day, asked);
        }

        if (said.Count > 0)
        {
            var (first, last) = (said.Keys.Min(k => k.Item2).PlusDays(-1), said.Keys.Max(k => k.Item2).PlusDays(1));
            foreach (var problem in RosterTrial.Brings(book, DayPlan.With(book, said), [person], first, last))
                problems.Add(new CellProblem(problem.Code, -1, new("整行", "Row"), "", problem.Message));
        }

        if (problems.Count == 0) return (said, unchanged);
        reading.Failed.Add(new FailedRow(row.Row, row.Cells, problems));
        return ([], 0);
    }

    // The first day a shift has times, when it has none yet on the day.
    private static LocalDate? BeginsAfter(AttendanceBook book, KeptShift shift, LocalDate day) =>
        book.Timed[shift.ShiftId].Versions is [.., var first] && day < first.From ? first.From : null;

    private static CellProblem Problem(RosterFileReading reading, RosterFileRow row, int column, Error error) => new(
        error.Code, column, Phrase.Same(reading.Headers[column]), row.Cells[column], new Phrase($"{reading.Headers[column]}：{error.Message.Zh}", $"{reading.Headers[column]}: {error.Message.En}"));
}
