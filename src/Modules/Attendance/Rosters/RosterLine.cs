using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Shifts;

namespace Yunzhang.Modules.Attendance.Rosters;

/// <summary>Where a planned shift comes from. Patterns are ordered: the one further down wins.</summary>
public enum RosterSource
{
    /// <summary>The pattern of a unit.</summary>
    Unit,

    /// <summary>The pattern of a team.</summary>
    Team,

    /// <summary>The pattern of a person, for the main post.</summary>
    Person,

    /// <summary>The pattern of one post of a person.</summary>
    Posting,

    /// <summary>Assigned for the day.</summary>
    Assigned,

    /// <summary>Swapped with somebody.</summary>
    Swapped,

    /// <summary>An extra shift.</summary>
    Extra,
}

/// <summary>A pattern that holds for a unit, a team, a person or one post of a person. Of several for the same, the one that began last holds.</summary>
/// <param name="Target">What it holds for: <see cref="RosterSource.Unit"/> to <see cref="RosterSource.Posting"/>.</param>
/// <param name="TargetId">Id of the unit, team, person or posting.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="From">First day it holds.</param>
/// <param name="Until">Last day it holds; null while it goes on.</param>
public sealed record RosterLine(RosterSource Target, string TargetId, Pattern Pattern, LocalDate From, LocalDate? Until = null);

/// <summary>What is said about one person and one day.</summary>
public enum DayEntryKind
{
    /// <summary>Works this shift instead of what the pattern says.</summary>
    Assign,

    /// <summary>The same, because somebody swapped; wins over an assignment. Without a shift: the day off of the swap.</summary>
    Swap,

    /// <summary>Works this shift besides what is planned.</summary>
    Extra,

    /// <summary>Does not work what is planned. An extra shift entered as well is still worked.</summary>
    Rest,
}

/// <summary>An exception to the pattern: an assignment, swap, extra shift or rest on one day.</summary>
/// <param name="Person">Id of the person.</param>
/// <param name="Day">Day it is about.</param>
/// <param name="Kind">What is said.</param>
/// <param name="Shift">The shift worked; null for rest, and for the free side of a swap.</param>
/// <param name="Posting">Id of the post it is about; null for the main one.</param>
/// <param name="Reason">Why, and who allowed it; both sides empty when nothing was said.</param>
public sealed record DayEntry(string Person, LocalDate Day, DayEntryKind Kind, Shift? Shift = null, string? Posting = null, Phrase Reason = default);

/// <summary>A shift somebody is due to work on a day.</summary>
/// <param name="Shift">The shift.</param>
/// <param name="Times">Its times; null when the shift has none on that day, because its first version begins later.</param>
/// <param name="Posting">Index among the person's postings.</param>
/// <param name="Source">Why it is planned.</param>
public readonly record struct PlannedShift(Shift Shift, ShiftTimes? Times, int Posting, RosterSource Source);
