using Yunzhang.Modules.Attendance.Shifts;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>All that is needed to judge one shift of one person.</summary>
internal readonly ref struct ShiftCase
{
    public required int Person { get; init; }

    public required byte Slot { get; init; }

    public required ShiftTimes Times { get; init; }

    /// <summary>Punches within the shift's window, in order of time.</summary>
    public required ReadOnlySpan<long> Punches { get; init; }

    /// <summary>Leave and outings of the person, in order of time, none overlapping another.</summary>
    public required ReadOnlySpan<Cover> Covers { get; init; }

    /// <summary>Whether the shift follows another one, worked as well, without a gap.</summary>
    public bool JoinedBefore { get; init; }

    /// <summary>Whether another shift, worked as well, follows without a gap.</summary>
    public bool JoinedAfter { get; init; }

    /// <summary>Whether no punch for it can come any more.</summary>
    public bool IsOver { get; init; }
}
