namespace Yunzhang.Platform.Files;

/// <summary>One row of a table. Lives only until the next row is read.</summary>
public readonly ref struct CsvRow
{
    internal CsvRow(ReadOnlySpan<char> text, ReadOnlySpan<Range> cells, int number)
    {
        Text = text;
        Cells = cells;
        Number = number;
    }

    /// <summary>The text the cells lie in.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>Where each cell lies in <see cref="Text"/>, without quotes; counted from the start.</summary>
    public ReadOnlySpan<Range> Cells { get; }

    /// <summary>The row as a spreadsheet shows it: from 1, the header and blank rows counted, a line break inside quotes not.</summary>
    public int Number { get; }

    /// <summary>Number of cells.</summary>
    public int Count => Cells.Length;

    /// <summary>A cell, from 0, as it stands in the file: blanks kept, quotes undone.</summary>
    public ReadOnlySpan<char> this[int column] => Text[Cells[column]];
}
