using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Organisations;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Attendance;

/// <summary>What the pages of attendance share.</summary>
internal static class AttendanceForms
{
    public static Crumb Attendance { get; } = new(new("考勤", "Attendance"), "/attendance");

    /// <summary>The way to somebody's days: by the grid for those who may see it.</summary>
    public static IReadOnlyList<Crumb> CrumbsOf(SignedIn me) => me.May(Permission.SeeUnit) ? [Attendance] : [];

    public static Phrase KindOf(CoverKind kind) => kind == CoverKind.Leave ? new("请假", "Leave") : new("外出", "Outing");

    public static LocalDate? DayOf(string? text) => text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: > 1990 and < 2200 } day } ? day : null;
}
