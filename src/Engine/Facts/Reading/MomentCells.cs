using Yunzhang.Engine.Facts.Reading.Cells;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Reads when a fact occurred and when it came to be known.</summary>
internal sealed class MomentCells(FactColumns columns, ReadingLog log)
{
    private const int SecondsPerMinute = 60;
    private readonly int date = columns[StandardColumn.Date];
    private readonly int recorded = columns[StandardColumn.Recorded];
    private readonly int time = columns[StandardColumn.Time];
    private readonly DateCell dates = new();

    public void Read(in CellRow row, FactDraft draft)
    {
        draft.Day = Day(row, date);
        draft.Minute = Minute(row);
        if (draft.Day < 0 && row[date].Length == 0 && log.Refuses())
            log.Cell(date, new("facts.no-date", new("没有写发生的日期。", "the day it occurred is missing."), new("请补上日期，例如 2014-04-03。", "Write the date, such as 2014-04-03.")));
        draft.Recorded = Day(row, recorded);
        if (draft.Day >= 0 && draft.Recorded >= 0 && draft.Recorded < draft.Day && log.Refuses()) log.Cell(recorded, TooEarly(row));
        if (draft.Recorded < 0) draft.Recorded = draft.Day;
    }

    /// <summary>The day in a column; -1 when the cell is empty or wrong, in which case the log has it.</summary>
    public int Day(in CellRow row, int column)
    {
        var cell = row[column];
        if (cell.Length == 0) return FactDraft.NotGiven;
        if (DateText.TryParse(cell, out var day)) return day;
        if (log.Refuses()) log.Cell(column, dates.Explain(cell.ToString()));
        return FactDraft.NotGiven;
    }

    private int Minute(in CellRow row)
    {
        var cell = row[time];
        if (cell.Length == 0) return FactDraft.NotGiven;
        if (TimeText.TryParse(cell, out var second) && second % SecondsPerMinute == 0) return second / SecondsPerMinute;
        if (log.Refuses())
        {
            log.Cell(time, new("file.not-a-time",
                new($"要的是时间（00:00 到 23:59，到分钟为止），写的是“{cell}”。", $"a time to the minute (00:00 to 23:59) is expected, found \"{cell}\"."),
                new("请写成 08:12。", "Write 08:12.")));
        }
        return FactDraft.NotGiven;
    }

    private Complaint TooEarly(in CellRow row) => new("facts.recorded-too-early",
        new($"录入日期 {row[recorded]} 早于发生日期 {row[date]}。", $"recorded on {row[recorded]}, before it occurred on {row[date]}."),
        new("事情发生以后才能录入；请核对这两个日期。", "A fact is recorded after it occurred; check the two dates."));
}
