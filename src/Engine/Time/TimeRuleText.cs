using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>The written form of a <see cref="TimeRule"/>: read from what a person wrote, written back in one way, said in both languages.</summary>
public static class TimeRuleText
{
    private static readonly string[] EnglishNumbers = ["", "st", "nd", "rd"];

    /// <summary>Reads a limit or a recurrence, in English or Chinese. Mistakes are reported at their place; then null.</summary>
    public static TimeRule? Read(Sourced text, DiagnosticBag bag) => new TimeRuleReader(text, bag).Read();

    /// <summary>Writes a rule in its one English form; reading it again gives an equal rule.</summary>
    public static string Write(TimeRule rule)
    {
        var at = rule.Closing == Closing.At ? TimeWords.Of(rule.At == LocalTime.Midnight ? null : rule.At) : null;
        var head = rule is SameDay && at is not null ? $"same day {at}"
            : rule is SameDay && rule.Closing == Closing.EndOfWork ? "same day"
            : Head(rule) + (at is null ? "" : $" at {at}");
        if (rule is Lasting { Clock: ClockKind.WorkingHours }) head += ", working hours";
        head += rule.Closing switch { Closing.EndOfDay => ", end of day", Closing.EndOfWork => ", end of work", _ => "" };
        return head + rule.RestDay switch
        {
            RestDayRule.Next => ", next working day if a rest day",
            RestDayRule.Previous => ", previous working day if a rest day",
            RestDayRule.Skip => ", skip if a rest day",
            _ => "",
        };
    }

    /// <summary>The rule as it is said.</summary>
    public static Phrase Words(TimeRule rule)
    {
        var head = Said(rule);
        var (zh, en) = (head.Zh, head.En);
        if (rule is Lasting { Clock: ClockKind.WorkingHours }) (zh, en) = (zh + "（只算工作时间）", en + " of working hours");
        (zh, en) = rule.Closing switch
        {
            Closing.At => (zh + " " + TimeWords.Of(rule.At == LocalTime.Midnight ? null : rule.At), en + " at " + TimeWords.Of(rule.At == LocalTime.Midnight ? null : rule.At)),
            Closing.EndOfDay => (zh + "，到 24:00", en + ", until 24:00"),
            Closing.EndOfWork => (zh + "，到下班", en + ", until the end of work"),
            _ => (zh, en),
        };
        return rule.RestDay switch
        {
            RestDayRule.Next => new(zh + "，遇休息日顺延", en + ", on the next working day if it is a rest day"),
            RestDayRule.Previous => new(zh + "，遇休息日提前", en + ", on the working day before if it is a rest day"),
            RestDayRule.Skip => new(zh + "，遇休息日不办", en + ", not on a rest day"),
            _ => new(zh, en),
        };
    }

    private static string Head(TimeRule rule) => rule switch
    {
        Lasting l => TimeWords.Count(l.Count, l.Unit).En + (l.From, l.Before) switch
        {
            (Anchor.Event, _) => "",
            (Anchor.Start, true) => " before start",
            (Anchor.Start, false) => " after start",
            (_, true) => " before end",
            _ => " after end",
        },
        SameDay => "same day end",
        SameShift => "same shift end",
        ByMonthDay by => $"by day {by.Day} of {(by.NextMonth ? "next month" : "month")}",
        LastOfMonth last => $"last {(last.Working ? "working day" : "day")} of {(last.NextMonth ? "next month" : "month")}",
        FirstWorkingDay first => "first working day after" + first.From switch { Anchor.Start => " start", Anchor.End => " end", _ => "" },
        EveryDay => "every day",
        Weekly weekly => $"every {string.Join(" and ", Weekdays(weekly).Select(d => d.ToString()))}",
        EveryFrom every => $"every {TimeWords.Count(every.Count, every.Unit).En} from {every.From:yyyy-MM-dd}",
        Monthly monthly => $"{string.Join(" and ", MonthDays(monthly).Select(d => $"day {d}"))} monthly",
        LastMonthly last => $"last {(last.Working ? "working day" : "day")} monthly",
        Quarterly quarterly => $"every quarter by day {quarterly.Day}",
        Yearly yearly => $"every year on {yearly.Month:00}-{yearly.Day:00}",
        EveryShift shift => shift.NightOnly ? "every night_shift" : "every shift",
        _ => throw new InvalidOperationException($"There is no such rule: {rule.GetType()}"),
    };

