using System.Globalization;

namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>
/// Reads days and times as devices and office programs write them. Days: 2024-05-01, 2024/5/1, 2024.5.1, 2024年5月1日, 20240501, 24-05-01, each
/// with a day of the week after it or not. Times: 8:01, 08:01:02, 下午 5:03, 5:03 PM, 次日 06:05.
/// </summary>
internal static class MomentText
{
    public const int SecondsOfDay = 24 * 60 * 60;

    private const int EpochDay = 719_162;
    private const int Century = 2000;
    private const int HalfDay = 12 * 60 * 60;
    private static readonly DateOnly ExcelEpoch = new(1899, 12, 30);

    /// <summary>Reads a day at the start of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="day">Days since 1970-01-01.</param>
    /// <param name="rest">What stands after the day and the day of the week, without blanks before it.</param>
    public static bool TryDay(ReadOnlySpan<char> text, out int day, out ReadOnlySpan<char> rest)
    {
        day = 0;
        rest = text;
        var year = Figure(ref rest, out var digits);
        int month, date;
        if (digits == 8) (year, month, date) = (year / 10_000, year / 100 % 100, year % 100);
        else
        {
            if (digits is not (2 or 4) || rest.Length < 4 || rest[0] is not ('-' or '/' or '.' or '年')) return false;
            var after = rest[0];
            rest = rest[1..];
            month = Figure(ref rest, out var monthDigits);
            if (monthDigits is 0 or > 2 || rest.IsEmpty || rest[0] != (after == '年' ? '月' : after)) return false;
            rest = rest[1..];
            date = Figure(ref rest, out var dateDigits);
            if (dateDigits is 0 or > 2) return false;
            if (digits == 2) year += Century;
            if (after == '年' && rest.StartsWith("日")) rest = rest[1..];
        }
        if (year is < 1900 or > 2199 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, date).DayNumber - EpochDay;
        rest = WithoutWeekday(rest);
        return true;
    }

    /// <summary>Reads a time of day at the start of a text; seconds may be beyond a day when it says 次日.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out int second, out ReadOnlySpan<char> rest)
    {
        second = 0;
        rest = text;
        var add = 0;
        if (Takes(ref rest, "次日")) add += SecondsOfDay;
        var isLate = Takes(ref rest, "下午");
        var isHalf = Takes(ref rest, "上午") || isLate;
        var hour = Figure(ref rest, out var digits);
        if (digits is 0 or > 2 || hour > 23 || !Part(ref rest, out var minute)) return false;
        var of = 0;
        if (!rest.IsEmpty && rest[0] is ':' or '：' && !Part(ref rest, out of)) return false;
        if (rest.Length > 1 && rest[0] == '.')
        {
            rest = rest[1..];
            Figure(ref rest, out _);
        }
        rest = rest.TrimStart();
        if (TakesAnyCase(ref rest, "PM")) isHalf = isLate = true;
        else if (TakesAnyCase(ref rest, "AM")) isHalf = true;
        if (isHalf && hour > 12) (isHalf, isLate) = (false, false);
        if (isHalf) hour %= 12;
        second = (hour * 60 + minute) * 60 + of + (isLate ? HalfDay : 0) + add;
        return true;
    }

    /// <summary>Reads a moment that a spreadsheet shows as its inner number: days since 1899-12-30, or part of a day.</summary>
    public static bool TrySerial(ReadOnlySpan<char> text, out int day, out int second)
    {
        (day, second) = (-1, 0);
        if (!text.Contains('.') || !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)) return false;
        if (serial is >= 1 and < 20_000 or >= 80_000) return false;
        var seconds = (long)Math.Round(serial * SecondsOfDay);
        if (serial >= 1) day = ExcelEpoch.AddDays((int)(seconds / SecondsOfDay)).DayNumber - EpochDay;
        second = (int)(seconds % SecondsOfDay);
        return true;
    }

    private static bool Part(ref ReadOnlySpan<char> text, out int figure)
    {
        figure = 0;
        if (text.IsEmpty || text[0] is not (':' or '：')) return false;
        text = text[1..];
        figure = Figure(ref text, out var digits);
        return digits == 2 && figure < 60;
    }

    private static int Figure(ref ReadOnlySpan<char> text, out int digits)
    {
        var figure = 0;
        digits = 0;
        while (digits < text.Length && digits < 9 && char.IsAsciiDigit(text[digits])) figure = figure * 10 + (text[digits++] - '0');
        text = text[digits..];
        return figure;
    }

    private static ReadOnlySpan<char> WithoutWeekday(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        if (text.StartsWith("T")) return text[1..];
        if (text.StartsWith("星期")) text = text[Math.Min(3, text.Length)..];
        else if (text.StartsWith("周")) text = text[Math.Min(2, text.Length)..];
        else if (!text.IsEmpty && text[0] is '(' or '（' && text.IndexOfAny(')', '）') is > 0 and var close) text = text[(close + 1)..];
        return text.TrimStart();
    }

    private static bool Takes(ref ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        if (!text.StartsWith(word)) return false;
        text = text[word.Length..].TrimStart();
        return true;
    }

    private static bool TakesAnyCase(ref ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return false;
        text = text[word.Length..];
        return true;
    }
}
