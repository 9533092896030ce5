using System.Text.RegularExpressions;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>Recognises columns by the names that devices and office programs give them; of several, the name further left in the list wins.</summary>
internal static partial class ColumnNames
{
    private const int RowsAboveHeader = 20;

    private static readonly string[] Person =
    [
        "工号", "员工工号", "人员工号", "职工工号", "员工编号", "人员编号", "职工号", "考勤号码", "考勤号", "考勤编号", "登记号码", "登记号", "用户编号", "用户号", "编号",
        "账号", "employeeno", "employeeid", "employeecode", "empno", "empid", "staffno", "staffid", "personid", "acno", "enno", "pin", "badgenumber", "userid", "用户id", "no", "id",
    ];

    private static readonly string[] Name = ["姓名", "员工姓名", "人员姓名", "名字", "name", "employeename", "fullname", "员工"];

    private static readonly string[] Date = ["打卡日期", "刷卡日期", "考勤日期", "签到日期", "日期", "workdate", "punchdate", "date"];

    private static readonly string[] Time =
    [
        "打卡时间", "实际打卡时间", "刷卡时间", "刷卡记录", "打卡记录", "打卡日期时间", "日期时间", "checktime", "punchtime", "datetime", "timestamp", "时间", "考勤时间", "出勤时间", "time",
    ];

    /// <summary>Finds the header in the first rows of a file. Reads up to and including it.</summary>
    /// <param name="table">The file, before its first row.</param>
    /// <param name="isData">True when there is no header, as in the log of a device: the row just read is data.</param>
    /// <param name="nearest">The row that came nearest to being a header; for the message when none is found.</param>
    public static PunchColumns? Find(TableReader table, out bool isData, out string[] nearest)
    {
        (isData, nearest) = (false, []);
        string[] above = [];
        for (var row = 0; row < RowsAboveHeader && table.Read(); row++)
        {
            var cells = table.Cells();
            if (row == 0 && Headless(cells) is { } headless)
            {
                isData = true;
                return headless;
            }
            if (Of(cells) is { IsComplete: true } plain) return plain with { Headers = cells, HeaderRow = table.RowNumber };
            var joined = Join(above, cells);
            if (above.Length > 0 && Of(joined) is { IsComplete: true } doubled) return doubled with { Headers = joined, HeaderRow = table.RowNumber };
            if (Count(cells) > Count(nearest) || nearest.Length == 0) nearest = cells;
            above = cells;
        }
        return null;
    }

    /// <summary>The columns a header names.</summary>
    public static PunchColumns Of(IReadOnlyList<string> headers)
    {
        var names = headers.Select(Plain).ToArray();
        var time = Best(names, Time);
        var times = time < 0 ? [] : Enumerable.Range(0, names.Length).Where(i => names[i] == names[time]).ToList();
        var edges = Enumerable.Range(0, names.Length).Where(i => Edge().IsMatch(names[i])).ToList();
        if (edges.Count > 0 && (time < 0 || names[time] != Time[0])) times = edges;
        var date = Best(names, Date);
        if (date < 0) date = Array.FindIndex(names, n => n == "时间");
        return new(Best(names, Person), Best(names, Name), times.Contains(date) ? -1 : date, times);
    }

    /// <summary>The known name most like a header, when it is near; null otherwise.</summary>
    public static string? Near(string header) => Suggestion.Nearest(Plain(header), Person.Concat(Name).Concat(Date).Concat(Time));

    // A log of a device: number, day and time, more of no interest.
    private static PunchColumns? Headless(string[] cells)
    {
        if (cells.Length < 2 || cells[0].Length == 0 || MomentText.TryDay(cells[0], out _, out _)) return null;
        if (!MomentText.TryDay(cells[1], out _, out var rest)) return null;
        if (MomentText.TryTime(rest, out _, out _)) return new(0, -1, -1, [1]);
        return cells.Length > 2 && MomentText.TryTime(cells[2], out _, out _) ? new(0, -1, 1, [2]) : null;
    }

    private static int Best(string[] names, string[] known)
    {
        foreach (var name in known)
            if (Array.IndexOf(names, name) is >= 0 and var at) return at;
        return -1;
    }

    private static int Count(string[] cells)
    {
        var found = Of(cells);
        return (found.Person >= 0 ? 1 : 0) + (found.Name >= 0 ? 1 : 0) + (found.Date >= 0 ? 1 : 0) + found.Times.Count;
    }

    // Two rows of header: a merged cell above holds for the columns to its right that are empty there but named below.
    private static string[] Join(string[] above, string[] below)
    {
        var joined = new string[Math.Max(above.Length, below.Length)];
        var group = "";
        for (var i = 0; i < joined.Length; i++)
        {
            var (top, bottom) = (i < above.Length ? above[i] : "", i < below.Length ? below[i] : "");
            if (top.Length > 0) group = top;
            joined[i] = bottom.Length == 0 ? top : group + bottom;
        }
        return joined;
    }

    private static string Plain(string header) => Noise().Replace(header, "").ToLowerInvariant();

    [GeneratedRegex("[\\s_\\-.:：()（）/*]")]
    private static partial Regex Noise();

    [GeneratedRegex("^((上班|下班)\\d*打卡(时间)?|(签到|签退)\\d*(打卡)?时间|(checkin|checkout|clockin|clockout)(time)?)$")]
    private static partial Regex Edge();
}
