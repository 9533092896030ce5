using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>Limits of so much time from an event, or before one.</summary>
internal static class Lastings
{
    public static readonly DeadlineFault NeedsTime = new("deadline.needs-time", new(
        "按小时、分钟或班次算的期限从事发的那一分钟起算，这里只知道日期。请补上时间，如 2014-06-13T16:30。",
        "A limit in hours, minutes or shifts runs from the minute of the event, and only the day is known. Give the time too, such as 2014-06-13T16:30."));

    public static DueTime Due(Counting counting, Lasting rule, EventTime start)
    {
        if (rule.RunsByClock) return ByClock(counting, rule, start, TicksOf(rule));
        var sign = rule.Before ? -1 : 1;
        var day = rule.Unit switch
        {
            TimeUnit.Days => start.Day.PlusDays(sign * rule.Count),
            TimeUnit.Weeks => start.Day.PlusDays(sign * 7 * rule.Count),
            TimeUnit.Months => start.Day.PlusMonths(sign * rule.Count),
            _ => counting.WorkingDays(start.Day, sign * rule.Count),
        };
        if (counting.Steps is not null && rule.Unit != TimeUnit.WorkingDays) SayDays(counting, rule, day);
        if (rule.Before) return BeforeAnchor(counting, rule, day, start);
        return ClosingTimes.Settle(counting, rule, day, start.Earliest, SameTime(counting, rule, start, day));
    }

    public static long TicksOf(Lasting rule) => rule.Count * (rule.Unit == TimeUnit.Hours ? NodaConstants.TicksPerHour : NodaConstants.TicksPerMinute);

    public static DueTime ByClock(Counting counting, Lasting rule, EventTime start, long ticks)
    {
        if (start.At is not { } at) return counting.Refuse(NeedsTime);
        if (rule.Clock == ClockKind.WorkingHours)
        {
            if (!counting.Calendar.HasHours) return counting.Refuse(HourClock.NoHours);
            return HourClock.Add(counting, start.Earliest, ticks) is not { } local ? default
                : local.TimeOfDay == LocalTime.Midnight ? ClosingTimes.Moment(counting, local.Date.PlusDays(-1), null)
                : ClosingTimes.Moment(counting, local.Date, local.TimeOfDay);
        }
        var instant = start.Exact ?? ClosingTimes.Moment(counting, start.Day, at).Instant;
        return ClosingTimes.Moment(counting, instant + Duration.FromTicks(rule.Before ? -ticks : ticks));
    }

    /// <summary>
    /// The time of day to end at. Whole days end at 24:00: when only the day of the event is known; when it fell on a day of rest and working days are
    /// counted; when the month has no such day; and when a rule for days of rest speaks of days. So an earlier event is never due after a later one.
    /// </summary>
    private static LocalTime? SameTime(Counting counting, Lasting rule, EventTime start, LocalDate day)
    {
        if (start.At is null || rule.RestDay != RestDayRule.Stay || rule.Closing != Closing.SameTime) return null;
        var whole = rule.Unit switch
        {
            TimeUnit.WorkingDays when !counting.IsWorkday(start.Day) => new Phrase(
                "事发在休息日，从下一个工作日起算整天，到 24:00", "The event fell on a day of rest: whole working days from the next one, until 24:00"),
            TimeUnit.Months when day.Day != start.Day.Day => new Phrase("那个月没有这一天，到月末 24:00", "That month has no such day: until 24:00 on its last"),
            _ => default(Phrase?),
        };
        if (whole is not { } why) return start.At;
        counting.Say(StepKind.Moved, why);
        return null;
    }

    private static DueTime BeforeAnchor(Counting counting, Lasting rule, LocalDate day, EventTime anchor)
    {
        if (rule.RestDay == RestDayRule.Next && !counting.IsWorkday(day) && counting.NearestWorkday(day, 1) >= anchor.Day)
        {
            counting.Say(StepKind.Moved, new("顺延会不早于它，改为提前", "Moved later it would not be before it: it moves earlier instead"));
            return ClosingTimes.Settle(counting, rule with { RestDay = RestDayRule.Previous }, day, LocalDate.MinIsoValue.AtMidnight());
        }
        return ClosingTimes.Settle(counting, rule, day, LocalDate.MinIsoValue.AtMidnight());
    }

    private static void SayDays(Counting counting, Lasting rule, LocalDate day)
    {
        var (count, last) = (TimeWords.Count(rule.Count, rule.Unit), TimeWords.Of(day));
        counting.Say(StepKind.Counted, rule.Before
            ? new($"往前数 {count.Zh}（当天不计）：{last.Zh}", $"{count.En} back, that day not counted: {last.En}")
            : new($"往后数 {count.Zh}（当天不计）：{last.Zh}", $"{count.En} on, the day itself not counted: {last.En}"));
    }
}
