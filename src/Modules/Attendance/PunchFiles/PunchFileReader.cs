using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>
/// Reads punch files of common devices and office programs: the tab separated log of a device, CSV with or without rows above the header, and workbooks.
/// Nothing is stored: whoever stores the punches does it in one transaction.
/// </summary>
public static class PunchFileReader
{
    /// <summary>Heading of the column of an error file that says why a row failed; ignored when the file comes back.</summary>
    public static Phrase ReasonHeader { get; } = new("导入失败原因", "Import error");

    // Single punches stand in it; other sheets of the same workbook only sum them up.
    private const string FirstSheet = "原始记录";

    /// <summary>Reads a whole file.</summary>
    /// <param name="stream">The file; it must be able to seek. The caller closes it.</param>
    /// <param name="people">The people of the organisation.</param>
    /// <param name="options">Zone, limits, and chosen columns.</param>
    public static PunchFileReading Read(Stream stream, PunchPeople people, PunchFileOptions options)
    {
        var reading = new PunchFileReading();
        foreach (var table in TableReader.Tables(stream, FirstSheet))
        {
            var nearest = Open(table, options.Columns, reading, out var isData);
            if (reading.Columns is not null)
            {
                ReadRows(table, isData, people, options, reading);
                break;
            }
            reading.Refusal ??= ProblemOf(table) ?? NoColumns(nearest);
        }
        return reading;
    }

    /// <summary>The first rows of a file and what its columns seem to mean, before anything is read in.</summary>
    /// <param name="stream">The file; it must be able to seek.</param>
    /// <param name="rows">How many rows below the header are wanted.</param>
    public static PunchFilePreview Preview(Stream stream, int rows = 20)
    {
        var reading = new PunchFileReading();
        var shown = new List<IReadOnlyList<string>>();
        foreach (var table in TableReader.Tables(stream, FirstSheet))
        {
            var nearest = Open(table, null, reading, out var isData);
            if (reading.Columns is null)
            {
                reading.Refusal ??= ProblemOf(table) ?? NoColumns(nearest);
                continue;
            }
            reading.Refusal = null;
            for (var more = isData || table.Read(); more && shown.Count < rows; more = table.Read()) shown.Add(table.Cells());
            break;
        }
        return new(reading.Format, reading.Columns, shown, reading.Refusal);
    }

    private static string[] Open(TableReader table, PunchColumns? chosen, PunchFileReading reading, out bool isData)
    {
        (reading.Format, reading.IsWorkbook, reading.Delimiter) = (table.Format, table.IsWorkbook, table.Delimiter);
        if (chosen is null)
        {
            reading.Columns = ColumnNames.Find(table, out isData, out var nearest);
            return nearest;
        }
        isData = false;
        while (table.RowNumber < chosen.HeaderRow && table.Read())
        {
        }
        reading.Columns = table.RowNumber > 0 ? chosen with { Headers = table.Cells() } : chosen;
        return [];
    }

    private static void ReadRows(TableReader table, bool isData, PunchPeople people, PunchFileOptions options, PunchFileReading reading)
    {
        reading.Refusal = null;
        var columns = reading.Columns!;
        var row = new PunchRow(columns, options);
        var met = new MetPunches();
        for (var more = isData || table.Read(); more; more = table.Read())
        {
            reading.Rows++;
            row.Problems.Clear();
            var match = people.Find(Cell(table, columns.Person), Cell(table, columns.Name));
            if (match.Finding != PersonFinding.Found) row.Problems.Add(WhoProblem(table, columns, match));
            row.Read(table);
            if (row.Problems.Count > 0) reading.Failed.Add(new(table.RowNumber, OwnCells(table, columns), [.. row.Problems]));
            else if (row.Moments.Count == 0) reading.RowsWithoutPunch++;
            else Keep(reading, row.Moments, match.Person!.Ordinal, table.RowNumber, met);
        }
        reading.Refusal = ProblemOf(table);
    }

