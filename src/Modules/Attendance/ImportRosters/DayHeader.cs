using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Attendance.ImportRosters;

/// <summary>Reads the heads of the day columns of a roster sheet: a whole date, a month and day, or only the day of the month.</summary>
internal static partial class DayHeader
{
    /// <summary>Whether a head means a day, whatever the month has.</summary>
    /// <param name="text">1, 1日, 5/1, 5月1日, 2014-05-01, also with a weekday behind.</param>
    /// <param name="month">The month the sheet is of; dates with a year need none.</param>
    /// <param name="day">The day; null when the month has none of that number.</param>
    public static bool TryRead(string text, YearMonth month, out LocalDate? day)
    {
        day = null;
        var plain = Weekday().Replace(text.Trim(), "").Trim();
        if (plain.Length > 2 && DayCell.TryRead(plain, out var whole))
        {
            day = whole;
            return true;
        }

        if (MonthAndDay().Match(plain) is { Success: true } both) return Made(month.Year, Part(both, 1), Part(both, 2), out day);
        return Alone().Match(plain) is { Success: true } alone && Made(month.Year, month.Month, Part(alone, 1), out day);
    }

    /// <summary>Whether a cell of the row under the heads only names a day of the week.</summary>
    public static bool IsWeekday(string text) => text.Length == 0 || WeekdayAlone().IsMatch(text);

    private static bool Made(int year, int month, int dayOfMonth, out LocalDate? day)
    {
        day = null;
        if (month is < 1 or > 12 || dayOfMonth is < 1 or > 31) return false;
        if (dayOfMonth <= CalendarSystem.Iso.GetDaysInMonth(year, month)) day = new LocalDate(year, month, dayOfMonth);
        return true;
    }

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("[\\s(（]*((周|星期|礼拜)[一二三四五六日天]|(?<=[日号\\s])[一二三四五六日天]|(mon|tue|wed|thu|fri|sat|sun)[a-z]*)[)）]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Weekday();

    [GeneratedRegex("^(周|星期|礼拜)?[一二三四五六日天]$|^(mon|tue|wed|thu|fri|sat|sun)[a-z]*$|^[mtwfs]$", RegexOptions.IgnoreCase)]
    private static partial Regex WeekdayAlone();

    [GeneratedRegex("^([0-9]{1,2})\\s*[月/.-]\\s*([0-9]{1,2})\\s*[日号]?$")]
    private static partial Regex MonthAndDay();

    [GeneratedRegex("^([0-9]{1,2})\\s*[日号]?$")]
    private static partial Regex Alone();
}
