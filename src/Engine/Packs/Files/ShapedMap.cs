using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>A map whose keys and shapes have been checked; what was wrong has been reported and reads as absent.</summary>
internal sealed class ShapedMap(YamlMap map, DiagnosticBag bag)
{
    public SourceSpan Where => map.Where;

    public YamlMap Map => map;

    public bool Has(string key) => map.Find(key) is not (null or YamlText { IsWritten: false });

    public Sourced? Text(string key) => map.Find(key) is YamlText { Text.Length: > 0 } text ? Trim(text.Sourced) : null;

    public YamlMap? SubMap(string key) => map.Find(key) as YamlMap;

    public IReadOnlyList<YamlNode> Items(string key) => map.Find(key) is YamlList list ? list.Items : [];

    public YamlText? Block(string key) => map.Find(key) as YamlText;

    /// <summary>Texts of a list; a single text is a list of one.</summary>
    public IReadOnlyList<Sourced> Texts(string key) => map.Find(key) switch
    {
        YamlText { Text.Length: > 0 } text => [text.Sourced],
        YamlList list => [.. list.Items.OfType<YamlText>().Where(t => t.Text.Length > 0).Select(t => t.Sourced)],
        _ => [],
    };

    /// <summary>A text, or a list put together with commas; null when nothing is written.</summary>
    public Sourced? Joined(string key) => map.Find(key) is { } node ? Join(node) : null;

    public static Sourced? Join(YamlNode node) => node switch
    {
        YamlText { Text.Length: > 0 } text => Trim(text.Sourced),
        YamlList list => new Sourced(string.Join(", ", list.Items.OfType<YamlText>().Select(t => t.Text)), list.Where),
        _ => null,
    };

    public LocalDate? Date(string key) => Text(key) is { } text ? Dates.Read(text, bag) : null;

    public int? Whole(string key, int least, int most)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most) return n;
        bag.Error("pack.bad-number", text.Where, new Phrase($"“{key}”要写 {least} 到 {most} 之间的整数，这里是“{text.Text}”。", $"\"{key}\" takes a whole number from {least} to {most}; this is \"{text.Text}\"."));
        return null;
    }

    /// <summary>One of a closed list of words; null when absent or unknown, the latter reported.</summary>
    public string? OneOf(string key, string code, IReadOnlyCollection<string> allowed)
    {
        if (Text(key) is not { } text) return null;
        if (allowed.Contains(text.Text)) return text.Text;
        bag.Error(code, text.Where,
            new Phrase($"“{key}”不能是“{text.Text}”，可以写：{string.Join("、", allowed)}。", $"\"{key}\" cannot be \"{text.Text}\"; it takes: {string.Join(", ", allowed)}."),
            Suggestion.DidYouMean(text.Text, allowed));
        return null;
    }

    private static Sourced Trim(Sourced text) => text.Text.Length > 0 && (text.Text[0] == ' ' || text.Text[^1] is ' ' or '\n') ? text with { Text = text.Text.Trim() } : text;
}

/// <summary>Reads days.</summary>
internal static class Dates
{
    /// <summary>A day as <c>yyyy-MM-dd</c>; anything else is reported and null.</summary>
    public static LocalDate? Read(Sourced text, DiagnosticBag bag)
    {
        if (LocalDatePattern.Iso.Parse(text.Text) is { Success: true } parsed) return parsed.Value;
        bag.Error("pack.bad-date", text.Where, new Phrase($"“{text.Text}”不是日期。", $"\"{text.Text}\" is not a date."),
            new Phrase("请写成 2014-04-01 这样的年-月-日，并且那一天要存在。", "Write year-month-day such as 2014-04-01, and a day that exists."));
        return null;
    }
}

/// <summary>Reads moments.</summary>
internal static class Moments
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    /// <summary>A day with a time, <c>2014-04-07 09:30</c>; anything else is reported and null.</summary>
    public static LocalDateTime? Read(Sourced text, DiagnosticBag bag)
    {
        if (Minute.Parse(text.Text) is { Success: true } parsed) return parsed.Value;
        bag.Error("pack.bad-moment", text.Where, new Phrase($"“{text.Text}”不是日期和时间。", $"\"{text.Text}\" is not a date and time."), new Phrase("请写成 2014-04-07 09:30。", "Write 2014-04-07 09:30."));
        return null;
    }
}
