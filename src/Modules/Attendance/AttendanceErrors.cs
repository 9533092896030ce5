using NodaTime;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance;

/// <summary>What attendance refuses.</summary>
internal static class AttendanceErrors
{
    public static Error NotYours(string name) => new(ErrorKind.Forbidden, "attendance.not-yours", new(
        $"您没有管理{name}考勤的权限。请找本单位的考勤员或管理员。", $"You may not keep the attendance of {name}. Ask whoever keeps it, or an administrator."));

    public static Error NoPerson { get; } = new(ErrorKind.NotFound, "attendance.no-person", new(
        "找不到这个人，或者您看不到他。请核对工号。", "There is nobody like that whom you may see. Check the number."), "person");

    public static Error ReasonMissing { get; } = new(ErrorKind.Invalid, "attendance.reason-missing", new(
        "请写明原因，以后看得懂为什么这样记。", "Say why, so that it is understood later."), "reason");

    public static Error NotYet(string at) => new(ErrorKind.Invalid, "attendance.in-the-future", new(
        $"{at} 还没有到，不能提前打卡。请核对日期和时间。", $"{at} has not come yet. Check the day and the time."), "time");

    public static Error LongAgo(string at, LocalDate limit) => new(ErrorKind.Invalid, "attendance.long-ago", new(
        $"{at} 太早了，最早可以补到 {limit:uuuu-MM-dd}。请核对日期。", $"{at} is too long ago; the first day that can be entered is {limit:uuuu-MM-dd}. Check the day."), "day");

    public static Error KnownPunch(string at) => new(ErrorKind.Conflict, "attendance.punch-known", new(
        $"{at} 已经有一次打卡，不用再补。", $"There is a punch at {at} already."), "time");

    public static Error NoPunch(string at) => new(ErrorKind.NotFound, "attendance.no-punch", new(
        $"{at} 没有打卡，可能刚被别人作废了。请刷新页面。", $"There is no punch at {at}; somebody may just have struck it out. Reload the page."));

    public static Error Backwards(string from, string to) => new(ErrorKind.Invalid, "attendance.backwards", new(
        $"结束时间 {to} 不在开始时间 {from} 之后。请改其中一个。", $"The end, {to}, does not lie after the beginning, {from}. Change one of them."), "to");

    public static Error Overlaps(string from, string to) => new(ErrorKind.Conflict, "attendance.cover-overlaps", new(
        $"与已登记的 {from} 至 {to} 重叠。请先撤销那一条，或者改时间。", $"It overlaps what is recorded from {from} to {to}. Withdraw that first, or change the times."), "from");

    public static Error NoCover { get; } = new(ErrorKind.NotFound, "attendance.no-cover", new("找不到这条请假或外出，可能已被撤销。请刷新页面。", "This leave or outing is not there any more. Reload the page."));

    public static Error NotStaff { get; } = new(ErrorKind.Refused, "attendance.not-staff", new(
        "您的账号没有对应的员工档案，不能打卡。请找管理员把账号与档案对上。", "Your account belongs to no member of staff, so it cannot clock in. Ask an administrator to link it."));

    public static Error ShiftUnknown(string name) => new(ErrorKind.Invalid, "attendance.shift-unknown", new(
        $"没有“{name}”这个班次。请从列表里选一个，或先新建班次。", $"There is no shift \"{name}\". Choose one of the list, or make it first."), "shift");
}
