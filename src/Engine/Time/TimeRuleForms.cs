using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>The closed list of forms a rule may begin with, each in English and Chinese.</summary>
internal static class TimeRuleForms
{
    private const string N = "(?<n>\\d+|[一二三四五六七八九十两]+)";
    private const string Digits = "一二三四五六七八九";

    private static readonly Phrase CountWord = new("数量", "The amount");
    private static readonly Phrase DayWord = new("日", "The day of a month");

    /// <summary>One example of each form.</summary>
    public static readonly string[] English =
    [
        "12 h", "30 min", "3 days", "3 working days", "2 weeks", "1 month", "10 days before start", "3 working days after end", "same day 18:00", "same day end",
        "same shift end", "by day 25 of month", "by day 5 of next month", "last working day of month", "first working day after", "every day", "every Monday 14:30",
        "every 2 weeks from 2014-04-07", "day 1 and day 15 monthly", "last day monthly", "every quarter by day 10", "every year on 12-17", "every shift", "every night_shift",
    ];

    /// <summary>The same in Chinese.</summary>
    public static readonly string[] Chinese =
    [
        "12 小时", "30 分钟", "3 天", "3 个工作日", "2 周", "1 个月", "开始前 10 天", "结束后 3 个工作日", "当天 18:00", "当天结束", "本班结束", "当月 25 日前", "次月 5 日前",
        "当月最后一个工作日", "之后第一个工作日", "每天", "每周一 14:30", "从 2014-04-07 起每 2 周", "每月 1 日和 15 日", "每月最后一天", "每季度 10 日前", "每年 12 月 17 日", "每班", "每个夜班",
    ];

    private static readonly Dictionary<string, TimeUnit> Units = new()
    {
        ["h"] = TimeUnit.Hours, ["hour"] = TimeUnit.Hours, ["hours"] = TimeUnit.Hours, ["小时"] = TimeUnit.Hours,
        ["min"] = TimeUnit.Minutes, ["minute"] = TimeUnit.Minutes, ["minutes"] = TimeUnit.Minutes, ["分钟"] = TimeUnit.Minutes,
        ["day"] = TimeUnit.Days, ["days"] = TimeUnit.Days, ["天"] = TimeUnit.Days, ["日"] = TimeUnit.Days,
        ["working day"] = TimeUnit.WorkingDays, ["working days"] = TimeUnit.WorkingDays, ["工作日"] = TimeUnit.WorkingDays,
        ["week"] = TimeUnit.Weeks, ["weeks"] = TimeUnit.Weeks, ["周"] = TimeUnit.Weeks, ["星期"] = TimeUnit.Weeks,
        ["month"] = TimeUnit.Months, ["months"] = TimeUnit.Months, ["月"] = TimeUnit.Months,
    };

    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly Form[] Forms =
    [
        new($"^{N} *(?<unit>h|hours?|min|minutes?|(?:working )?days?|weeks?|months?)(?: (?<side>before|after) (?<anchor>start|end))?$", Lasting),
        new($"^(?:(?<anchor>开始|结束)(?<side>前|后) *)?{N} *个?(?<unit>小时|分钟|天|日|工作日|周|星期|月)(?:之?内|以内)?$", Lasting),
        new("^same day(?: end)?$|^(?:当天|当日)(?:结束|内|之内)?前?$", (_, _, _) => new SameDay()),
        new("^same shift end$|^本班(?:结束|内)前?$", (_, _, _) => new SameShift()),
        new($"^by day {N} of (?<next>next )?month$|^(?:(?<next>次月|下月|下个月)|当月|本月) *{N} *[日号](?:之?前)?$", (r, m, o) => Day(r, m, o) is { } d ? new ByMonthDay(d, m.Groups["next"].Success) : null),
        new("^last (?<working>working )?day of (?<next>next )?month$|^(?:(?<next>次月|下月|下个月)|当月|本月)最后一(?:(?<working>个工作)日|[天日])$",
            (_, m, _) => new LastOfMonth(m.Groups["working"].Success, m.Groups["next"].Success)),
        new("^first working day after(?: (?<anchor>start|end))?$|^(?:(?<anchor>开始|结束)后|之后|此后)的?第一个工作日$", (_, m, _) => new FirstWorkingDay(AnchorOf(m))),
        new("^every day$|^每[天日]$", (_, _, _) => new EveryDay()),
        new("^every (?<day>[a-z]+day)(?: and (?<day>[a-z]+day))*$", Weekly),
        new("^每(?:周|星期)(?<day>[一二三四五六日天])(?:[、和](?:周|星期)?(?<day>[一二三四五六日天]))*$", Weekly),
        new($"^every {N} (?<unit>days?|weeks?|months?) from (?<date>\\S+)$|^从 *(?<date>[\\d-]+) *起每 *{N} *个?(?<unit>天|周|星期|月)$", From),
        new($"^day {N}(?: and day {N})* monthly$|^每月 *{N} *[日号](?:[、和] *{N} *[日号])*$", Monthly),
        new("^last (?<working>working )?day monthly$|^每月最后一(?:(?<working>个工作)日|[天日])$", (_, m, _) => new LastMonthly(m.Groups["working"].Success)),
        new($"^every quarter by day {N}$|^每季度?(?:第一个月)? *{N} *[日号](?:之?前)?$", (r, m, o) => Day(r, m, o) is { } d ? new Quarterly(d) : null),
        new("^every year on (?<m>\\d{1,2})-(?<n>\\d{1,2})$|^每年 *(?<m>\\d{1,2}) *月 *(?<n>\\d{1,2}) *[日号]$", Yearly),
        new("^every (?<night>night_)?shift$|^每(?:个?(?<night>夜班)|班)$", (_, m, _) => new EveryShift(m.Groups["night"].Success)),
    ];

