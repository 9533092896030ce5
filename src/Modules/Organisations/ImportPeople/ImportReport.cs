using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.ImportPeople;

/// <summary>What an import did, or would do.</summary>
public sealed class ImportReport
{
    /// <summary>What the file is, such as <c>CSV GB18030</c>.</summary>
    public string Format { get; set; } = "";

    public bool IsWorkbook { get; set; }

    public char Delimiter { get; set; } = ',';

    /// <summary>The file's header, without the reasons of an earlier error file.</summary>
    public IReadOnlyList<string> Headers { get; set; } = [];

    /// <summary>Why the file as a whole cannot be taken; null when its rows were read.</summary>
    public Error? Refusal { get; set; }

    public int Added { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    /// <summary>Units and posts made because the file names them.</summary>
    public List<string> MadeUnits { get; } = [];

    public List<string> MadePosts { get; } = [];

    /// <summary>Rows that failed, in file order, with every reason.</summary>
    public List<FailedRow> Failed { get; } = [];

    public int Rows => Added + Changed + Unchanged + Failed.Count;

    public bool ChangesSomething => Added + Changed + MadeUnits.Count + MadePosts.Count > 0;

    /// <summary>Writes exactly the rows that failed, in their own columns, with the reason behind them; mended, it is imported as it is.</summary>
    public void WriteFailed(Language language, Stream stream)
    {
        var rows = new List<IReadOnlyList<string>> { (string[])[.. Headers, ImportColumns.Reason.In(language)] };
        foreach (var failed in Failed)
        {
            var cells = failed.Cells.Take(Headers.Count).ToList();
            while (cells.Count < Headers.Count) cells.Add("");
            cells.Add(failed.Reason(language));
            rows.Add(cells);
        }
        TableText.Write(rows, IsWorkbook, Delimiter, stream);
    }
}

/// <summary>One row of a file, and what is wrong with it so far.</summary>
internal sealed class ImportRow(int number, IReadOnlyList<string> cells, FoundColumns columns, ImportColumns known, IReadOnlySet<int> reasons)
{
    private readonly List<CellProblem> problems = [];

    public int Number => number;

    public IReadOnlyList<CellProblem> Problems => problems;

    public bool IsSound => problems.Count == 0;

    public string this[string key] => columns.Cell(cells, key);

    public void Refuse(string key, string code, Phrase why)
    {
        var title = known.TitleOf(key);
        problems.Add(new CellProblem(code, columns.At.GetValueOrDefault(key, -1), title, this[key], new Phrase($"{title.Zh}：{why.Zh}", $"{title.En}: {why.En}")));
    }

    public void Refuse(Error error, string otherwise) => Refuse(error.Field is { } field && columns.At.ContainsKey(field) ? field : otherwise, error.Code, error.Message);

    public FailedRow AsFailed() => new(number, [.. cells.Where((_, i) => !reasons.Contains(i))], problems);
}

/// <summary>Reads a file into rows; what is wrong with the file as a whole stands in the report.</summary>
internal static class ImportFile
{
    public static IReadOnlyList<ImportRow> Read(byte[] file, ImportColumns known, ImportReport report)
    {
        using var stream = new MemoryStream(file);
        foreach (var table in TableReader.Tables(stream))
        {
            (report.Format, report.IsWorkbook, report.Delimiter) = (table.Format, table.IsWorkbook, table.Delimiter);
            if (known.Find(table, out var nearest) is not { } columns)
            {
                report.Refusal ??= table.Problem ?? (nearest.Count == 0
                    ? new Error(ErrorKind.Invalid, "import.empty", new("文件里没有内容。请选择有表头和数据的表格。", "The file is empty. Choose a table with a header and rows."), "file")
                    : new Error(ErrorKind.Invalid, "import.columns-missing", known.Missing(nearest), "file"));
                continue;
            }
            report.Refusal = null;
            var reasons = Enumerable.Range(0, columns.Headers.Count).Where(i => ImportColumns.IsReason(columns.Headers[i])).ToHashSet();
            report.Headers = [.. columns.Headers.Where((_, i) => !reasons.Contains(i))];
            var rows = new List<ImportRow>();
            while (table.Read()) rows.Add(new ImportRow(table.RowNumber, table.Cells(), columns, known, reasons));
            report.Refusal = table.Problem;
            return rows;
        }
        return [];
    }
}
