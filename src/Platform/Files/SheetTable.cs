using System.Globalization;
using MiniExcelLibs;
using Yunzhang.Platform.Results;

namespace Yunzhang.Platform.Files;

/// <summary>Rows of one sheet of a workbook, read one after another.</summary>
internal sealed class SheetTable(Stream stream, string sheet) : TableReader, IDisposable
{
    private static readonly DateTime ExcelDayOne = new(1900, 1, 1);

    private readonly IEnumerator<object> rows =
        MiniExcel.Query(stream, useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX).GetEnumerator();
    private readonly List<string> cells = [];
    private int row;

    public override int RowNumber => row;

    public override int Count => cells.Count;

    public override Error? Problem => null;

    public override string Format => $"XLSX {sheet}";

    public override bool IsWorkbook => true;

    public override char Delimiter => ',';

    /// <summary>Names of the sheets, those that hold <paramref name="first"/> before the others; null when it is no workbook that can be read.</summary>
    public static IReadOnlyList<string>? Sheets(Stream stream, string? first)
    {
        try
        {
            return [.. MiniExcel.GetSheetNames(stream).OrderBy(n => first is not null && n.Contains(first, StringComparison.Ordinal) ? 0 : 1)];
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException or NullReferenceException or System.Xml.XmlException)
        {
            // A zip of something else, or one that was cut off; the library has no word of its own for it.
            return null;
        }
    }

    public override bool Read()
    {
        while (rows.MoveNext())
        {
            row++;
            cells.Clear();
            foreach (var cell in ((IDictionary<string, object?>)rows.Current).Values) cells.Add(TextOf(cell).Trim());
            while (cells.Count > 0 && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
            if (cells.Count > 0) return true;
        }
        return false;
    }

    public override ReadOnlySpan<char> Cell(int column) => (uint)column < (uint)cells.Count ? cells[column] : default;

    public void Dispose() => rows.Dispose();

    // A time without a day lies on the day before Excel's first.
    private static string TextOf(object? cell) => cell switch
    {
        null => "",
        DateTime moment when moment < ExcelDayOne => moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
