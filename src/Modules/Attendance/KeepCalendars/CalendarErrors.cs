using NodaTime;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Attendance.KeepCalendars;

/// <summary>What keeping calendars refuses.</summary>
internal static class CalendarErrors
{
    public static Error NoCalendar { get; } = new(ErrorKind.NotFound, "calendar.none", new("这个单位没有自己的日历，它用的是上级的。请回到日历列表。", "This unit has no calendar of its own; it goes by the one above. Go back to the calendars."));

    public static Error NotASite(string name) => new(ErrorKind.Refused, "calendar.not-a-site", new(
        $"“{name}”不是厂区，不能有自己的日历。日历只给最上级单位和厂区（工厂、门店）建；请先把单位类型改为厂区。", $"\"{name}\" is no site and cannot have a calendar of its own. Only the topmost unit and sites have one; change its kind to site first."), "unit");

    public static Error NameMissing { get; } = new(ErrorKind.Invalid, "calendar.name-missing", new("请写明是什么日子，如“国庆节”。", "Say what the day is, such as National Day."), "name");

    public static Error NameLong(int length) => new(ErrorKind.Invalid, "calendar.name-long", new($"名称有 {length} 个字，最多 40 个。请缩短。", $"The name has {length} characters; at most 40 are allowed. Shorten it."), "name");

    public static Error Backwards(LocalDate from, LocalDate to) => new(ErrorKind.Invalid, "calendar.backwards", new(
        $"最后一天 {Figures.Day(to)} 在第一天 {Figures.Day(from)} 之前。请改其中一个。", $"The last day, {Figures.Day(to)}, lies before the first, {Figures.Day(from)}. Change one of them."), "to");

    public static Error TooLong(int days) => new(ErrorKind.Invalid, "calendar.too-long", new(
        $"一次写了 {days} 天，最多 {CalendarKeeper.MostAtOnce} 天。请核对年份，或分几次写。", $"{days} days at once; at most {CalendarKeeper.MostAtOnce} are taken. Check the year, or enter them in parts."), "to");

    public static Error NoDay(LocalDate day) => new(ErrorKind.NotFound, "calendar.no-day", new(
        $"{Figures.Day(day)} 已经不在日历上，可能刚被别人删除。请刷新页面。", $"{Figures.Day(day)} is not in the calendar any more. Reload the page."));
}
