using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Yunzhang.Platform.Files;

/// <summary>Reads a day the ways people and spreadsheets write it.</summary>
public static partial class DayCell
{
    // Excel counts days from here, its invented 29 February 1900 included.
    private static readonly LocalDate SerialZero = new(1899, 12, 30);

    /// <summary>
    /// 2026-11-24, 2026/11/24, 2026.11.24, 2026年11月24日, 20261124, with a time of midnight behind it or none, or a spreadsheet's own number of a day
    /// (from 1950 to 2100). False for anything else, and for days that are in no calendar.
    /// </summary>
    public static bool TryRead(string text, out LocalDate day)
    {
        day = default;
        if (Written().Match(text) is { Success: true } m) return TryMake(Part(m, 1), Part(m, 2), Part(m, 3), out day);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        if (text.Length == 8) return TryMake(number / 10_000, number / 100 % 100, number % 100, out day);
        if (number is < 18_264 or > 73_415) return false;
        day = SerialZero.PlusDays(number);
        return true;
    }

    private static bool TryMake(int year, int month, int dayOfMonth, out LocalDate day)
    {
        var exists = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && dayOfMonth >= 1 && dayOfMonth <= CalendarSystem.Iso.GetDaysInMonth(year, month);
        day = exists ? new LocalDate(year, month, dayOfMonth) : default;
        return exists;
    }

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^([0-9]{4})\\s*[-/.年]\\s*([0-9]{1,2})\\s*[-/.月]\\s*([0-9]{1,2})\\s*日?(?:[ T]0?0:00(?::00)?)?$")]
    private static partial Regex Written();
}
