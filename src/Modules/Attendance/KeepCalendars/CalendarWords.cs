using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;

namespace Yunzhang.Modules.Attendance.KeepCalendars;

/// <summary>How calendars read.</summary>
internal static class CalendarWords
{
    private static readonly string[] Zh = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    private static readonly string[] En = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static Phrase Holiday { get; } = new("放假", "Holiday");

    public static Phrase MakeUp { get; } = new("调休上班", "Make-up workday");

    public static Phrase KindOf(CalendarDay kind) => kind == CalendarDay.Holiday ? Holiday : MakeUp;

    public static Phrase Weekday(IsoDayOfWeek day) => new(Zh[(int)day - 1], En[(int)day - 1]);

    public static Phrase Rest(IReadOnlyList<IsoDayOfWeek> days) => days.Count == 0
        ? new("没有每周休息日", "No weekly rest")
        : new($"每{string.Join("、", days.Order().Select(d => Zh[(int)d - 1]))}休息", $"Rest on {string.Join(", ", days.Order().Select(d => En[(int)d - 1]))}");

    public static Phrase Clocks(Clocking clocking) => clocking == Clocking.Phones ? new("手机打卡", "Phones") : new("考勤机，导入文件", "Devices, by file");

    /// <summary>What a weekday is called in a file or a form: 1 to 7, 周五, 星期五, Friday, Fri.</summary>
    public static IsoDayOfWeek? Read(string text)
    {
        var plain = text.Trim().Replace("星期", "周", StringComparison.Ordinal).Replace("礼拜", "周", StringComparison.Ordinal).Replace("周天", "周日", StringComparison.Ordinal);
        if (plain.Length == 1 && plain[0] is >= '1' and <= '7') return (IsoDayOfWeek)(plain[0] - '0');
        var at = Array.FindIndex(Zh, z => z == plain);
        if (at < 0 && plain.Length >= 3) at = Array.FindIndex(En, e => e.StartsWith(plain, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : (IsoDayOfWeek)(at + 1);
    }
}
