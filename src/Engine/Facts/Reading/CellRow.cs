namespace Yunzhang.Engine.Facts.Reading;

/// <summary>One row of a file of facts or people, lent by whoever reads the file. Cells are given without surrounding blanks, full-width ones included.</summary>
public readonly ref struct CellRow
{
    private readonly ReadOnlySpan<char> text;
    private readonly ReadOnlySpan<Range> cells;

    /// <summary>A row of cells.</summary>
    /// <param name="text">The text the cells lie in.</param>
    /// <param name="cells">Where each cell lies; both ends counted from the start.</param>
    /// <param name="number">The row as a spreadsheet shows it, from 1, the header counted.</param>
    public CellRow(ReadOnlySpan<char> text, ReadOnlySpan<Range> cells, int number)
    {
        this.text = text;
        this.cells = cells;
        Number = number;
    }

    /// <summary>The row as a spreadsheet shows it.</summary>
    public int Number { get; }

    internal ReadOnlySpan<char> Text => text;

    internal ReadOnlySpan<Range> Cells => cells;

    /// <summary>Number of cells the row has.</summary>
    public int Count => cells.Length;

    /// <summary>A cell, from 0; empty when the row is shorter or <paramref name="column"/> is -1, "no such column".</summary>
    public ReadOnlySpan<char> this[int column]
    {
        get
        {
            if ((uint)column >= (uint)cells.Length) return default;
            var cell = text[cells[column].Start.Value..cells[column].End.Value];
            return cell.Length > 0 && (cell[0] <= ' ' || cell[^1] <= ' ' || cell[0] > '~' || cell[^1] > '~') ? cell.Trim() : cell;
        }
    }
}
