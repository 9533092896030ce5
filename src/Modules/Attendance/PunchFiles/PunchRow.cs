using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>Reads the moments of one row: the day of its own column, then every time of its time columns.</summary>
internal sealed class PunchRow(PunchColumns columns, PunchFileOptions options)
{
    private const string Separators = " \t\r\n;；,，、|";

    private static readonly string[] NoPunch = ["-", "--", "—", "——", "/", "无", "未打卡", "缺卡", "未签到", "未签退"];

    private readonly SiteClock clock = new(options.Zone);
    private readonly long notBefore = Micros.Of(options.NotBefore);
    private readonly long notAfter = Micros.Of(options.NotAfter);
    private readonly List<long> moments = [];

    /// <summary>Moments of the row read last.</summary>
    public List<long> Moments => moments;

    /// <summary>What was wrong with the row read last.</summary>
    public List<CellProblem> Problems { get; } = [];

    public void Read(TableReader table)
    {
        moments.Clear();
        var day = -1;
        var hasDay = columns.Date >= 0 && !table.Cell(columns.Date).IsEmpty;
        var isBadDay = hasDay && !TryDayCell(table.Cell(columns.Date), out day);
        if (isBadDay) Problems.Add(CellProblems.NotADay(columns.HeaderOf(columns.Date), columns.Date, table.Cell(columns.Date).ToString()));
        foreach (var column in columns.Times)
        {
            var cell = table.Cell(column);
            if (cell.IsEmpty || IsNoPunch(cell)) continue;
            if (!ReadCell(cell, column, hasDay && !isBadDay ? day : null, isBadDay))
                Problems.Add(CellProblems.NotATime(columns.HeaderOf(column), column, cell.ToString()));
        }
    }

    // One cell may hold several times; each may bear its own day.
    private bool ReadCell(ReadOnlySpan<char> cell, int column, int? day, bool isBadDay)
    {
        if (MomentText.TrySerial(cell, out var serialDay, out var serialSecond))
        {
            Take(cell, column, serialDay >= 0 ? serialDay : day, serialSecond, isBadDay);
            return true;
        }
        var rest = cell;
        while (!rest.IsEmpty)
        {
            if (MomentText.TryDay(rest, out var own, out var after))
            {
                day = own;
                rest = after;
            }
            if (!MomentText.TryTime(rest, out var second, out after)) return false;
            rest = after.TrimStart(Separators);
            Take(cell, column, day, second, isBadDay);
        }
        return true;
    }

    private void Take(ReadOnlySpan<char> cell, int column, int? day, int second, bool isBadDay)
    {
        if (day is not { } known)
        {
            if (!isBadDay) Problems.Add(CellProblems.NoDay(columns.HeaderOf(column), column, cell.ToString()));
            return;
        }
        var moment = clock.ToMicros((long)known * MomentText.SecondsOfDay + second);
        if (moment < notBefore) Problems.Add(CellProblems.TooEarly(columns.HeaderOf(column), column, cell.ToString(), Limit(notBefore)));
        else if (moment > notAfter) Problems.Add(CellProblems.TooLate(columns.HeaderOf(column), column, cell.ToString(), Limit(notAfter)));
        else moments.Add(moment);
    }

    private string Limit(long micros) => Micros.ToLocal(micros, options.Zone).ToString("yyyy-MM-dd HH:mm", null);

    // A day's cell may carry a time as well, as spreadsheets write it; what else follows makes it no day.
    private static bool TryDayCell(ReadOnlySpan<char> cell, out int day) =>
        (MomentText.TryDay(cell, out day, out var rest) && (rest.IsEmpty || MomentText.TryTime(rest, out _, out _)))
        || (MomentText.TrySerial(cell, out day, out _) && day >= 0);

    private static bool IsNoPunch(ReadOnlySpan<char> cell)
    {
        foreach (var word in NoPunch)
            if (cell.SequenceEqual(word)) return true;
        return false;
    }
}
