namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>Rows of a punch file, whatever its format.</summary>
internal abstract class PunchTable
{
    /// <summary>Reads the next row that has any text; false at the end or when <see cref="Problem"/> is set.</summary>
    public abstract bool Read();

    /// <summary>Number of the row read last, as a spreadsheet shows it.</summary>
    public abstract int RowNumber { get; }

    /// <summary>Number of cells of the row.</summary>
    public abstract int Count { get; }

    /// <summary>A cell from 0, without blanks around it; empty beyond the end of the row.</summary>
    public abstract ReadOnlySpan<char> Cell(int column);

    /// <summary>Why reading stopped before the end; null while all is well.</summary>
    public abstract AttendanceProblem? Problem { get; }

    /// <summary>What the file is: <c>CSV UTF-8</c>, <c>CSV GB18030</c>, <c>XLSX 原始记录</c>.</summary>
    public abstract string Format { get; }

    /// <summary>Whether the file is a workbook.</summary>
    public abstract bool IsWorkbook { get; }

    /// <summary>Comma, semicolon or tab; a comma for a workbook.</summary>
    public abstract char Delimiter { get; }

    /// <summary>All cells of the row.</summary>
    public string[] Cells()
    {
        var cells = new string[Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = Cell(i).ToString();
        return cells;
    }
}
