using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Attendance.SeeMonth;

/// <summary>How days are shown: a mark for the grid, words for lists.</summary>
internal static class DayWords
{
    /// <summary>One or two signs for a cell of the grid.</summary>
    public static string Mark(in DayRecord day) => day.Status switch
    {
        DayStatus.Kept => "✓",
        DayStatus.Deviating when day.MissingEdges != 0 => "缺",
        DayStatus.Deviating when day.LateMinutes > 0 => $"迟{day.LateMinutes}",
        DayStatus.Deviating when day.EarlyMinutes > 0 => $"退{day.EarlyMinutes}",
        DayStatus.Deviating => "!",
        DayStatus.NoShow => "未到",
        DayStatus.OnLeave => "假",
        DayStatus.Outing => "外",
        DayStatus.RestDayPunched => "休",
        _ => "…",
    };

    /// <summary>The same in letters that an English reader knows.</summary>
    public static string MarkEn(in DayRecord day) => day.Status switch
    {
        DayStatus.Kept => "✓",
        DayStatus.Deviating when day.MissingEdges != 0 => "?",
        DayStatus.Deviating when day.LateMinutes > 0 => $"L{day.LateMinutes}",
        DayStatus.Deviating when day.EarlyMinutes > 0 => $"E{day.EarlyMinutes}",
        DayStatus.Deviating => "!",
        DayStatus.NoShow => "NS",
        DayStatus.OnLeave => "Lv",
        DayStatus.Outing => "Out",
        DayStatus.RestDayPunched => "R",
        _ => "…",
    };

    public static Tone Tone(in DayRecord day) => day.Status switch
    {
        DayStatus.Kept => Platform.Ui.Tone.Success,
        DayStatus.NoShow => Platform.Ui.Tone.Error,
        DayStatus.Deviating => Platform.Ui.Tone.Warning,
        DayStatus.OnLeave or DayStatus.Outing => Platform.Ui.Tone.Info,
        _ => Platform.Ui.Tone.Neutral,
    };

    /// <summary>What a day comes to.</summary>
    public static Phrase Say(in DayRecord day) => day.Status switch
    {
        DayStatus.Kept => new("正常", "Kept"),
        DayStatus.Deviating => Deviating(day),
        DayStatus.NoShow => new("没有任何打卡", "No punch at all"),
        DayStatus.OnLeave => new("请假", "On leave"),
        DayStatus.Outing => new("外出", "On an outing"),
        DayStatus.RestDayPunched => new("没有排班，有打卡", "Not rostered, but punched"),
        DayStatus.NoTimes => new("班次在这一天还没有时间", "The shift has no times yet on that day"),
        _ => new("还没有结束，或打卡还没导入", "Not over yet, or its punches are not imported"),
    };

    /// <summary>What a deviation is called.</summary>
    public static Phrase Of(DeviationKind kind) => kind switch
    {
        DeviationKind.Late => new("迟到", "Late"),
        DeviationKind.Early => new("早退", "Early"),
        DeviationKind.NoShow => new("未到岗", "No show"),
        DeviationKind.NoSign => new("缺打卡", "Missing punch"),
        _ => new("请假", "Leave"),
    };

    private static Phrase Deviating(in DayRecord day)
    {
        var zh = new List<string>();
        var en = new List<string>();
        Add(day.LateMinutes > 0, $"迟到 {day.LateMinutes} 分钟", $"{day.LateMinutes} min late");
        Add(day.EarlyMinutes > 0, $"早退 {day.EarlyMinutes} 分钟", $"{day.EarlyMinutes} min early");
        Add(day.MissingEdges != 0, "缺打卡", "punch missing");
        return zh.Count == 0 ? new("有请假", "Leave taken") : new(string.Join("，", zh), string.Join(", ", en));

        void Add(bool holds, string inZh, string inEn)
        {
            if (!holds) return;
            zh.Add(inZh);
            en.Add(inEn);
        }
    }
}
