using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.PunchFiles;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.ImportRosters;

/// <summary>A row of a roster sheet that can be read.</summary>
/// <param name="Person">Ordinal of the person.</param>
/// <param name="Days">What each day that is filled in says, with the column it stands in.</param>
internal sealed record RosterFileRow(int Row, IReadOnlyList<string> Cells, int Person, IReadOnlyDictionary<LocalDate, (int Column, IReadOnlyList<KeptShift> Shifts)> Days);

/// <summary>What a roster sheet holds. Rows fail alone.</summary>
internal sealed class RosterFileReading
{
    public string Format { get; set; } = "";

    public bool IsWorkbook { get; set; }

    public char Delimiter { get; set; } = ',';

    /// <summary>The heads as written, without the reasons of an earlier error file.</summary>
    public IReadOnlyList<string> Headers { get; set; } = [];

    /// <summary>Why the file as a whole cannot be taken; null when its rows were read.</summary>
    public Error? Refusal { get; set; }

    public List<RosterFileRow> Rows { get; } = [];

    public List<FailedRow> Failed { get; } = [];

    /// <summary>Writes exactly the rows that failed, in their own columns, with the reason behind them; mended, it is imported as it is.</summary>
    public void WriteFailed(Language language, Stream stream)
    {
        var rows = new List<IReadOnlyList<string>> { (string[])[.. Headers, PunchFileReader.ReasonHeader.In(language)] };
        foreach (var failed in Failed.OrderBy(f => f.Row))
            rows.Add([.. Enumerable.Range(0, Headers.Count).Select(i => i < failed.Cells.Count ? failed.Cells[i] : ""), failed.Reason(language)]);
        TableText.Write(rows, IsWorkbook, Delimiter, stream);
    }
}

/// <summary>Reads roster sheets: a row for each person, a column for each day, shifts in the cells.</summary>
internal static class RosterFile
{
    private const int RowsAboveHeader = 20;

    public static RosterFileReading Read(byte[] file, YearMonth month, PunchPeople people, ShiftCodes codes)
    {
        var reading = new RosterFileReading();
        using var stream = new MemoryStream(file, writable: false);
        IReadOnlyList<string> nearest = [];
        foreach (var table in TableReader.Tables(stream))
        {
            (reading.Format, reading.IsWorkbook, reading.Delimiter) = (table.Format, table.IsWorkbook, table.Delimiter);
            if (Header(table, month, ref nearest) is not { } columns)
            {
                reading.Refusal ??= table.Problem;
                continue;
            }

            reading.Headers = columns.Headers;
            reading.Refusal = columns.Twice;
            if (reading.Refusal is null) new Rows(columns, people, codes, reading).Read(table);
            reading.Refusal ??= table.Problem;
            return reading;
        }

        reading.Refusal ??= NoHeader(nearest);
        return reading;
    }

    private static RosterColumns? Header(TableReader table, YearMonth month, ref IReadOnlyList<string> nearest)
    {
        for (var row = 0; row < RowsAboveHeader && table.Read(); row++)
        {
            var cells = table.Cells();
            var columns = RosterColumns.Of(cells, month);
            if (columns.IsComplete) return columns;
            if (nearest.Count == 0 || columns.Days.Count > 0) nearest = cells;
        }

        return null;
    }

    private static Error NoHeader(IReadOnlyList<string> nearest) => nearest.Count == 0
        ? new(ErrorKind.Invalid, "import.empty", new("文件里没有内容。请选择有表头和数据的排班表。", "The file is empty. Choose a roster with heads and rows."), "file")
        : new(ErrorKind.Invalid, "roster.columns-missing", new(
            $"没有找到排班表的表头：要有“工号”或“姓名”一列，后面每天一列（1、2、3…，或 5月1日、2014-05-01）。找到的是：{string.Join("、", nearest.Where(c => c.Length > 0).Take(12))}。可以先导出一份排班表对照。",
            $"The heads of a roster were not found: a column 工号 or 姓名 (number or name), then a column for each day (1, 2, 3…, or 2014-05-01). Found: {string.Join(", ", nearest.Where(c => c.Length > 0).Take(12))}. Export a roster to compare."), "file");