    /// <summary>Every English word of the forms.</summary>
    public static HashSet<string> Words { get; } =
    [
        .. English.SelectMany(e => e.ToLowerInvariant().Split(' ')).Where(w => char.IsAsciiLetter(w[0])), .. Weekdays,
        "hour", "hours", "minute", "minutes", "week", "month", "months", "working", "next", "at", "after", "before", "end", "start", "and",
    ];

    /// <summary>The rule of the form that matches; null when none does or a part was reported.</summary>
    public static TimeRule? Match(string head, TimeRuleReader reader, int offset)
    {
        foreach (var form in Forms)
        {
            if (form.Pattern.Match(head) is { Success: true } match) return form.Make(reader, match, offset);
        }
        return null;
    }

    /// <summary>The example that shares most words with what was written; null when none shares any.</summary>
    public static string? Nearest(string head)
    {
        var written = head.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Stem).ToHashSet();
        return English.Concat(Chinese).Select(e => (Example: e, Shared: e.ToLowerInvariant().Split(' ').Select(Stem).Count(w => !char.IsAsciiDigit(w[0]) && written.Contains(w))))
            .Where(e => e.Shared > 0).OrderByDescending(e => e.Shared).Select(e => e.Example).FirstOrDefault();

        static string Stem(string word) => word.Length > 3 ? word.TrimEnd('s') : word;
    }

    /// <summary>A number in digits, or in Chinese up to 九十九.</summary>
    public static int? NumberOf(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return n;
        if (text.Length is 0 or > 3 || char.IsAsciiDigit(text[0])) return null;
        var ten = text.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return text.Length == 1 ? One(text[0]) : null;
        var (tens, ones) = (ten == 0 ? 1 : One(text[0]), ten == text.Length - 1 ? 0 : One(text[^1]));
        return ten > 1 || text.Length - ten > 2 || tens is null || ones is null ? null : tens * 10 + ones;

        static int? One(char c) => c == '两' ? 2 : Digits.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? at + 1 : null;
    }

    private static Lasting? Lasting(TimeRuleReader reader, Match match, int offset) =>
        reader.Number(match.Groups["n"], offset, 1, 9999, CountWord) is { } n
            ? new Lasting(n, UnitOf(match), AnchorOf(match), match.Groups["side"].Value is "before" or "前")
            : null;

    private static TimeUnit UnitOf(Match match) => Units[string.Join(' ', match.Groups["unit"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static Anchor AnchorOf(Match match) => match.Groups["anchor"].Value switch { "start" or "开始" => Anchor.Start, "end" or "结束" => Anchor.End, _ => Anchor.Event };

    private static int? Day(TimeRuleReader reader, Match match, int offset) => reader.Number(match.Groups["n"], offset, 1, 31, DayWord);

    private static TimeRule? Weekly(TimeRuleReader reader, Match match, int offset)
    {
        var days = 0;
        foreach (Capture day in match.Groups["day"].Captures)
        {
            var at = day.Value is "日" or "天" ? 6 : day.Value.Length == 1 ? Digits.IndexOf(day.Value[0], StringComparison.Ordinal) : Array.IndexOf(Weekdays, day.Value);
            if (at < 0)
            {
                return reader.Fail(offset + day.Index, day.Length, "time.unknown-word", new(
                    $"“{reader.Written(offset + day.Index, day.Length)}”不是星期几，要写 Monday 到 Sunday。",
                    $"\"{reader.Written(offset + day.Index, day.Length)}\" is no day of the week; write Monday to Sunday."), Suggestion.DidYouMean(day.Value, Weekdays));
            }
            days |= 1 << at;
        }
        return new Weekly(days);
    }

    private static EveryFrom? From(TimeRuleReader reader, Match match, int offset)
    {
        var (n, from) = (reader.Number(match.Groups["n"], offset, 1, 999, CountWord), reader.Date(match.Groups["date"], offset));
        return n is { } count && from is { } day ? new EveryFrom(count, UnitOf(match), day) : null;
    }

    private static TimeRule? Monthly(TimeRuleReader reader, Match match, int offset)
    {
        uint days = 0;
        foreach (Capture day in match.Groups["n"].Captures)
        {
            if (NumberOf(day.Value) is not ({ } n and >= 1 and <= 31))
            {
                return reader.Fail(offset + day.Index, day.Length, "time.bad-number", new(
                    $"日要在 1 到 31 之间，这里是“{day.Value}”。", $"The day of a month is from 1 to 31; this is \"{day.Value}\"."));
            }
            days |= 1u << n;
        }
        return new Monthly(days);
    }

    private static Yearly? Yearly(TimeRuleReader reader, Match match, int offset)
    {
        if (reader.Number(match.Groups["m"], offset, 1, 12, new("月", "The month")) is not { } month) return null;
        var most = CalendarSystem.Iso.GetDaysInMonth(2000, month);
        return reader.Number(match.Groups["n"], offset, 1, most, DayWord) is { } day ? new Yearly(month, day) : null;
    }

    private sealed class Form(string pattern, Func<TimeRuleReader, Match, int, TimeRule?> make)
    {
        // One blank of a form stands for any number.
        public Regex Pattern { get; } = new(pattern.Replace(" *", "\\s*", StringComparison.Ordinal).Replace(" ", " +", StringComparison.Ordinal), RegexOptions.CultureInvariant);

        public Func<TimeRuleReader, Match, int, TimeRule?> Make => make;
    }
}
