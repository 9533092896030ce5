using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>Rows of a text file: CSV in any delimiter, or the tab separated log of a device.</summary>
internal sealed class CsvPunchTable(Stream stream) : PunchTable
{
    private readonly CsvReader reader = new(stream);

    public override int RowNumber => reader.RowNumber;

    public override int Count => reader.Row.Count;

    public override AttendanceProblem? Problem => reader.Error is { } error ? new(error.Code, new(error.Zh, error.En)) : null;

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
