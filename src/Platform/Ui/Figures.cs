using System.Globalization;
using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Ui;

/// <summary>How money, counts and days read. The same everywhere: on pages, in sheets to print, in messages.</summary>
public static class Figures
{
    private static readonly string[] DaysOfWeekZh = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    private static readonly string[] DaysOfWeekEn = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly string[] MonthsEn = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>An amount in yuan: <c>¥1,280</c>, <c>¥9,290.80</c>, <c>−¥50</c>. Fen only when there are any; halves of a fen go away from zero.</summary>
    public static string Money(decimal yuan)
    {
        var rounded = decimal.Round(yuan, 2, MidpointRounding.AwayFromZero);
        var size = Math.Abs(rounded);
        var text = size.ToString(size == decimal.Truncate(size) ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);
        return $"{(rounded < 0 ? "−" : "")}¥{text}";
    }

    /// <summary>An amount that always says which way it goes: <c>+¥50</c>, <c>−¥50</c>, and <c>¥0</c>.</summary>
    public static string SignedMoney(decimal yuan) => yuan > 0 ? "+" + Money(yuan) : Money(yuan);

    /// <summary>A whole number with its thousands marked: <c>12,480</c>.</summary>
    public static string Count(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A day: <c>2026-11-24</c>.</summary>
    public static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day with its weekday, the year left out: <c>11月24日 周二</c>, <c>Tue 24 Nov</c>.</summary>
    public static string BriefDay(LocalDate day, Language language) => language == Language.Chinese
        ? $"{day.Month}月{day.Day}日 {DaysOfWeekZh[(int)day.DayOfWeek - 1]}"
        : $"{DaysOfWeekEn[(int)day.DayOfWeek - 1]} {day.Day} {MonthsEn[day.Month - 1]}";

    /// <summary>A day in full: <c>2026年11月24日 周二</c>, <c>Tue 24 Nov 2026</c>.</summary>
    public static string FullDay(LocalDate day, Language language) => language == Language.Chinese
        ? $"{day.Year}年{BriefDay(day, language)}"
        : $"{BriefDay(day, language)} {day.Year}";

    /// <summary>A month: <c>2026年11月</c>, <c>Nov 2026</c>.</summary>
    public static string Month(YearMonth month, Language language) =>
        language == Language.Chinese ? $"{month.Year}年{month.Month}月" : $"{MonthsEn[month.Month - 1]} {month.Year}";
}
