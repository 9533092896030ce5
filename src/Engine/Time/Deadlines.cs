using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>The one evaluator of limits and recurrences. Pure: the same rule, anchors and calendar give the same answer.</summary>
public static class Deadlines
{
    /// <summary>When a rule falls due. For what recurs: the first time that is not before the event.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="anchors">What it is counted from.</param>
    /// <param name="calendar">The calendar of the place.</param>
    /// <param name="explain">Whether to keep the steps; without, it is several times as fast.</param>
    public static Deadline Due(TimeRule rule, Anchors anchors, WorkCalendar calendar, bool explain = false)
    {
        var counting = new Counting(calendar, explain);
        var from = rule switch { Lasting l => l.From, FirstWorkingDay f => f.From, _ => Anchor.Event };
        if (anchors.Of(from) is not { } start) return counting.Finish(counting.Refuse(NoAnchor(from)));
        if (explain) SayStart(counting, rule, from, start);
        return counting.Finish(rule switch
        {
            Lasting lasting => Lastings.Due(counting, lasting, start),
            SameDay => SameDays(counting, rule, start),
            SameShift => Shift(counting, start),
            ByMonthDay by => InMonth(counting, rule, start, by.NextMonth, (_, first) => Days.InMonth(first, by.Day)),
            LastOfMonth last => InMonth(counting, rule, start, last.NextMonth, (c, first) => Days.LastOf(c, first, last.Working)),
            FirstWorkingDay => ClosingTimes.Close(counting, rule, counting.WorkingDays(start.Day, 1)),
            Recurrence recurrence => Occurrences.Next(counting, recurrence, start),
            _ => throw new InvalidOperationException($"There is no such rule: {rule}"),
        });
    }

    private static void SayStart(Counting counting, TimeRule rule, Anchor from, EventTime start)
    {
        var at = start.At is null ? TimeWords.Of(start.Day) : TimeWords.Of(start.Day, start.At);
        var what = from switch { Anchor.Start => new Phrase("开始", "start"), Anchor.End => new Phrase("结束", "end"), _ => new Phrase("事发", "event") };
        var day = TimeWords.Of(counting.Calendar.On(start.Day), counting.Calendar.Special(start.Day));
        counting.Say(StepKind.Start, new($"{what.Zh}：{at.Zh}，{day.Zh}", $"From the {what.En}: {at.En}, {day.En}"));
        var words = TimeRuleText.Words(rule);
        counting.Say(StepKind.Rule, new($"期限：{words.Zh}", $"Limit: {words.En}"));
    }

    private static DueTime SameDays(Counting counting, TimeRule rule, EventTime start)
    {
        var due = ClosingTimes.Settle(counting, rule, start.Day, start.Earliest);
        if (!due.IsPast(start.Earliest)) return due;
        if (counting.Steps is not null)
            counting.Say(StepKind.Moved, new($"{TimeWords.Of(due.At)} 已经过了，到当天 24:00", $"{TimeWords.Of(due.At)} is past already: until 24:00 that day"));
        return ClosingTimes.Moment(counting, start.Day, null);
    }

    private static DueTime Shift(Counting counting, EventTime start)
    {
        if (start.At is null) return counting.Refuse(Lastings.NeedsTime);
        if (counting.Calendar.ShiftAt(start.Earliest) is not var (shift, day))
        {
            var at = TimeWords.Of(start.Day, start.At);
            return counting.Refuse(new DeadlineFault("deadline.no-shift", new(
                $"{at.Zh}没有班次在走，“本班结束”没法算。请在日历里写 shifts，或换一种期限。",
                $"No shift runs at {at.En}, so \"same shift end\" has no meaning. Write shifts in the calendar, or another limit.")));
        }
        var ends = shift.EndsOf(day);
        if (counting.Steps is not null)
        {
            var began = TimeWords.Of(day);
            counting.Say(StepKind.Counted, new($"属于{began.Zh}的{shift.Name.Zh}", $"It belongs to the {shift.Name.En} of {began.En}"));
        }
        return ClosingTimes.Moment(counting, ends.Date, ends.TimeOfDay);
    }

    private static DueTime InMonth(Counting counting, TimeRule rule, EventTime start, bool nextMonth, Func<Counting, LocalDate, LocalDate> dayOf)
    {
        var first = new LocalDate(start.Day.Year, start.Day.Month, 1).PlusMonths(nextMonth ? 1 : 0);
        var quiet = new Counting(counting.Calendar, false);
        for (var i = 0; i < 12; i++, first = first.PlusMonths(1))
        {
            if (ClosingTimes.Close(quiet, rule, dayOf(quiet, first)).IsPast(start.Earliest)) continue;
            if (i > 0 && counting.Steps is not null) counting.Say(StepKind.Moved, new("这个月的已经过了，是下一次", "This month's is past already: the next one is meant"));
            return ClosingTimes.Settle(counting, rule, dayOf(counting, first), start.Earliest);
        }
        return counting.Refuse(HourClock.NoHours);
    }

    private static DeadlineFault NoAnchor(Anchor anchor) => anchor switch
    {
        Anchor.Start => new DeadlineFault("deadline.no-start", new(
            "期限从“开始”（start）算，但没有给出开始的日期。请先填写计划开始的日期。",
            "The limit is counted from the start, and no start is given. Enter the planned start first.")),
        Anchor.End => new DeadlineFault("deadline.no-end", new(
            "期限从“结束”（end）算，但没有给出结束的日期。请先填写结束的日期。",
            "The limit is counted from the end, and no end is given. Enter the end first.")),
        _ => new DeadlineFault("deadline.no-event", new(
            "不知道事情是什么时候发生的，期限没法算。请填写发生的日期和时间。",
            "It is not known when the event happened, so the limit cannot be worked out. Enter its day and time.")),
    };
}

/// <summary>Days found within a month.</summary>
internal static class Days
{
    /// <summary>A day of the month that begins on <paramref name="first"/>; the last when it has fewer.</summary>
    public static LocalDate InMonth(LocalDate first, int day) =>
        first.PlusDays(Math.Min(day, CalendarSystem.Iso.GetDaysInMonth(first.Year, first.Month)) - 1);

    /// <summary>The last day, or last working day, of the month that begins on <paramref name="first"/>.</summary>
    public static LocalDate LastOf(Counting counting, LocalDate first, bool working)
    {
        var last = first.PlusMonths(1).PlusDays(-1);
        return !working || counting.IsWorkday(last) ? last : counting.NearestWorkday(last, -1);
    }
}