    private static void Keep(PunchFileReading reading, List<long> moments, int person, int row, MetPunches met)
    {
        foreach (var moment in moments)
            if (met.Take(reading.Punches, new Punch(person, moment), row) is { } first) reading.Duplicates.Add(new(row, first));
    }

    private static AttendanceProblem? ProblemOf(TableReader table) => table.Problem is { } problem ? new(problem.Code, problem.Message) : null;

    private static ReadOnlySpan<char> Cell(TableReader table, int column) => column < 0 ? default : table.Cell(column);

    private static CellProblem WhoProblem(TableReader table, PunchColumns columns, PersonMatch match)
    {
        var isByName = columns.Person < 0 || match.Finding is PersonFinding.UnknownName or PersonFinding.NameShared or PersonFinding.OtherName;
        var column = isByName ? columns.Name : columns.Person;
        return CellProblems.Person(match, columns.HeaderOf(column), column, Cell(table, columns.Person).ToString(), Cell(table, columns.Name).ToString());
    }

    private static List<string> OwnCells(TableReader table, PunchColumns columns)
    {
        var cells = new List<string>();
        for (var i = 0; i < table.Count; i++)
            if (!IsReason(columns, table, i)) cells.Add(table.Cell(i).ToString());
        return cells;
    }

    private static bool IsReason(PunchColumns columns, TableReader table, int column) => columns.HeaderRow > 0
        ? column < columns.Headers.Count && (columns.Headers[column] == ReasonHeader.Zh || columns.Headers[column] == ReasonHeader.En)
        : table.Cell(column).StartsWith(ReasonHeader.Zh) || table.Cell(column).StartsWith(ReasonHeader.En);

    private static AttendanceProblem NoColumns(string[] nearest)
    {
        if (nearest.Length == 0) return new("punch.empty", new("文件里没有内容。请选择考勤机或办公软件导出的打卡记录。", "The file is empty. Choose the punches exported by a device or an office program."));
        var found = ColumnNames.Of(nearest);
        var hasWho = found.Person >= 0 || found.Name >= 0;
        var missing = (hasWho, found.Times.Count > 0) switch
        {
            (true, _) => new Phrase("打卡时间（如“打卡时间”）", "the time of the punch (such as 打卡时间)"),
            (false, true) => new("是谁打的卡（如“工号”）", "whose punch it is (such as 工号)"),
            _ => new("工号和打卡时间", "number (工号) and time of the punch (打卡时间)"),
        };
        var header = string.Join("、", nearest.Where(c => c.Length > 0));
        var near = nearest.Where(c => c.Length > 0).Select(c => (Cell: c, Known: ColumnNames.Near(c))).FirstOrDefault(n => n.Known is not null && !n.Known.Equals(n.Cell, StringComparison.OrdinalIgnoreCase));
        var hintZh = near.Known is null ? "" : $"“{near.Cell}”是不是“{near.Known}”？";
        var hintEn = near.Known is null ? "" : $" Is \"{near.Cell}\" meant as \"{near.Known}\"?";
        return new("punch.no-columns", new(
            $"表头里没有找到{missing.Zh}。找到的列是：{header}。{hintZh}请改列名后再导入，或者自己指定各列的含义。",
            $"The header names no column for {missing.En}. It has: {header}.{hintEn} Rename the column and import again, or choose what each column means."));
    }
}

/// <summary>The beginning of a punch file.</summary>
/// <param name="Format">What the file is.</param>
/// <param name="Columns">What its columns seem to mean; null when they were not recognised.</param>
/// <param name="Rows">The first rows below the header.</param>
/// <param name="Refusal">Why it cannot be read as it is; null when it can.</param>
public sealed record PunchFilePreview(string Format, PunchColumns? Columns, IReadOnlyList<IReadOnlyList<string>> Rows, AttendanceProblem? Refusal);
