using NodaTime;
using Yunzhang.Modules.Attendance.Shifts;

namespace Yunzhang.Modules.Attendance.Rosters;

/// <summary>
/// A cycle of days, each with its shifts or none, that repeats in both directions from its anchor. An ordinary week is a cycle of seven days
/// anchored on a Monday; four crews round the clock are one cycle with four anchors.
/// </summary>
public sealed class Pattern
{
    private readonly Shift[][] cycle;

    /// <summary>Makes a pattern.</summary>
    /// <param name="id">Id within the organisation.</param>
    /// <param name="anchor">The day the first day of the cycle falls on.</param>
    /// <param name="days">Shifts of each day of the cycle; a day without any is rest. At least one day.</param>
    /// <param name="followsCalendar">Whether the site's rest days and holidays are rest, and its make-up workdays are worked.</param>
    public Pattern(string id, LocalDate anchor, IEnumerable<IEnumerable<Shift>> days, bool followsCalendar)
    {
        cycle = [.. days.Select(d => d.ToArray())];
        if (cycle.Length == 0) throw new ArgumentException($"The pattern {id} has no days.", nameof(days));
        (Id, Anchor, FollowsCalendar) = (id, anchor, followsCalendar);
    }

    /// <summary>Id within the organisation.</summary>
    public string Id { get; }

    /// <summary>The day the first day of the cycle falls on.</summary>
    public LocalDate Anchor { get; }

    /// <summary>Whether the site's calendar is followed.</summary>
    public bool FollowsCalendar { get; }

    /// <summary>Days of the cycle.</summary>
    public int Length => cycle.Length;

    internal ReadOnlySpan<Shift> On(LocalDate day, SiteCalendar calendar)
    {
        if (FollowsCalendar)
        {
            if (calendar.On(day) is CalendarDay.Rest or CalendarDay.Holiday) return [];
            day = calendar.WorkedAs(day);
        }
        var at = (day.ToDateOnly().DayNumber - Anchor.ToDateOnly().DayNumber) % cycle.Length;
        return cycle[at < 0 ? at + cycle.Length : at];
    }
}
