using System.Globalization;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Feel.Temporal;

namespace Yunzhang.Engine.Facts.Reading.Cells;

/// <summary>A calendar day.</summary>
internal sealed class DateCell : CellType
{
    // Excel counts days from here when a date is shown as a plain number.
    private static readonly DateOnly ExcelEpoch = new(1899, 12, 30);

    public override bool TryRead(ReadOnlySpan<char> cell, out Value value)
    {
        var isDay = DateText.TryParse(cell, out var day);
        value = isDay ? Value.Day(day) : default;
        return isDay;
    }

    public override Complaint Explain(string cell)
    {
        if (!DateText.TrySplit(cell, out var year, out var month, out var day)) return NotADay(cell);
        if (!DateText.IsInYears(year))
        {
            return new("file.date-out-of-years",
                new($"“{cell}”不在 {DateText.FirstYear} 年到 {DateText.LastYear} 年之间。", $"\"{cell}\" is not within {DateText.FirstYear} and {DateText.LastYear}."),
                new("请核对年份。", "Check the year."));
        }
        var why = month is < 1 or > 12
            ? new Phrase($"没有 {month} 月", $"there is no month {month}")
            : new Phrase($"{year} 年 {month} 月只有 {DateTime.DaysInMonth(year, month)} 天", $"month {month} of {year} has {DateTime.DaysInMonth(year, month)} days");
        return new("file.impossible-date",
            new($"没有“{cell}”这一天：{why.Zh}。", $"there is no day \"{cell}\": {why.En}."), new("请核对日期。", "Check the date."));
    }

    private static Complaint NotADay(string cell)
    {
        var rule = new Phrase($"要的是日期，写的是“{cell}”。", $"a date is expected, found \"{cell}\".");
        if (cell.Length == 5 && int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
        {
            var day = ExcelEpoch.AddDays(serial).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return new("file.not-a-date", rule, new(
                $"这像是 Excel 里日期的内部序号（{day}）。请把这一列设成日期格式后重新另存。",
                $"It looks like Excel's inner number of a date ({day}). Format the column as a date and save the file again."));
        }
        var blank = cell.IndexOf(' ');
        if (blank > 0 && DateText.TryParse(cell.AsSpan(0, blank), out _))
        {
            return new("file.not-a-date", rule, new(
                $"日期后面还带着“{cell[(blank + 1)..]}”。这一列只写日期，时间写到“时间”列。",
                $"\"{cell[(blank + 1)..]}\" follows the date. Keep the date here and put the time into the column \"time\"."));
        }
        return new("file.not-a-date", rule, new("请写成 2014-04-03、2014/4/3 或 2014年4月3日。", "Write 2014-04-03, 2014/4/3 or 2014年4月3日."));
    }
}

/// <summary>A time of day.</summary>
internal sealed class TimeCell : CellType
{
    public override bool TryRead(ReadOnlySpan<char> cell, out Value value)
    {
        var isTime = TimeText.TryParse(cell, out var second);
        value = isTime ? Value.Box(new ClockTime(second * ClockTime.NanosecondsPerSecond, null)) : default;
        return isTime;
    }

    public override Complaint Explain(string cell) => new("file.not-a-time",
        new($"要的是时间（00:00 到 23:59），写的是“{cell}”。", $"a time (00:00 to 23:59) is expected, found \"{cell}\"."),
        new("请写成 08:12。", "Write 08:12."));
}
