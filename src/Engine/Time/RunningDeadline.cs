using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>A time in which a deadline stands still.</summary>
/// <param name="From">When it was paused.</param>
/// <param name="To">When it went on; null while it still stands still.</param>
public readonly record struct Pause(Instant From, Instant? To);

/// <summary>
/// A deadline that runs: its rule, what it is counted from, and its pauses. Time that has been paused is given back when it goes on, and stays given when
/// the rule is replaced (<c>with { Rule = … }</c>), because it is kept apart from the rule.
/// </summary>
/// <param name="Rule">The limit in force now.</param>
/// <param name="Anchors">What it is counted from.</param>
/// <param name="Pauses">In any order; those that overlap count once.</param>
public sealed record RunningDeadline(TimeRule Rule, Anchors Anchors, IReadOnlyList<Pause> Pauses)
{
    /// <summary>
    /// When it falls due. Hours give back exactly the hours paused that would have run. Days give back the days: one for each midnight that the pause
    /// saw, working days if working days are counted. A day fixed by the calendar or by another event stays where it is.
    /// </summary>
    /// <param name="calendar">The calendar of the place.</param>
    /// <param name="now">Up to when a pause without an end has lasted.</param>
    /// <param name="explain">Whether to keep the steps.</param>
    public Deadline Due(WorkCalendar calendar, Instant now, bool explain = false)
    {
        var pauses = Merged(now);
        if (Rule is not Lasting { Before: false } lasting || pauses.Count == 0 || Anchors.Of(lasting.From) is not { } start) return Deadlines.Due(Rule, Anchors, calendar, explain);
        return lasting.RunsByClock ? DueByClock(lasting, start, pauses, calendar, explain) : DueByDays(lasting, start, pauses, calendar, explain);
    }

    /// <summary>Whether it stands still now.</summary>
    public bool IsPaused => Pauses.Any(p => p.To is null);

    private static Deadline DueByClock(Lasting rule, EventTime start, List<(Instant From, Instant To)> pauses, WorkCalendar calendar, bool explain)
    {
        var counting = new Counting(calendar, explain);
        if (start.At is null) return counting.Finish(counting.Refuse(Lastings.NeedsTime));
        SayRule(counting, rule, start);
        var quiet = new Counting(calendar, false);
        var left = Lastings.TicksOf(rule);
        var at = start;
        foreach (var (from, to) in pauses)
        {
            var now = Instant(quiet, at);
            if (to <= now) continue;
            var stop = from < now ? now : from;
            if (Lastings.ByClock(quiet, rule, at, left).Instant <= stop || quiet.Fault is not null) break;
            left -= Ran(quiet, rule, at, stop, now);
            SayPause(counting, EventTime.Of(stop, calendar.Zone), EventTime.Of(to, calendar.Zone), TimeWords.Amount(left));
            at = EventTime.Of(to, calendar.Zone);
        }
        return counting.Finish(Lastings.ByClock(counting, rule, at, left));
    }

    private static Deadline DueByDays(Lasting rule, EventTime start, List<(Instant From, Instant To)> pauses, WorkCalendar calendar, bool explain)
    {
        var counting = new Counting(calendar, explain);
        SayRule(counting, rule, start);
        var quiet = new Counting(calendar, false);
        var given = 0;
        foreach (var (from, to) in pauses)
        {
            if (Given(quiet, rule, start, given).Instant <= from || quiet.Fault is not null) break;
            var (first, last) = (EventTime.Of(from, calendar.Zone).Day, EventTime.Of(to, calendar.Zone).Day);
            if (first < start.Day) first = start.Day;
            var days = DaysBetween(quiet, rule, first, last);
            given += days;
            var back = rule.Unit == TimeUnit.WorkingDays ? TimeWords.Count(days, TimeUnit.WorkingDays) : TimeWords.Count(days, TimeUnit.Days);
            SayPause(counting, EventTime.Of(from, calendar.Zone), EventTime.Of(to, calendar.Zone), null, back);
        }
        return counting.Finish(Given(counting, rule, start, given));
    }

    private static DueTime Given(Counting counting, Lasting rule, EventTime start, int given)
    {
        if (given == 0) return Lastings.Due(counting, rule, start);
        if (rule.Unit is TimeUnit.Days or TimeUnit.WorkingDays) return Lastings.Due(counting, rule with { Count = rule.Count + given }, start);
        if (rule.Unit == TimeUnit.Weeks) return Lastings.Due(counting, rule with { Count = rule.Count * 7 + given, Unit = TimeUnit.Days }, start);
        var months = Lastings.Due(counting, rule with { RestDay = RestDayRule.Stay }, start);
        return ClosingTimes.Settle(counting, rule, months.Day.PlusDays(given), start.Earliest, months.At);
    }

    private static int DaysBetween(Counting counting, Lasting rule, LocalDate from, LocalDate to)
    {
        if (rule.Unit != TimeUnit.WorkingDays) return Math.Max(0, Period.DaysBetween(from, to));
        var days = 0;
        for (var day = from.PlusDays(1); day <= to; day = day.PlusDays(1)) days += counting.IsWorkday(day) ? 1 : 0;
        return days;
    }

    private static long Ran(Counting counting, Lasting rule, EventTime at, Instant stop, Instant from) => rule.Clock == ClockKind.AllHours
        ? (long)(stop - from).TotalTicks
        : HourClock.Between(counting, at.Earliest, stop.InZone(counting.Calendar.Zone).LocalDateTime);

    private static Instant Instant(Counting counting, EventTime at) => at.Exact ?? ClosingTimes.Moment(counting, at.Day, at.At ?? LocalTime.Midnight).Instant;

    private List<(Instant From, Instant To)> Merged(Instant now)
    {
        var merged = new List<(Instant From, Instant To)>();
        foreach (var (from, to) in Pauses.Select(p => (p.From, To: p.To ?? now)).Where(p => p.To > p.From).OrderBy(p => p.From))
        {
            if (merged.Count > 0 && from <= merged[^1].To) merged[^1] = (merged[^1].From, to > merged[^1].To ? to : merged[^1].To);
            else merged.Add((from, to));
        }
        return merged;
    }

    private static void SayRule(Counting counting, Lasting rule, EventTime start)
    {
        if (counting.Steps is null) return;
        var (at, words) = (TimeWords.Of(start.Day, start.At), TimeRuleText.Words(rule));
        if (start.At is null) at = TimeWords.Of(start.Day);
        counting.Say(StepKind.Start, new($"起算：{at.Zh}", $"From {at.En}"));
        counting.Say(StepKind.Rule, new($"期限：{words.Zh}", $"Limit: {words.En}"));
    }

    private static void SayPause(Counting counting, EventTime from, EventTime to, Phrase? left, Phrase? given = null)
    {
        if (counting.Steps is null) return;
        var (began, ended) = (TimeWords.Of(from.Day, from.At), TimeWords.Of(to.Day, to.At));
        var (zh, en) = left is { } rest ? ($"还剩 {rest.Zh}", $"{rest.En} left") : ($"还回 {given!.Value.Zh}", $"{given.Value.En} given back");
        counting.Say(StepKind.Paused, new($"{began.Zh} 至 {ended.Zh} 暂停，{zh}", $"Paused from {began.En} to {ended.En}: {en}"));
    }
}
