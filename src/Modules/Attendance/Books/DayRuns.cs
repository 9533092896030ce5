using NodaTime;
using Yunzhang.Modules.Attendance.Months;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.Books;

/// <summary>Judges the days of the people of a book from their punches: for the facts and for the pages alike.</summary>
internal static class DayRuns
{
    /// <summary>Judges a range of days.</summary>
    /// <param name="db">Bound to whoever asks.</param>
    /// <param name="book">Their book.</param>
    /// <param name="who">The same people.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day, included.</param>
    /// <param name="now">What lies after it has not happened.</param>
    /// <param name="done">Called once for each person of whose site something is known.</param>
    public static async Task Run(AppDbContext db, AttendanceBook book, IReadOnlyList<Person> who, LocalDate first, LocalDate last, Instant now, PersonMonthDone done)
    {
        // Each site knows its punches from a day and up to a moment of its own; people are told apart by it, the stream is one.
        var runs = new List<MonthRun>();
        var runOf = new Dictionary<int, MonthRun>();
        foreach (var site in book.People.GroupBy(p => book.KnownOf(p, now)))
        {
            if (site.Key is not var (from, until) || from > last) continue;
            var people = site.ToList();
            var ordinals = people.Select(p => p.Ordinal).ToHashSet();
            var run = new MonthRun(book.Roster, people, [.. book.Covers.Where(c => ordinals.Contains(c.Person))], from > first ? from : first, last, until, done);
            runs.Add(run);
            foreach (var ordinal in ordinals) runOf[ordinal] = run;
        }

        await PunchStream.Read(db, who, first, last, (person, micros) =>
        {
            if (runOf.TryGetValue(person, out var run)) run.Add(person, micros);
        });
        foreach (var run in runs) run.Complete();
    }
}
