using NodaTime;

namespace Yunzhang.Engine.Time;

/// <summary>The clock that runs only in the frames of working days. It knows wall time alone: a frame of four hours is four hours.</summary>
internal static class HourClock
{
    private const int Longest = 400;

    public static readonly DeadlineFault NoHours = new("deadline.no-working-hours", new(
        "日历里没有工作时间，“工作时间”没法计。请在日历里写 hours，如 frames: [\"08:00-12:00\", \"14:00-18:00\"]。",
        "The calendar has no working hours for this clock to run in. Write hours in it, such as frames: [\"08:00-12:00\", \"14:00-18:00\"]."));

    /// <summary>The moment at which so many ticks have run; a frame's very end before the next frame's beginning.</summary>
    public static LocalDateTime? Add(Counting counting, LocalDateTime from, long ticks)
    {
        var (day, at, left, idle) = (from.Date, from.TimeOfDay.TickOfDay, ticks, 0);
        while (idle <= Longest)
        {
            var frames = counting.IsWorkday(day) ? counting.Calendar.Frames(day) : [];
            if (frames.Count == 0) counting.PassIdle(day);
            else counting.EndRun();
            idle = frames.Count == 0 ? idle + 1 : 0;
            foreach (var frame in frames)
            {
                var begin = Math.Max(at, frame.FromTicks);
                if (begin >= frame.ToTicks) continue;
                var worked = Math.Min(left, frame.ToTicks - begin);
                left -= worked;
                if (counting.Steps is not null) SayWorked(counting, day, begin, worked, left);
                if (left == 0) return day.AtMidnight().PlusTicks(begin + worked);
            }
            (day, at) = (day.PlusDays(1), 0);
        }
        counting.Refuse(NoHours);
        return null;
    }

    /// <summary>How many ticks run between two moments.</summary>
    public static long Between(Counting counting, LocalDateTime from, LocalDateTime to)
    {
        long sum = 0;
        for (var day = from.Date; day <= to.Date; day = day.PlusDays(1))
        {
            if (!counting.IsWorkday(day)) continue;
            var first = day == from.Date ? from.TimeOfDay.TickOfDay : 0;
            var last = day == to.Date ? to.TimeOfDay.TickOfDay : NodaConstants.TicksPerDay;
            foreach (var frame in counting.Calendar.Frames(day)) sum += Math.Max(0, Math.Min(last, frame.ToTicks) - Math.Max(first, frame.FromTicks));
        }
        return sum;
    }

    private static void SayWorked(Counting counting, LocalDate day, long begin, long worked, long left)
    {
        var (date, amount) = (TimeWords.Of(day), TimeWords.Amount(worked));
        var (from, to) = (Clock(begin), Clock(begin + worked));
        var rest = TimeWords.Amount(left);
        counting.Say(StepKind.Counted, left == 0
            ? new($"{date.Zh}{from} 至 {to}：走 {amount.Zh}，满", $"{date.En} {from} to {to}: {amount.En} run, complete")
            : new($"{date.Zh}{from} 至 {to}：走 {amount.Zh}，还剩 {rest.Zh}", $"{date.En} {from} to {to}: {amount.En} run, {rest.En} left"));
    }

    private static string Clock(long ticks) => ticks == NodaConstants.TicksPerDay ? "24:00" : TimeWords.Of(LocalTime.FromTicksSinceMidnight(ticks));
}
