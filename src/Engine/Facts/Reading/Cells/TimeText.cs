namespace Yunzhang.Engine.Facts.Reading.Cells;

/// <summary>Reads a time of day: <c>8:12</c>, <c>08:12</c>, <c>08:12:30</c>, with a half- or full-width colon; 00:00 to 23:59:59.</summary>
internal static class TimeText
{
    public static bool TryParse(ReadOnlySpan<char> text, out int secondOfDay)
    {
        secondOfDay = 0;
        var at = 0;
        if (!Part(text, ref at, 1, 23, out var hour) || !Colon(text, ref at) || !Part(text, ref at, 2, 59, out var minute)) return false;
        var second = 0;
        if (at < text.Length && (!Colon(text, ref at) || !Part(text, ref at, 2, 59, out second))) return false;
        secondOfDay = (hour * 60 + minute) * 60 + second;
        return at == text.Length;
    }

    private static bool Colon(ReadOnlySpan<char> text, ref int at) => at < text.Length && text[at++] is ':' or '：';

    private static bool Part(ReadOnlySpan<char> text, ref int at, int fewest, int largest, out int figure)
    {
        var from = at;
        figure = 0;
        while (at < text.Length && at - from < 2 && text[at] is >= '0' and <= '9') figure = figure * 10 + (text[at++] - '0');
        return at - from >= fewest && figure <= largest;
    }
}
