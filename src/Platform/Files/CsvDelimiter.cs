namespace Yunzhang.Platform.Files;

/// <summary>Tells the delimiter of a table from its first row.</summary>
internal static class CsvDelimiter
{
    private const string Known = ",;\t";

    /// <summary>The delimiter met most often outside quotes in the first row that has text; the comma when none is met.</summary>
    public static char Of(ReadOnlySpan<char> text)
    {
        Span<int> met = stackalloc int[Known.Length];
        var isQuoted = false;
        foreach (var c in text.TrimStart())
        {
            if (c == '"') isQuoted = !isQuoted;
            if (isQuoted) continue;
            if (c is '\r' or '\n') break;
            if (Known.IndexOf(c) is >= 0 and var known) met[known]++;
        }
        var best = 0;
        for (var i = 1; i < met.Length; i++)
            if (met[i] > met[best]) best = i;
        return Known[best];
    }
}
