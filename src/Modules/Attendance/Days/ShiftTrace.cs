using Yunzhang.Modules.Attendance.Rosters;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>How one shift was judged, kept only when somebody asks why.</summary>
internal sealed record ShiftTrace(
    PlannedShift Planned, long[] Punches, StretchDay[] Stretches, Cover[] Covers, DayRecord Record, Deviation[] Deviations);
