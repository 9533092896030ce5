using System.Text;
using System.Text.RegularExpressions;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>Functions over text. Positions and lengths count characters (code points), from 1.</summary>
internal static class TextFunctions
{
    private static readonly Parameter String = new("string", Accepts.Text);
    private static readonly Parameter Match = new("match", Accepts.Text);
    private static readonly Parameter Flags = new("flags", Accepts.Text, Optional: true, Nullable: true);

    public static BuiltIn[] All { get; } =
    [
        new("substring", [String, new("start position", Accepts.Number), new("length", Accepts.Number, Optional: true)], Text, (a, site) => Substring(a, site)),
        new("string length", [String], _ => FeelType.Number, (a, _) => Value.Of((decimal)a[0].AsText.EnumerateRunes().Count())),
        new("upper case", [String], Text, (a, _) => Value.Of(a[0].AsText.ToUpperInvariant())),
        new("lower case", [String], Text, (a, _) => Value.Of(a[0].AsText.ToLowerInvariant())),
        new("substring before", [String, Match], Text, (a, _) => Value.Of(a[0].AsText[..Math.Max(0, At(a))])),
        new("substring after", [String, Match], Text, (a, _) => Value.Of(At(a) < 0 ? "" : a[0].AsText[(At(a) + a[1].AsText.Length)..])),
        new("contains", [String, Match], Boolean, (a, _) => Value.Of(At(a) >= 0)),
        new("starts with", [String, Match], Boolean, (a, _) => Value.Of(a[0].AsText.StartsWith(a[1].AsText, StringComparison.Ordinal))),
        new("ends with", [String, Match], Boolean, (a, _) => Value.Of(a[0].AsText.EndsWith(a[1].AsText, StringComparison.Ordinal))),
        new("matches", [new("input", Accepts.Text), new("pattern", Accepts.Text), Flags], Boolean,
            (a, site) => Run(a, 2, site, (regex, input) => Value.Of(regex.IsMatch(input)))),
        new("replace", [new("input", Accepts.Text), new("pattern", Accepts.Text), new("replacement", Accepts.Text), Flags], Text, (a, site) => Replace(a, site)),
        new("split", [String, new("delimiter", Accepts.Text)], _ => FeelType.ListOf(FeelType.Text),
            (a, site) => Run(a, 2, site, (regex, input) => ListValue.Of(regex.Split(input).Select(Value.Of)))),
        new("string join", [new("list", Accepts.List), new("delimiter", Accepts.Text, Optional: true, Nullable: true)], Text, (a, site) => Join(a, site)),
    ];

    private static FeelType Text(FeelType[] _) => FeelType.Text;

    private static FeelType Boolean(FeelType[] _) => FeelType.Boolean;

    private static int At(ReadOnlySpan<Value> a) => a[0].AsText.IndexOf(a[1].AsText, StringComparison.Ordinal);

    private static Value Substring(ReadOnlySpan<Value> a, Site site)
    {
        var characters = a[0].AsText.EnumerateRunes().Select(r => r.ToString()).ToArray();
        var start = decimal.Truncate(a[1].AsNumber);
        if (Indexing.Find(characters.Length, start) is not { } first)
            return start == 0 || characters.Length > 0 || start != 1
                ? site.Fail("feel.position", $"文字只有 {characters.Length} 个字，没有第 {ValueText.Of(start)} 个。",
                    $"The text has {characters.Length} characters; there is no character {ValueText.Of(start)}.")
                : Value.Of("");
        var length = a.Length > 2 && !a[2].IsNull ? decimal.Truncate(a[2].AsNumber) : characters.Length;
        if (length < 1 && a.Length > 2) return site.Fail("feel.length", "长度至少是 1。", "The length must be at least 1.");
        return Value.Of(string.Concat(characters.Skip(first).Take((int)Math.Min(length, characters.Length))));
    }

    private static Value Replace(ReadOnlySpan<Value> a, Site site)
    {
        var replacement = Patterns.Replacement(a[2].AsText);
        return Run(a, 3, site, (regex, input) => Value.Of(regex.Replace(input, replacement)));
    }

    private static Value Run(ReadOnlySpan<Value> a, int flagsAt, Site site, Func<Regex, string, Value> use)
    {
        var flags = a.Length > flagsAt && !a[flagsAt].IsNull ? a[flagsAt].AsText : "";
        var (regex, problem) = Patterns.Compile(a[1].AsText, flags);
        if (regex is null) return site.Fail("feel.pattern", $"正则表达式“{a[1].AsText}”有误：{problem.Zh}", $"The pattern \"{a[1].AsText}\" is wrong: {problem.En}");
        try
        {
            return use(regex, a[0].AsText);
        }
        catch (RegexMatchTimeoutException)
        {
            return site.Fail("feel.pattern-slow", $"正则表达式“{a[1].AsText}”算得太久。", $"The pattern \"{a[1].AsText}\" takes too long.");
        }
    }

    private static Value Join(ReadOnlySpan<Value> a, Site site)
    {
        var result = new StringBuilder();
        var delimiter = a.Length > 1 && !a[1].IsNull ? a[1].AsText : "";
        var first = true;
        foreach (var item in ListValue.In(a[0])!)
        {
            if (item.IsNull) continue;
            if (item.Kind != ValueKind.Text) return ListFunctions.WrongItem(item, FeelType.Text.Name, site);
            if (!first) result.Append(delimiter);
            result.Append(item.AsText);
            first = false;
        }
        return Value.Of(result.ToString());
    }
}
