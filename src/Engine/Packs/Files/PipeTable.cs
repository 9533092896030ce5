using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>A pipe table as written: cells before and after <c>||</c>, each at its own place.</summary>
internal sealed class PipeTable
{
    /// <summary>One line of cells.</summary>
    public sealed record Line(IReadOnlyList<Sourced> Left, IReadOnlyList<Sourced> Right, SourceSpan Where);

    private PipeTable(Line header, IReadOnlyList<Line> rows) => (Header, Rows) = (header, rows);

    public Line Header { get; }

    /// <summary>Rows with as many cells as the header; others have been reported and left out.</summary>
    public IReadOnlyList<Line> Rows { get; }

    /// <summary>Reads a block. Null when it has no header, or one that cannot be read.</summary>
    /// <param name="block">The block scalar.</param>
    /// <param name="first">What the first column must be called.</param>
    /// <param name="bag">Where findings go.</param>
    public static PipeTable? Read(YamlText block, string first, DiagnosticBag bag)
    {
        Line? header = null;
        var headerSeen = false;
        var rows = new List<Line>();
        foreach (var line in block.Lines ?? [])
        {
            if (line.Text.AsSpan().IsWhiteSpace() || IsRule(line.Text)) continue;
            var cells = Split(line, bag);
            if (!headerSeen) (header, headerSeen) = (cells, true);
            else if (cells is not null && header is not null && Fits(cells, header, bag)) rows.Add(cells);
        }
        if (!headerSeen) bag.Error("pack.table-empty", block.Where, new Phrase("表格是空的。", "The table is empty."), new Phrase($"请先写表头：| {first} | … || … |", $"Begin with a header: | {first} | … || … |"));
        if (header is null) return null;
        if (header.Left[0].Text != first)
        {
            bag.Error("pack.table-first-column", header.Left[0].Where,
                new Phrase($"第一列要叫“{first}”，现在是“{header.Left[0].Text}”。", $"The first column is \"{first}\"; this is \"{header.Left[0].Text}\"."));
            return null;
        }
        return Repeats(header, bag) ? null : new PipeTable(header, rows);
    }

    private static bool IsRule(string line)
    {
        foreach (var c in line)
        {
            if (c is not ('|' or '-' or ':' or ' ')) return false;
        }
        return line.Contains("--", StringComparison.Ordinal);
    }

    private static Line? Split(Sourced line, DiagnosticBag bag)
    {
        var text = line.Text;
        var start = text.Length - text.TrimStart().Length;
        var end = text.TrimEnd().Length - 1;
        var where = line.Where.Within(start, end - start + 1);
        if (Letters.PlaceIn(text, '｜') is var wide and >= 0)
            return Refuse(bag, "pack.full-width-bar", line.Where.Within(wide, 1), new("这里用了全角竖线“｜”。", "There is a full-width bar \"｜\" here."), new("请改成英文半角“|”。", "Type the ASCII bar \"|\"."));
        if (text[start] != '|' || text[end] != '|' || end == start)
            return Refuse(bag, "pack.table-edge", where, new("表格的每一行要以“|”开头、以“|”结尾。", "Every line of a table begins and ends with \"|\"."), new("请补上竖线。", "Add the bar."));
        var split = text.IndexOf("||", start, StringComparison.Ordinal);
        if (split < 0)
            return Refuse(bag, "pack.table-no-split", where, new("这一行没有“||”。", "This line has no \"||\"."), new("请在条件列与结果列之间写“||”。", "Write \"||\" between the conditions and the results."));
        if (text.IndexOf("||", split + 1, StringComparison.Ordinal) is var again and >= 0)
            return Refuse(bag, "pack.table-two-splits", line.Where.Within(again, 2), new("这一行有两处“||”。", "This line has two \"||\"."), new("只留一处；空白的格子请在竖线之间留空格。", "Keep one; leave a blank between the bars of an empty cell."));
        return new Line(Cells(line, start + 1, split), Cells(line, split + 2, Math.Max(end, split + 2)), where);
    }

    private static Line? Refuse(DiagnosticBag bag, string code, SourceSpan where, Phrase message, Phrase hint)
    {
        bag.Error(code, where, message, hint);
        return null;
    }

    private static List<Sourced> Cells(Sourced line, int from, int to)
    {
        var cells = new List<Sourced>();
        while (from <= to && from < line.Text.Length)
        {
            var bar = line.Text.IndexOf('|', from);
            if (bar < 0 || bar > to) bar = to;
            var raw = line.Text.AsSpan(from, bar - from);
            var lead = raw.Length - raw.TrimStart().Length;
            var text = raw.Trim().ToString();
            cells.Add(new Sourced(text, line.Where.Within(text.Length == 0 ? from : from + lead, text.Length)));
            from = bar + 1;
        }
        return cells;
    }

    private static bool Fits(Line row, Line header, DiagnosticBag bag)
    {
        if (row.Left.Count == header.Left.Count && row.Right.Count == header.Right.Count) return true;
        bag.Error("pack.table-cells", row.Where,
            new Phrase($"表头“||”前后各有 {header.Left.Count}、{header.Right.Count} 格，这一行是 {row.Left.Count}、{row.Right.Count} 格。",
                $"The header has {header.Left.Count} cells before \"||\" and {header.Right.Count} after; this line has {row.Left.Count} and {row.Right.Count}."),
            new Phrase("请补上或删去竖线；任何值都可以的条件写“-”。", "Add or remove bars; write \"-\" for a condition that takes anything."));
        return false;
    }

    private static bool Repeats(Line header, DiagnosticBag bag)
    {
        var repeats = false;
        foreach (var side in new[] { header.Left, header.Right })
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var column in side)
            {
                if (column.Text.Length > 0 && seen.Add(column.Text)) continue;
                repeats = true;
                bag.Error("pack.table-column", column.Where,
                    column.Text.Length == 0 ? new Phrase("这一列没有列名。", "This column has no name.") : new Phrase($"列“{column.Text}”写了两次。", $"The column \"{column.Text}\" stands twice."),
                    new Phrase("请给每列一个不同的名字。", "Give every column a name of its own."));
            }
        }
        return repeats;
    }
}
