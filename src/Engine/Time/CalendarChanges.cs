using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>A deadline that is still open, under the id its owner knows it by.</summary>
/// <param name="Id">The owner's id.</param>
/// <param name="Running">The deadline.</param>
public sealed record OpenDeadline(string Id, RunningDeadline Running);

/// <summary>What a changed calendar did to one open deadline.</summary>
/// <param name="Id">The owner's id.</param>
/// <param name="Before">Under the calendar before.</param>
/// <param name="After">Under the calendar now.</param>
/// <param name="Reasons">The days that changed between its start and its end, in words.</param>
public sealed record MovedDeadline(string Id, Deadline Before, Deadline After, IReadOnlyList<Phrase> Reasons)
{
    /// <summary>The change in one sentence.</summary>
    public Phrase Words
    {
        get
        {
            if (After.Fault is { } fault) return fault.Message;
            var now = After.Due.Words;
            if (Before.Fault is not null) return new($"现在到期：{now.Zh}", $"Now due: {now.En}");
            var was = Before.Due.Words;
            return Before.Due == After.Due
                ? new($"到期不变：{now.Zh}；{(After.Doubt is null ? "现在确定了" : "但还不确定")}", $"Still due {now.En}; {(After.Doubt is null ? "now it is certain" : "but not certain yet")}")
                : new($"到期从 {was.Zh} 改为 {now.Zh}", $"Due moved from {was.En} to {now.En}");
        }
    }
}

/// <summary>Works open deadlines out again when a calendar has changed.</summary>
public static class CalendarChanges
{
    /// <summary>
    /// Those whose due time, certainty or refusal is another under the new calendar, each with the reasons. A pure function: the caller keeps the list.
    /// </summary>
    public static IReadOnlyList<MovedDeadline> Moved(IEnumerable<OpenDeadline> open, WorkCalendar before, WorkCalendar after, Instant now)
    {
        var moved = new List<MovedDeadline>();
        foreach (var (id, running) in open)
        {
            var (was, will) = (running.Due(before, now), running.Due(after, now));
            if (was.Due == will.Due && was.Doubt == will.Doubt && was.Fault == will.Fault) continue;
            moved.Add(new MovedDeadline(id, running.Due(before, now, true), running.Due(after, now, true), Reasons(running, was, will, before, after)));
        }
        return moved;
    }

    /// <summary>How one day differs between two calendars, in words; null when it does not.</summary>
    public static Phrase? Difference(LocalDate day, WorkCalendar before, WorkCalendar after)
    {
        var (was, now) = (TimeWords.Of(before.On(day), before.Special(day)), TimeWords.Of(after.On(day), after.Special(day)));
        var date = TimeWords.Of(day);
        if (was != now) return new($"{date.Zh}：原为{was.Zh}，现为{now.Zh}", $"{date.En}: was {was.En}, now {now.En}");
        return before.Frames(day).SequenceEqual(after.Frames(day)) ? null : new($"{date.Zh}：工作时间变了", $"{date.En}: other working hours");
    }

    private static List<Phrase> Reasons(RunningDeadline running, Deadline was, Deadline will, WorkCalendar before, WorkCalendar after)
    {
        var days = new[] { running.Anchors.Event?.Day, running.Anchors.Start?.Day, running.Anchors.End?.Day, Of(was), Of(will) }.OfType<LocalDate>().ToArray();
        var reasons = new List<Phrase>();
        for (var day = days.Min(); day <= days.Max(); day = day.PlusDays(1))
        {
            if (Difference(day, before, after) is { } difference) reasons.Add(difference);
        }
        if (before.Zone != after.Zone) reasons.Add(new($"时区从 {before.Zone.Id} 改为 {after.Zone.Id}", $"The zone was {before.Zone.Id} and is now {after.Zone.Id}"));
        if (was.Doubt is { } doubt && will.Doubt is null) reasons.Add(new($"不再待定：{doubt.Zh}", $"No longer open: {doubt.En}"));
        return reasons;

        static LocalDate? Of(Deadline deadline) => deadline.Fault is null ? deadline.Due.Day : null;
    }
}
