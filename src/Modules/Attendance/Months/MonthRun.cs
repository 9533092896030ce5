using NodaTime;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Rosters;

namespace Yunzhang.Modules.Attendance.Months;

/// <summary>
/// Works out a month of many people from one stream of punches, ordered by person and time, in the memory of one person's month. For two threads,
/// give each a run of its own over a range of people: a run shares nothing but the roster.
/// </summary>
public sealed class MonthRun
{
    private const int DaysBefore = 2;
    private const int DaysAfter = 3;

    private readonly IReadOnlyList<RosterPerson> people;
    private readonly IReadOnlyList<Cover> covers;
    private readonly long until;
    private readonly PersonMonthDone done;
    private readonly PersonDays days;
    private readonly List<Cover> own = [];
    private long[] punches = new long[256];
    private int count;
    private int at;
    private int cover;

    /// <summary>Starts a run.</summary>
    /// <param name="roster">Who works when.</param>
    /// <param name="people">The people, in order of their ordinals.</param>
    /// <param name="covers">Their leave and outings, in order of the person.</param>
    /// <param name="first">First day of the month, or of any other range of days.</param>
    /// <param name="last">Last day, included.</param>
    /// <param name="until">How far punches are known: a shift whose window closes later is still open.</param>
    /// <param name="done">Called once for each person, in order.</param>
    public MonthRun(
        Roster roster, IReadOnlyList<RosterPerson> people, IReadOnlyList<Cover> covers, LocalDate first, LocalDate last, Instant until, PersonMonthDone done)
    {
        (this.people, this.covers, this.until, this.done) = (people, covers, Micros.Of(until), done);
        (First, Last) = (first, last);
        days = new PersonDays(roster);
        for (var i = 1; i < people.Count; i++)
            if (people[i].Ordinal <= people[i - 1].Ordinal) throw new ArgumentException("People must come in order of their ordinals.", nameof(people));
    }

    /// <summary>First day worked out.</summary>
    public LocalDate First { get; }

    /// <summary>Last day worked out.</summary>
    public LocalDate Last { get; }

    /// <summary>First microsecond whose punches are needed: night shifts and time zones reach over the ends of the month.</summary>
    public static long ReadsFrom(LocalDate first) => Micros.Of(first.PlusDays(-DaysBefore).AtMidnight().InUtc().ToInstant());

    /// <summary>First microsecond whose punches are no longer needed.</summary>
    public static long ReadsUntil(LocalDate last) => Micros.Of(last.PlusDays(DaysAfter).AtMidnight().InUtc().ToInstant());

    /// <summary>Takes the next punch. Punches of people not in the run are passed over.</summary>
    /// <exception cref="InvalidOperationException">The punch comes before the one taken last.</exception>
    public void Add(int person, long micros)
    {
        while (at < people.Count && people[at].Ordinal < person) Finish();
        if (at == people.Count || people[at].Ordinal > person) return;
        if (count > 0 && punches[count - 1] > micros)
            throw new InvalidOperationException($"A punch of person {person} comes before the one taken last; punches must be ordered by person and time.");
        if (count == punches.Length) Array.Resize(ref punches, count * 2);
        punches[count++] = micros;
    }

    /// <summary>Finishes the last person with punches and all after; those without any punch are worked out too.</summary>
    public void Complete()
    {
        while (at < people.Count) Finish();
    }

    private void Finish()
    {
        var person = people[at++];
        own.Clear();
        while (cover < covers.Count && covers[cover].Person < person.Ordinal) cover++;
        while (cover < covers.Count && covers[cover].Person == person.Ordinal) own.Add(covers[cover++]);
        days.Run(person, First, Last, punches.AsSpan(0, count), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(own), until);
        count = 0;
        done(new PersonMonth(person, days.Records, days.Deviations));
    }
}

/// <summary>Takes the days of one person. What it is given holds only during the call.</summary>
/// <param name="month">The days.</param>
public delegate void PersonMonthDone(in PersonMonth month);

/// <summary>The days and deviations of one person.</summary>
public readonly ref struct PersonMonth(RosterPerson person, ReadOnlySpan<DayRecord> days, ReadOnlySpan<Deviation> deviations)
{
    /// <summary>The person.</summary>
    public RosterPerson Person { get; } = person;

    /// <summary>One record for each shift, and for each rest day with punches, by day and slot.</summary>
    public ReadOnlySpan<DayRecord> Days { get; } = days;

    /// <summary>What departs from the roster, by day and slot.</summary>
    public ReadOnlySpan<Deviation> Deviations { get; } = deviations;
}
