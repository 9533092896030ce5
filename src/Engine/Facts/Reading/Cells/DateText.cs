namespace Yunzhang.Engine.Facts.Reading.Cells;

/// <summary>Reads a day: <c>2014-04-03</c>, <c>2014/4/3</c>, <c>2014.4.3</c>, <c>2014年4月3日</c>; years 1900 to 2199.</summary>
internal static class DateText
{
    public const int FirstYear = 1900;
    public const int LastYear = 2199;

    private const int YearDigits = 4;

    /// <summary>The day as days since 0001-01-01; false when it is not written as a day, is not in the calendar, or lies outside the years.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int dayNumber)
    {
        dayNumber = 0;
        if (!TrySplit(text, out var year, out var month, out var day) || !IsInCalendar(year, month, day)) return false;
        dayNumber = new DateOnly(year, month, day).DayNumber;
        return true;
    }

    public static bool IsInYears(int year) => year is >= FirstYear and <= LastYear;

    public static bool IsInCalendar(int year, int month, int day) =>
        IsInYears(year) && month is >= 1 and <= 12 && day >= 1 && (day <= 28 || day <= DateTime.DaysInMonth(year, month));

    /// <summary>Year, month and day as written; false when the text has not the form of a day.</summary>
    public static bool TrySplit(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        month = day = 0;
        var at = 0;
        year = Figure(text, ref at);
        if (at != YearDigits || at >= text.Length) return false;
        var after = text[at++];
        month = Figure(text, ref at);
        if (month < 0 || at >= text.Length || text[at++] != (after == '年' ? '月' : after)) return false;
        if (after is not ('-' or '/' or '.' or '年')) return false;
        day = Figure(text, ref at);
        if (after == '年' && at < text.Length && text[at] == '日') at++;
        return day >= 0 && at == text.Length;
    }

    // At most four digits; -1 when there is none.
    private static int Figure(ReadOnlySpan<char> text, ref int at)
    {
        var from = at;
        var figure = 0;
        while (at < text.Length && at - from < YearDigits && text[at] is >= '0' and <= '9') figure = figure * 10 + (text[at++] - '0');
        return at == from ? -1 : figure;
    }
}
