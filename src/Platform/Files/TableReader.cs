using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Results;

namespace Yunzhang.Platform.Files;

/// <summary>Rows of a table somebody sent, whether text or workbook, one after another.</summary>
public abstract class TableReader
{
    private static readonly byte[] Zip = "PK\x03\x04"u8.ToArray();

    /// <summary>Number of the row read last, as a spreadsheet shows it.</summary>
    public abstract int RowNumber { get; }

    /// <summary>Number of cells of the row.</summary>
    public abstract int Count { get; }

    /// <summary>Why reading stopped before the end; null while all is well.</summary>
    public abstract Error? Problem { get; }

    /// <summary>What the file is: <c>CSV UTF-8</c>, <c>CSV GB18030</c>, <c>XLSX</c> with the name of the sheet.</summary>
    public abstract string Format { get; }

    /// <summary>Whether the file is a workbook.</summary>
    public abstract bool IsWorkbook { get; }

    /// <summary>Comma, semicolon or tab; a comma for a workbook.</summary>
    public abstract char Delimiter { get; }

    /// <summary>The tables of a file: one of text, or one for each sheet. Each is read before the next is asked for.</summary>
    /// <param name="stream">The file; it must be able to seek. The caller closes it.</param>
    /// <param name="firstSheet">Part of the name of the sheet to begin with; null keeps the workbook's order.</param>
    public static IEnumerable<TableReader> Tables(Stream stream, string? firstSheet = null)
    {
        stream.Position = 0;
        var head = new byte[Zip.Length];
        var isWorkbook = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan().SequenceEqual(Zip);
        stream.Position = 0;
        if (!isWorkbook)
        {
            yield return new CsvTable(stream);
            yield break;
        }
        if (SheetTable.Sheets(stream, firstSheet) is not { } names)
        {
            yield return new BrokenTable();
            yield break;
        }
        foreach (var name in names)
        {
            using var sheet = new SheetTable(stream, name);
            yield return sheet;
        }
    }

    /// <summary>Reads the next row that has any text; false at the end or when <see cref="Problem"/> is set.</summary>
    public abstract bool Read();

    /// <summary>A cell from 0, without blanks around it; empty beyond the end of the row.</summary>
    public abstract ReadOnlySpan<char> Cell(int column);

    /// <summary>All cells of the row.</summary>
    public string[] Cells()
    {
        var cells = new string[Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = Cell(i).ToString();
        return cells;
    }
}

/// <summary>Rows of a text file: CSV in any delimiter, or a tab separated log.</summary>
internal sealed class CsvTable(Stream stream) : TableReader
{
    private readonly CsvReader reader = new(stream);

    public override int RowNumber => reader.RowNumber;

    public override int Count => reader.Row.Count;

    public override Error? Problem => reader.Error is { } error ? new(ErrorKind.Invalid, error.Code, new Phrase(error.Zh, error.En)) : null;

    public override string Format => $"CSV {reader.EncodingName}";

    public override bool IsWorkbook => false;

    public override char Delimiter => reader.Delimiter;

    public override bool Read() => reader.Read();

    public override ReadOnlySpan<char> Cell(int column)
    {
        var row = reader.Row;
        return (uint)column < (uint)row.Count ? row[column].Trim() : default;
    }
}

/// <summary>A file that begins like a workbook and cannot be opened as one.</summary>
internal sealed class BrokenTable : TableReader
{
    public override int RowNumber => 0;

    public override int Count => 0;

    public override Error? Problem { get; } = new(ErrorKind.Invalid, "file.workbook-broken", new Phrase(
        "这个文件打不开：它不是完整的 Excel 工作簿（.xlsx），可能没有传完或已经损坏。请在 Excel 里打开检查，另存一份再上传。",
        "The file cannot be opened: it is no whole Excel workbook (.xlsx); it may be cut off or damaged. Open it in Excel, save a copy, and upload that."));

    public override string Format => "XLSX";

    public override bool IsWorkbook => true;

    public override char Delimiter => ',';

    public override bool Read() => false;

    public override ReadOnlySpan<char> Cell(int column) => default;
}
