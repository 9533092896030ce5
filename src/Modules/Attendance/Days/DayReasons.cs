using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Rosters;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>
/// One day of one person, worked out again with its reasons: the same code as the mass run, so that what is explained is what was reckoned.
/// </summary>
public static class DayReasons
{
    /// <summary>Works out a day and says why.</summary>
    /// <param name="roster">Who works when.</param>
    /// <param name="person">The person.</param>
    /// <param name="day">The day; a night shift belongs to the one it begins on.</param>
    /// <param name="punches">Punches in microseconds, in any order, from <see cref="Months.MonthRun.ReadsFrom"/> to <see cref="Months.MonthRun.ReadsUntil"/>.</param>
    /// <param name="covers">Leave and outings of the person.</param>
    /// <param name="until">How far punches are known.</param>
    /// <param name="names">Names for the wording.</param>
    /// <returns>One entry for each shift of the day, at least one.</returns>
    public static IReadOnlyList<ShiftReasons> Of(
        Roster roster, RosterPerson person, LocalDate day, IEnumerable<long> punches, IEnumerable<Cover> covers, Instant until, ReasonNames names)
    {
        var days = new PersonDays(roster);
        var traces = new List<ShiftTrace>();
        days.Run(person, day, day, punches.Order().ToArray(), covers.ToArray(), Micros.Of(until), traces);
        var words = new ReasonWords(names);
        var reasons = traces.ConvertAll(t => new ShiftReasons(t.Record, t.Deviations, words.Of(t)));
        foreach (var record in days.Records)
        {
            if (record.Status == DayStatus.NoTimes) reasons.Add(new(record, [], [NoTimes(roster, person, day)]));
            if (record.Status == DayStatus.RestDayPunched) reasons.Add(new(record, [], [RestDayPunched(record, person, day)]));
        }
        if (reasons.Count == 0) reasons.Add(new(null, [], [Rest(person, day)]));
        return reasons;
    }

    private static Phrase NoTimes(Roster roster, RosterPerson person, LocalDate day)
    {
        var shift = roster.On(person, day).First(p => p.Times is null).Shift;
        return new($"排的是“{shift.Name.Zh}”，但这个班次在 {day:yyyy-MM-dd} 还没有时间，无法判断。请给班次补上时间，或改排班。",
            $"Rostered on \"{shift.Name.En}\", which has no times on {day:yyyy-MM-dd} yet, so nothing can be said. Give the shift times, or change the roster.");
    }

    private static Phrase RestDayPunched(DayRecord record, RosterPerson person, LocalDate day)
    {
        var clock = new ReasonClock(day, person.Postings[0].Site.Zone);
        var (first, last) = (clock.Time(record.First), clock.Time(record.Last));
        return record.First == record.Last
            ? new($"当天没有排班，{first.Zh} 有一次打卡；不算迟到早退，也不计工作时间。", $"No shift that day, but a punch at {first.En}; nothing is late or early, and no time is counted.")
            : new($"当天没有排班，{first.Zh} 到 {last.Zh} 有打卡；不算迟到早退，也不计工作时间。如果是加班，请补排加班班次。",
                $"No shift that day, but punches from {first.En} to {last.En}; nothing is late or early, and no time is counted. If it was overtime, roster an extra shift.");
    }

    private static Phrase Rest(RosterPerson person, LocalDate day)
    {
        var site = person.Postings.FirstOrDefault(p => p.IsHeld(day))?.Site;
        return site?.Calendar.On(day) switch
        {
            null => new("当天没有任职，不排班。", "No post was held that day, so there is no shift."),
            CalendarDay.Holiday => new("当天是节假日，没有排班。", "A holiday; no shift."),
            CalendarDay.Rest => new("当天是休息日，没有排班。", "A rest day; no shift."),
            _ => new("当天没有排班。", "No shift that day."),
        };
    }
}
