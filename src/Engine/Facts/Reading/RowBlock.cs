using System.Runtime.InteropServices;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>
/// Up to two thousand rows of a file, copied together so that <see cref="FactReader.Draft"/> can look at them on another thread while the file is read on.
/// </summary>
public sealed class RowBlock
{
    private const int MostRows = 1 << 11;
    private const int EnoughText = 1 << 17;

    private readonly List<Range> cells = [];
    private readonly List<(int FirstCell, int Number)> rows = new(MostRows);
    private char[] text = new char[EnoughText];
    private int length;

    /// <summary>Number of rows.</summary>
    public int Count => rows.Count;

    /// <summary>True when no further row should be put in.</summary>
    public bool IsFull => rows.Count == MostRows || length >= EnoughText;

    /// <summary>A row, from 0.</summary>
    internal CellRow this[int row]
    {
        get
        {
            var (first, number) = rows[row];
            var end = row + 1 < rows.Count ? rows[row + 1].FirstCell : cells.Count;
            return new CellRow(text, CollectionsMarshal.AsSpan(cells)[first..end], number);
        }
    }

    /// <summary>What was drafted of the rows; null until they are.</summary>
    internal RowDrafts? Drafts { get; set; }

    /// <summary>Puts in a row. It is copied; its cells must lie in the order of their text.</summary>
    public void Add(in CellRow row)
    {
        rows.Add((cells.Count, row.Number));
        if (row.Count == 0) return;
        var from = row.Cells[0].Start.Value;
        var taken = row.Text[from..row.Cells[^1].End.Value];
        if (length + taken.Length > text.Length) Array.Resize(ref text, Math.Max(text.Length * 2, length + taken.Length));
        taken.CopyTo(text.AsSpan(length));
        foreach (var cell in row.Cells) cells.Add((cell.Start.Value - from + length)..(cell.End.Value - from + length));
        length += taken.Length;
    }

    /// <summary>Empties the block, so that it can be filled again.</summary>
    public void Clear()
    {
        rows.Clear();
        cells.Clear();
        length = 0;
    }
}