    private static Phrase Said(TimeRule rule) => rule switch
    {
        Lasting l => SaidLasting(l),
        SameDay => new("当天", "the same day"),
        SameShift => new("本班结束前", "until the end of the shift"),
        ByMonthDay by => new($"{(by.NextMonth ? "次月" : "当月")} {by.Day} 日前（含）", $"by the {Nth(by.Day)} of {(by.NextMonth ? "the next month" : "the month")}"),
        LastOfMonth last => new($"{(last.NextMonth ? "次月" : "当月")}最后一{(last.Working ? "个工作日" : "天")}",
            $"the last {(last.Working ? "working day" : "day")} of {(last.NextMonth ? "the next month" : "the month")}"),
        FirstWorkingDay first => new(first.From switch { Anchor.Start => "开始", Anchor.End => "结束", _ => "此" } + "后第一个工作日",
            "the first working day after " + first.From switch { Anchor.Start => "the start", Anchor.End => "the end", _ => "it" }),
        EveryDay => new("每天", "every day"),
        Weekly weekly => new($"每周{string.Join("、", Weekdays(weekly).Select(d => TimeWords.Of(d).Zh[2..]))}", $"every {string.Join(" and ", Weekdays(weekly).Select(d => d.ToString()))}"),
        EveryFrom every => new($"从 {every.From:yyyy-MM-dd} 起每 {TimeWords.Count(every.Count, every.Unit).Zh}", $"every {TimeWords.Count(every.Count, every.Unit).En} from {every.From:yyyy-MM-dd}"),
        Monthly monthly => new($"每月 {string.Join("、", MonthDays(monthly))} 日", $"the {string.Join(" and ", MonthDays(monthly).Select(Nth))} of each month"),
        LastMonthly last => new($"每月最后一{(last.Working ? "个工作日" : "天")}", $"the last {(last.Working ? "working day" : "day")} of each month"),
        Quarterly quarterly => new($"每季度第一个月 {quarterly.Day} 日前（含）", $"by the {Nth(quarterly.Day)} of each quarter's first month"),
        Yearly yearly => new($"每年 {yearly.Month} 月 {yearly.Day} 日", $"{yearly.Day} {TimeWords.Month(yearly.Month)} of each year"),
        EveryShift shift => shift.NightOnly ? new("每个夜班", "every night shift") : new("每班", "every shift"),
        _ => Phrase.Same(Head(rule)),
    };

    private static Phrase SaidLasting(Lasting rule)
    {
        var count = TimeWords.Count(rule.Count, rule.Unit);
        return (rule.From, rule.Before) switch
        {
            (Anchor.Event, _) => count,
            (Anchor.Start, true) => new($"开始前 {count.Zh}", $"{count.En} before the start"),
            (Anchor.Start, false) => new($"开始后 {count.Zh}", $"{count.En} after the start"),
            (_, true) => new($"结束前 {count.Zh}", $"{count.En} before the end"),
            _ => new($"结束后 {count.Zh}", $"{count.En} after the end"),
        };
    }

    private static IEnumerable<IsoDayOfWeek> Weekdays(Weekly rule) => Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d).Where(rule.Has);

    private static IEnumerable<int> MonthDays(Monthly rule) => Enumerable.Range(1, 31).Where(d => (rule.Days >> d & 1) == 1);

    private static string Nth(int n) => $"{n}{(n % 100 is >= 11 and <= 13 || n % 10 > 3 ? "th" : n % 10 == 0 ? "th" : EnglishNumbers[n % 10])}";
}
