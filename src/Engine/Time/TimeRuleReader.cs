using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>Reads one rule: the head by the closed list of forms, the time at its end, and what is added after commas.</summary>
internal sealed partial class TimeRuleReader(Sourced source, DiagnosticBag bag)
{
    // Same length as what was written, so that places stay true.
    private readonly string text = Plain(source.Text);
    private bool failed;

    public TimeRule? Read()
    {
        var parts = Parts(text).ToList();
        if (parts[0].Length == 0)
        {
            return Fail(0, text.Length, "time.empty", new("这里要写一个期限，如“3 个工作日”。", "A limit is expected here, such as \"3 working days\"."));
        }
        var (start, head) = (parts[0].Start, text.Substring(parts[0].Start, parts[0].Length));
        LocalTime? at = null;
        if (TrailingTime().Match(head) is { Success: true } time)
        {
            at = Time(time.Groups["at"], start);
            head = head[..time.Index].TrimEnd();
        }
        var rule = TimeRuleForms.Match(head, this, start);
        if (rule is null && !failed) Unknown(head, start);
        var additions = new TimeRuleAdditions(this, rule, at is not null);
        foreach (var (from, length) in parts.Skip(1)) additions.Read(text.Substring(from, length), from);
        if (rule is null || failed) return null;
        return additions.On(at is { } written ? rule with { Closing = Closing.At, At = written } : rule, failed);
    }

    /// <summary>Reports a mistake at a place of the text; always null.</summary>
    public TimeRule? Fail(int start, int length, string code, Phrase message, Phrase? hint = null)
    {
        failed = true;
        bag.Error(code, source.Where.Within(start, Math.Max(length, 1)), message, hint);
        return null;
    }

    /// <summary>A part of the text as it was written.</summary>
    public string Written(int start, int length) => source.Text.Substring(start, length);

    /// <summary>True once a mistake has been reported.</summary>
    public bool HasFailed => failed;

    /// <summary>A number between two bounds; reported and null otherwise.</summary>
    public int? Number(Group group, int offset, int least, int most, Phrase what)
    {
        if (TimeRuleForms.NumberOf(group.Value) is { } n && n >= least && n <= most) return n;
        Fail(offset + group.Index, group.Length, "time.bad-number", new(
            $"{what.Zh}要在 {least} 到 {most} 之间，这里是“{group.Value}”。", $"{what.En} is from {least} to {most}; this is \"{group.Value}\"."));
        return null;
    }

    /// <summary>A day as yyyy-MM-dd; reported and null otherwise.</summary>
    public LocalDate? Date(Group group, int offset)
    {
        if (NodaTime.Text.LocalDatePattern.Iso.Parse(group.Value) is { Success: true } day) return day.Value;
        Fail(offset + group.Index, group.Length, "time.bad-date", new(
            $"“{group.Value}”不是日期，要写成 2014-04-07，并且那一天要存在。", $"\"{group.Value}\" is not a day; write it as 2014-04-07, and a day that exists."));
        return null;
    }

    private LocalTime? Time(Group group, int offset)
    {
        var (h, m) = (int.Parse(group.Value.Split(':')[0], CultureInfo.InvariantCulture), int.Parse(group.Value.Split(':')[1], CultureInfo.InvariantCulture));
        if ((h, m) == (24, 0)) return LocalTime.Midnight;
        if (h < 24 && m < 60 && (h, m) != (0, 0)) return new LocalTime(h, m);
        Fail(offset + group.Index, group.Length, "time.bad-time", new(
            $"“{group.Value}”不是时间，要写 00:01 到 24:00，一天结束写 24:00。", $"\"{group.Value}\" is not a time; write 00:01 to 24:00, the end of a day as 24:00."));
        return null;
    }

    private void Unknown(string head, int start)
    {
        foreach (Match word in Word().Matches(head))
        {
            if (TimeRuleForms.Words.Contains(word.Value)) continue;
            var written = Written(start + word.Index, word.Length);
            Fail(start + word.Index, word.Length, "time.unknown-word", new(
                $"期限里不认识“{written}”。可以写：{string.Join("；", TimeRuleForms.Chinese)}。", $"\"{written}\" is not a word of limits. Write one of: {string.Join("; ", TimeRuleForms.English)}."),
                Suggestion.DidYouMean(word.Value, TimeRuleForms.Words));
            return;
        }
        var near = TimeRuleForms.Nearest(head);
        var whole = Written(start, head.Length);
        Fail(start, head.Length, "time.unknown-form", new(
            $"看不懂期限“{whole}”。可以写：{string.Join("；", TimeRuleForms.Chinese)}。", $"The limit \"{whole}\" is not understood. Write one of: {string.Join("; ", TimeRuleForms.English)}."),
            near is null ? null : new($"是不是想写“{near}”这样的？", $"Did you mean something like \"{near}\"?"));
    }

    private static IEnumerable<(int Start, int Length)> Parts(string text)
    {
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != ',') continue;
            var part = text[from..i];
            yield return (from + part.Length - part.TrimStart().Length, part.Trim().Length);
            from = i + 1;
        }
    }

    private static string Plain(string written) => string.Create(written.Length, written, static (plain, from) =>
    {
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = from[i] switch
            {
                '：' => ':',
                '，' or '；' => ',',
                '　' or '\t' => ' ',
                >= '０' and <= '９' => (char)(from[i] - '０' + '0'),
                var c => char.ToLowerInvariant(c),
            };
        }
    });

    [GeneratedRegex(@"(?<=[^\d:\-])(?:\s*\bat)?\s*(?<at>\d{1,2}:\d{2})\s*(?:之?前)?$")]
    private static partial Regex TrailingTime();

    [GeneratedRegex("[a-z_]+")]
    private static partial Regex Word();
}
