using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.Shifts;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>A planned shift and the punches that can be its own.</summary>
internal struct ShiftWindow(PlannedShift planned)
{
    /// <summary>The planned shift.</summary>
    public readonly PlannedShift Planned = planned;

    /// <summary>From when, and until before when, a punch is taken for this shift.</summary>
    public long Opens = planned.Times!.Start - planned.Times.Hours.SignInOpens * Micros.Minute;
    public long Closes = planned.Times.End + planned.Times.Hours.SignOutCloses * Micros.Minute;

    /// <summary>Where its punches lie among the person's.</summary>
    public int FirstPunch, Punches;

    /// <summary>Whether it begins when the shift before it ends, or ends when the next begins.</summary>
    public bool AdjoinsBefore, AdjoinsAfter;

    public readonly ShiftTimes Times => Planned.Times!;

    /// <summary>Parts two neighbours: where their windows overlap, the middle between end and start is the border; where they adjoin, the joint.</summary>
    public static void Part(ref ShiftWindow before, ref ShiftWindow after)
    {
        var (end, start) = (before.Times.End, after.Times.Start);
        before.AdjoinsAfter = after.AdjoinsBefore = start <= end;
        if (before.Closes <= after.Opens && start > end) return;
        before.Closes = after.Opens = start <= end ? start : end + (start - end) / 2;
    }

    /// <summary>Gives each window its punches; both are in order of time.</summary>
    public static void Deal(Span<ShiftWindow> windows, ReadOnlySpan<long> punches)
    {
        var at = 0;
        foreach (ref var window in windows)
        {
            while (at < punches.Length && punches[at] < window.Opens) at++;
            window.FirstPunch = at;
            while (at < punches.Length && punches[at] < window.Closes) at++;
            window.Punches = at - window.FirstPunch;
        }
    }
}
