using NodaTime;

namespace Yunzhang.Engine.Time;

/// <summary>One time of something that recurs.</summary>
/// <param name="Day">The day the rule names, before any day of rest moved it; for a shift the day it begins on.</param>
/// <param name="Deadline">When it is due.</param>
/// <param name="Shift">The shift, for what recurs by shifts.</param>
public sealed record Occurrence(LocalDate Day, Deadline Deadline, WorkShift? Shift = null);

/// <summary>The times of what recurs.</summary>
public static class Occurrences
{
    // What a holiday has moved lies within this many days of where it belongs.
    private const int Reach = 31;

    /// <summary>All times whose named day lies between two days, both included, in the order of their days. Those that a day of rest skips are left out.</summary>
    public static IEnumerable<Occurrence> Between(Recurrence rule, LocalDate from, LocalDate to, WorkCalendar calendar, bool explain = false)
    {
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            if (!Falls(rule, day, () => new Counting(calendar, false))) continue;
            if (rule.RestDay == RestDayRule.Skip && !calendar.IsWorkday(day)) continue;
            foreach (var shift in Shifts(rule, calendar))
            {
                var counting = new Counting(calendar, explain);
                yield return new Occurrence(day, counting.Finish(Close(counting, rule, day, shift)), shift);
            }
        }
    }

    internal static DueTime Next(Counting counting, Recurrence rule, EventTime start)
    {
        if (rule is EveryShift && Shifts(rule, counting.Calendar).Count == 0)
        {
            return counting.Refuse(new DeadlineFault("deadline.no-shifts", new(
                "日历里没有这样的班次，“每班”没法算。请在日历里写 shifts。", "The calendar has no such shifts. Write shifts in it.")));
        }
        var first = start.Day.PlusDays(-Reach);
        if (rule is EveryFrom from && from.From > first) first = from.From;
        var quiet = new Counting(counting.Calendar, false);
        var last = first.PlusDays(rule is EveryFrom every ? every.Count * 31 + 800 : 800);
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            if (!Falls(rule, day, () => quiet)) continue;
            if (rule.RestDay == RestDayRule.Skip && !quiet.IsWorkday(day))
            {
                if (day >= start.Day) SaySkipped(counting, day);
                continue;
            }
            foreach (var shift in Shifts(rule, counting.Calendar))
            {
                if (Close(quiet, rule, day, shift).IsPast(start.Earliest)) continue;
                SayFalls(counting, day, shift);
                return Close(counting, rule, day, shift);
            }
        }
        return counting.Refuse(new DeadlineFault("deadline.never", new(
            $"从{TimeWords.Of(start.Day).Zh}起两年里没有一次。请检查写法和休息日规则。",
            $"It does not come once in the two years from {TimeWords.Of(start.Day).En}. Check how it is written, and its rule for days of rest.")));
    }

    private static DueTime Close(Counting counting, Recurrence rule, LocalDate day, WorkShift? shift)
    {
        if (shift is null) return ClosingTimes.Settle(counting, rule, day, LocalDate.MinIsoValue.AtMidnight());
        var ends = shift.EndsOf(day);
        return ClosingTimes.Moment(counting, ends.Date, ends.TimeOfDay);
    }

    private static IReadOnlyList<WorkShift?> Shifts(Recurrence rule, WorkCalendar calendar) => rule is EveryShift every
        ? [.. calendar.Shifts.Where(s => s.IsNight || !every.NightOnly)]
        : [null];

    private static bool Falls(Recurrence rule, LocalDate day, Func<Counting> counting) => rule switch
    {
        EveryDay or EveryShift => true,
        Weekly weekly => weekly.Has(day.DayOfWeek),
        EveryFrom every => FallsFrom(every, day),
        Monthly monthly => FallsMonthly(monthly.Days, day),
        LastMonthly last => Days.LastOf(counting(), new LocalDate(day.Year, day.Month, 1), last.Working) == day,
        Quarterly quarterly => day.Month % 3 == 1 && FallsMonthly(1u << quarterly.Day, day),
        Yearly yearly => day.Month == yearly.Month && FallsMonthly(1u << yearly.Day, day),
        _ => false,
    };

    private static bool FallsFrom(EveryFrom rule, LocalDate day)
    {
        if (day < rule.From) return false;
        if (rule.Unit == TimeUnit.Months)
        {
            var months = (day.Year - rule.From.Year) * 12 + day.Month - rule.From.Month;
            return months % rule.Count == 0 && rule.From.PlusMonths(months) == day;
        }
        return Period.DaysBetween(rule.From, day) % (rule.Count * (rule.Unit == TimeUnit.Weeks ? 7 : 1)) == 0;
    }

    private static bool FallsMonthly(uint days, LocalDate day)
    {
        var last = CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month);
        return (days >> day.Day & 1) == 1 || day.Day == last && last < 31 && days >> (last + 1) != 0;
    }

    private static void SayFalls(Counting counting, LocalDate day, WorkShift? shift)
    {
        if (counting.Steps is null) return;
        var (date, kind) = (TimeWords.Of(day), TimeWords.Of(counting.Calendar.On(day), counting.Calendar.Special(day)));
        counting.Say(StepKind.Counted, shift is null
            ? new($"这一次在{date.Zh}，{kind.Zh}", $"It falls on {date.En}, {kind.En}")
            : new($"这一次是{date.Zh}的{shift.Name.Zh}", $"It is the {shift.Name.En} of {date.En}"));
    }

    private static void SaySkipped(Counting counting, LocalDate day)
    {
        if (counting.Steps is null) return;
        var (date, kind) = (TimeWords.Of(day), TimeWords.Of(counting.Calendar.On(day), counting.Calendar.Special(day)));
        counting.Say(StepKind.NotCounted, new($"{date.Zh}：{kind.Zh}，这一次不办", $"{date.En}: {kind.En}, this time falls out"));
    }
}
