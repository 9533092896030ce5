using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Time;

namespace Yunzhang.Engine.Flows;

/// <summary>The limits and rungs of steps in the language of deadlines: <c>1 working day</c>, and of a rung <c>8 h</c> from the opening, <c>before 4 h</c> and <c>after 1 day</c> of the limit.</summary>
public static class FlowLimits
{
    private const string Before = "before ", After = "after ";

    /// <summary>Reports a limit or a rung that cannot be read, at its place.</summary>
    public static void Check(Sourced text, DiagnosticBag bag) => TimeRuleText.Read(Bare(text), bag);

    /// <summary>When a limit, or a rung, falls due by a calendar; null when it cannot be read or the calendar gives no such time.</summary>
    /// <param name="text">As <see cref="DueTime"/> gets it.</param>
    /// <param name="from">The opening of the step; the limit for a rung before or after it.</param>
    /// <param name="calendar">The calendar of the place.</param>
    public static Instant? Due(Sourced text, Instant from, WorkCalendar calendar)
    {
        var bare = Bare(text);
        var counted = text.Text.StartsWith(Before, StringComparison.Ordinal) ? bare with { Text = $"{bare.Text} before start" } : bare;
        if (TimeRuleText.Read(counted, new DiagnosticBag()) is not { } rule) return null;
        var at = EventTime.Of(from, calendar.Zone);
        var deadline = Deadlines.Due(rule, new Anchors(at, at), calendar);
        return deadline.Fault is null ? deadline.Due.Instant : null;
    }

    private static Sourced Bare(Sourced text)
    {
        foreach (var side in new[] { Before, After })
            if (text.Text.StartsWith(side, StringComparison.Ordinal)) return new Sourced(text.Text[side.Length..], text.Where.Within(side.Length, text.Text.Length - side.Length));
        return text;
    }
}
