using NodaTime;
using NodaTime.TimeZones;

namespace Yunzhang.Engine.Time;

/// <summary>From the last day of a limit to its last moment.</summary>
internal static class ClosingTimes
{
    private static readonly ZoneLocalMappingResolver Lenient = Resolvers.LenientResolver;

    /// <summary>The moment a rule ends on a day. For <see cref="Closing.SameTime"/> the time of day is given; null is 24:00.</summary>
    public static DueTime Close(Counting counting, TimeRule rule, LocalDate day, LocalTime? sameTime = null) => rule.Closing switch
    {
        Closing.At => Moment(counting, day, rule.At == LocalTime.Midnight ? null : rule.At),
        Closing.EndOfWork => EndOfWork(counting, day),
        Closing.SameTime => Moment(counting, day, sameTime),
        _ => Moment(counting, day, null),
    };

    /// <summary>A rule's end on a day, moved as its rule for days of rest says, yet never to before a moment.</summary>
    public static DueTime Settle(Counting counting, TimeRule rule, LocalDate day, LocalDateTime notBefore, LocalTime? sameTime = null)
    {
        if (rule.RestDay is RestDayRule.Stay or RestDayRule.Skip || counting.IsWorkday(day)) return Close(counting, rule, day, sameTime);
        if (rule.RestDay == RestDayRule.Previous)
        {
            var earlier = counting.NearestWorkday(day, -1);
            var due = Close(counting, rule, earlier);
            if (!due.IsPast(notBefore))
            {
                SayMoved(counting, day, earlier);
                return due;
            }
            if (counting.Steps is not null)
                counting.Say(StepKind.Moved, new("提前会早于开始，改为顺延", "Moved earlier it would end before it begins: it moves later instead"));
        }
        var later = counting.NearestWorkday(day, 1);
        SayMoved(counting, day, later);
        return Close(counting, rule, later);
    }

    /// <summary>A local time as a due time. A time the clock skips is as much later; of a time shown twice the first is meant.</summary>
    public static DueTime Moment(Counting counting, LocalDate day, LocalTime? at)
    {
        var zone = counting.Calendar.Zone;
        var local = at is { } time ? day.At(time) : day.PlusDays(1).AtMidnight();
        var zoned = zone.ResolveLocal(local, Lenient);
        if (counting.Steps is not null) SayZone(counting, zone, local, zoned);
        return zoned.LocalDateTime == local
            ? new DueTime(day, at, zoned.ToInstant())
            : new DueTime(zoned.Date, zoned.TimeOfDay, zoned.ToInstant());
    }

    /// <summary>An instant as a due time.</summary>
    public static DueTime Moment(Counting counting, Instant instant)
    {
        var local = instant.InZone(counting.Calendar.Zone).LocalDateTime;
        return new DueTime(local.Date, local.TimeOfDay, instant);
    }

    private static DueTime EndOfWork(Counting counting, LocalDate day)
    {
        var frames = counting.IsWorkday(day) ? counting.Calendar.Frames(day) : [];
        if (frames.Count > 0) return Moment(counting, day, frames[^1].To);
        if (counting.Steps is not null)
        {
            var words = TimeWords.Of(day);
            counting.Say(StepKind.Moved, new($"{words.Zh}没有工作时间，到 24:00", $"{words.En} has no working hours: until 24:00"));
        }
        return Moment(counting, day, null);
    }

    private static void SayMoved(Counting counting, LocalDate from, LocalDate to)
    {
        if (counting.Steps is null) return;
        var (was, now) = (TimeWords.Of(from), TimeWords.Of(to));
        var why = TimeWords.Of(counting.Calendar.On(from), counting.Calendar.Special(from));
        counting.Say(StepKind.Moved, to > from
            ? new($"{was.Zh}：{why.Zh}，顺延到{now.Zh}", $"{was.En}: {why.En}, moved to {now.En}")
            : new($"{was.Zh}：{why.Zh}，提前到{now.Zh}", $"{was.En}: {why.En}, moved back to {now.En}"));
    }

    private static void SayZone(Counting counting, DateTimeZone zone, LocalDateTime local, ZonedDateTime zoned)
    {
        var count = zone.MapLocal(local).Count;
        if (count == 1) return;
        var (was, now) = (TimeWords.Of(local.TimeOfDay), TimeWords.Of(zoned.TimeOfDay));
        counting.Say(StepKind.Zone, count == 0
            ? new($"当地时钟那天跳过 {was}，按 {now} 算", $"The local clock skips {was} that day; {now} is taken")
            : new($"当地时钟那天两次走到 {was}，按第一次算", $"The local clock shows {was} twice that day; the first is taken"));
    }
}