    private sealed class Rows(RosterColumns columns, PunchPeople people, ShiftCodes codes, RosterFileReading reading)
    {
        private readonly Dictionary<int, int> met = [];

        public void Read(TableReader table)
        {
            while (table.Read())
            {
                var cells = columns.Own(table.Cells());
                var filled = columns.Days.Where(d => Cell(cells, d.Key).Length > 0).ToList();
                // The row of weekdays under the heads, and notes at the foot, say nothing of anybody's days.
                if (filled.Count == 0 || (Cell(cells, columns.Number).Length + Cell(cells, columns.Name).Length == 0 && filled.TrueForAll(d => DayHeader.IsWeekday(Cell(cells, d.Key))))) continue;
                One(table.RowNumber, cells, filled);
            }
        }

        private void One(int row, IReadOnlyList<string> cells, List<KeyValuePair<int, LocalDate?>> filled)
        {
            var problems = new List<CellProblem>();
            var match = people.Find(Cell(cells, columns.Number), Cell(cells, columns.Name));
            if (match.Finding != PersonFinding.Found) problems.Add(Who(match, cells));
            else if (!met.TryAdd(match.Person!.Ordinal, row)) problems.Add(Twice(match.Person, cells));
            var days = new Dictionary<LocalDate, (int, IReadOnlyList<KeptShift>)>();
            foreach (var (column, day) in filled)
            {
                var read = codes.Read(Cell(cells, column));
                if (day is null) problems.Add(Of("roster.no-such-day", column, cells, "这个月没有这一天。请删去这一格，或核对月份。", "The month has no such day. Empty the cell, or check the month."));
                else if (read.Problem is { } problem) problems.Add(Of("roster.shift-unknown", column, cells, problem.Zh, problem.En));
                else if (read.IsSaid) days[day.Value] = (column, read.Shifts);
            }

            if (problems.Count > 0) reading.Failed.Add(new FailedRow(row, cells, problems));
            else reading.Rows.Add(new RosterFileRow(row, cells, match.Person!.Ordinal, days));
        }

        private CellProblem Who(PersonMatch match, IReadOnlyList<string> cells)
        {
            var column = columns.Number >= 0 && match.Finding is not (PersonFinding.UnknownName or PersonFinding.NameShared or PersonFinding.OtherName) ? columns.Number : columns.Name;
            var header = Phrase.Same(column >= 0 ? columns.Headers[column] : "");
            return match.Finding == PersonFinding.NotGiven
                ? Of("roster.no-person", Math.Max(column, 0), cells, "这一行没有写是谁。请补上工号。", "The row does not say who it is. Add the number.")
                : CellProblems.Person(match, header, column, Cell(cells, columns.Number), Cell(cells, columns.Name));
        }

        private CellProblem Twice(PunchPerson person, IReadOnlyList<string> cells) => Of(
            "roster.person-twice", columns.Number >= 0 ? columns.Number : columns.Name, cells,
            $"{person.Name}在第 {met[person.Ordinal]} 行已经有了。排班表排的是主岗，一个人只留一行；第二个岗位请在排班规律里按岗位排。",
            $"{person.Name} stands in row {met[person.Ordinal]} already. The sheet is for the main post, one row a person; let a pattern hold for the second post.");

        private CellProblem Of(string code, int column, IReadOnlyList<string> cells, string zh, string en) =>
            new(code, column, Phrase.Same(columns.Headers[column]), Cell(cells, column), new Phrase($"{columns.Headers[column]}：{zh}", $"{columns.Headers[column]}: {en}"));

        private static string Cell(IReadOnlyList<string> cells, int column) => column >= 0 && column < cells.Count ? cells[column] : "";
    }
}
