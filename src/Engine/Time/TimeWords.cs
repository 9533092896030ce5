using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>Days, times and amounts of time as people say them.</summary>
internal static class TimeWords
{
    private static readonly Phrase[] Weekdays =
    [
        default, new("星期一", "Monday"), new("星期二", "Tuesday"), new("星期三", "Wednesday"), new("星期四", "Thursday"),
        new("星期五", "Friday"), new("星期六", "Saturday"), new("星期日", "Sunday"),
    ];

    private static readonly string[] Months =
        ["", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly Phrase[] Kinds = [new("工作日", "workday"), new("休息日", "rest day"), new("节假日", "holiday"), new("调休上班", "make-up workday")];

    public static Phrase Of(IsoDayOfWeek day) => Weekdays[(int)day];

    public static string Month(int month) => Months[month];

    /// <summary>2014年6月16日（星期一） / Monday 16 June 2014.</summary>
    public static Phrase Of(LocalDate day)
    {
        var weekday = Weekdays[(int)day.DayOfWeek];
        return new($"{day.Year}年{day.Month}月{day.Day}日（{weekday.Zh}）", $"{weekday.En} {day.Day} {Months[day.Month]} {day.Year}");
    }

    /// <summary>16:30, or 24:00 for the end of a day.</summary>
    public static string Of(LocalTime? time) => time is not { } t ? "24:00" : t.Second == 0 ? $"{t.Hour:00}:{t.Minute:00}" : $"{t.Hour:00}:{t.Minute:00}:{t.Second:00}";

    /// <summary>2014年6月16日（星期一）24:00 / midnight at the end of Monday 16 June 2014; another time as the clock shows it.</summary>
    public static Phrase Of(LocalDate day, LocalTime? time)
    {
        var (date, at) = (Of(day), Of(time));
        return new($"{date.Zh}{at}", time is null ? $"midnight at the end of {date.En}" : $"{date.En} {at}");
    }

    /// <summary>调休上班 / make-up workday, with the holiday's name where there is one.</summary>
    public static Phrase Of(DayKind kind, SpecialDay? special)
    {
        var word = Kinds[(int)kind];
        if (special is not { Name: { Zh.Length: > 0 } name }) return word;
        return kind == DayKind.Holiday ? new($"{name.Zh}放假", $"holiday, {name.En}") : new($"{name.Zh}{word.Zh}", $"{word.En} for {name.En}");
    }

    /// <summary>1 小时 30 分钟 / 1 h 30 min.</summary>
    public static Phrase Amount(long ticks)
    {
        var minutes = ticks / NodaConstants.TicksPerMinute;
        var (h, m) = (minutes / 60, minutes % 60);
        return (h, m) switch
        {
            (0, _) => new($"{m} 分钟", $"{m} min"),
            (_, 0) => new($"{h} 小时", $"{h} h"),
            _ => new($"{h} 小时 {m} 分钟", $"{h} h {m} min"),
        };
    }

    public static Phrase Count(int count, TimeUnit unit) => unit switch
    {
        TimeUnit.Minutes => new($"{count} 分钟", $"{count} min"),
        TimeUnit.Hours => new($"{count} 小时", $"{count} h"),
        TimeUnit.Days => new($"{count} 天", $"{count} {(count == 1 ? "day" : "days")}"),
        TimeUnit.WorkingDays => new($"{count} 个工作日", $"{count} {(count == 1 ? "working day" : "working days")}"),
        TimeUnit.Weeks => new($"{count} 周", $"{count} {(count == 1 ? "week" : "weeks")}"),
        _ => new($"{count} 个月", $"{count} {(count == 1 ? "month" : "months")}"),
    };
}
