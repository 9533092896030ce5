using NodaTime;

namespace Yunzhang.Engine.Time;

/// <summary>How much of a stretch of time is working time.</summary>
public static class WorkTime
{
    /// <summary>
    /// The part of a stretch that falls on working days: within the working hours of each where the calendar has any, all of the day where it has none. Zero when
    /// <paramref name="to"/> is not after <paramref name="from"/>.
    /// </summary>
    /// <param name="calendar">The calendar of the place; days are those of its zone.</param>
    /// <param name="from">When the stretch begins.</param>
    /// <param name="to">When it ends.</param>
    public static Duration Between(WorkCalendar calendar, Instant from, Instant to)
    {
        var sum = Duration.Zero;
        if (to <= from) return sum;
        var last = to.InZone(calendar.Zone).Date;
        for (var day = from.InZone(calendar.Zone).Date; day <= last; day = day.PlusDays(1))
        {
            if (!calendar.IsWorkday(day)) continue;
            if (!calendar.HasHours) sum += Within(calendar.Zone.AtStartOfDay(day).ToInstant(), calendar.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
            else foreach (var frame in calendar.Frames(day)) sum += Within(At(day, frame.FromTicks), At(day, frame.ToTicks));
        }
        return sum;

        Instant At(LocalDate day, long ticks) => day.AtMidnight().PlusTicks(ticks).InZoneLeniently(calendar.Zone).ToInstant();

        Duration Within(Instant begins, Instant ends)
        {
            var (first, end) = (Instant.Max(begins, from), Instant.Min(ends, to));
            return end > first ? end - first : Duration.Zero;
        }
    }
}
