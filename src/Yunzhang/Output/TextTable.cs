namespace Yunzhang.Output;

/// <summary>
/// A table for a terminal, written as its rows come: widths are taken from the header and the first rows, so that a long ledger need not be held.
/// Chinese characters take two columns.
/// </summary>
public sealed class TextTable(TextWriter output, params (string Header, bool Right)[] columns)
{
    private const int Sample = 500;
    private readonly List<string[]> waiting = [];
    private int[]? widths;

    /// <summary>Adds a row: one text a column.</summary>
    public void Row(params string[] cells)
    {
        if (widths is not null)
        {
            Write(cells);
            return;
        }
        waiting.Add(cells);
        if (waiting.Count >= Sample) Start();
    }

    /// <summary>Writes what is still waiting. Writes nothing at all when no row came.</summary>
    public void End()
    {
        if (widths is null && waiting.Count > 0) Start();
    }

    /// <summary>How many columns of a terminal a text takes.</summary>
    public static int WidthOf(string text)
    {
        var width = 0;
        foreach (var c in text) width += IsWide(c) ? 2 : 1;
        return width;
    }

    private static bool IsWide(char c) => c >= 0x1100 && (c <= 0x115F || c is >= '\u2E80' and <= '\uA4CF' or >= '\uAC00' and <= '\uD7A3'
        or >= '\uF900' and <= '\uFAFF' or >= '\uFE30' and <= '\uFE4F' or >= '\uFF00' and <= '\uFF60' or >= '\uFFE0' and <= '\uFFE6');

    private void Start()
    {
        var headers = columns.Select(c => c.Header).ToArray();
        widths = [.. headers.Select((h, i) => Math.Max(WidthOf(h), waiting.Count == 0 ? 0 : waiting.Max(r => WidthOf(r[i]))))];
        Write(headers);
        output.WriteLine(string.Join("  ", widths.Select(w => new string('-', w))));
        foreach (var row in waiting) Write(row);
        waiting.Clear();
    }

    private void Write(string[] cells)
    {
        var last = cells.Length - 1;
        while (last > 0 && cells[last].Length == 0) last--;
        for (var i = 0; i <= last; i++)
        {
            var blanks = widths![i] - WidthOf(cells[i]);
            if (columns[i].Right) Blanks(blanks);
            output.Write(cells[i]);
            if (i == last) break;
            if (!columns[i].Right) Blanks(blanks);
            output.Write("  ");
        }
        output.WriteLine();
    }

    private void Blanks(int count)
    {
        for (; count > 0; count--) output.Write(' ');
    }
}
