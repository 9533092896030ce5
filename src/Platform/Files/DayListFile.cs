using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Results;

namespace Yunzhang.Platform.Files;

/// <summary>A file of days somebody downloaded or keeps: an iCalendar feed, a workbook or CSV with a day in each row.</summary>
public static class DayListFile
{
    private const int MostBytes = 5_000_000;

    private static readonly string[] DayHeads = ["日期", "day", "date"];
    private static readonly string[] NameHeads = ["名称", "节日", "name", "holiday"];
    private static readonly string[] WordHeads = ["类型", "安排", "kind", "type"];

    /// <summary>The days in the order of the file, or every reason why it cannot be read. No day is left out without a word.</summary>
    /// <param name="stream">The file; it must be able to seek. The caller closes it.</param>
    public static Result<IReadOnlyList<ListedDay>> Read(Stream stream)
    {
        if (stream.Length > MostBytes)
        {
            return new Error(ErrorKind.Invalid, "file.too-large", new(
                $"文件有 {stream.Length / 1_000_000} MB，节假日文件最多 5 MB。请换一个只有节假日的文件。",
                $"The file has {stream.Length / 1_000_000} MB; a file of holidays has 5 MB at most. Take one with nothing but holidays."));
        }
        return CalendarFeed.IsOne(stream) ? CalendarFeed.Read(stream) : ReadTable(stream);
    }

    private static Result<IReadOnlyList<ListedDay>> ReadTable(Stream stream)
    {
        var errors = new List<Error>();
        foreach (var table in TableReader.Tables(stream))
        {
            if (!table.Read())
            {
                if (table.Problem is { } problem) return problem;
                continue;
            }
            var heads = table.Cells();
            var (day, name, word) = (Find(heads, DayHeads), Find(heads, NameHeads), Find(heads, WordHeads));
            if (day >= 0) return ReadRows(table, day, name, word, errors);
        }
        return new Error(ErrorKind.Invalid, "file.no-day-column", new(
            "文件里没有日期一列。第一行要有“日期”，还可以有“名称”和“类型”（放假、上班）。",
            "The file has no column of days. Its first row has \"date\", and may have \"name\" and \"kind\" (holiday, workday)."));
    }

    private static Result<IReadOnlyList<ListedDay>> ReadRows(TableReader table, int day, int name, int word, List<Error> errors)
    {
        var days = new List<ListedDay>();
        while (table.Read())
        {
            var text = table.Cell(day).ToString();
            var place = new Phrase($"第 {table.RowNumber} 行", $"row {table.RowNumber}");
            if (DayCell.TryRead(text, out var on)) days.Add(new ListedDay(on, Cell(name), Cell(word), place));
            else errors.Add(new Error(ErrorKind.Invalid, "file.bad-day", new(
                $"{place.Zh}：“{text}”不是日期，请写成 2014-05-01。", $"In {place.En} \"{text}\" is not a day; write it as 2014-05-01.")));
        }
        if (table.Problem is { } problem) errors.Add(problem);
        return errors.Count > 0 ? errors : days;

        string Cell(int column) => column < 0 ? "" : table.Cell(column).ToString();
    }

    private static int Find(string[] heads, string[] known) => Array.FindIndex(heads, h => known.Contains(h.ToLowerInvariant()));
}
