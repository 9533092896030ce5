using Yunzhang.Engine.Diagnostics;
using Position = YamlDotNet.Core.Mark;

namespace Yunzhang.Engine.Packs.Yaml;

/// <summary>Says in our own words what the parser could not read, and what to do.</summary>
internal static class YamlFaults
{
    /// <summary>The advice that mends most lines.</summary>
    public static readonly Phrase Quote = new("请把冒号后面的文字放进引号。", "Put the text after the colon in quotes.");

    public static Diagnostic Explain(string fault, Position start, string file, int lineOffset, int line, string text)
    {
        var column = start.Line == line && start.Column <= text.Length + 1 ? (int)start.Column : text.Length - text.TrimStart().Length + 1;
        var where = new SourceSpan(file, lineOffset + line, column);
        var (message, hint) = Words(fault, text, Math.Clamp(column - 1, 0, text.Length));
        return new Diagnostic("pack.yaml-syntax", Severity.Error, where, message, hint);
    }

    private static (Phrase Message, Phrase Hint) Words(string fault, string text, int at)
    {
        if (Says(fault, "invalid mapping") && !text[..at].Contains(": ", StringComparison.Ordinal))
            return (new Phrase("这一行缩进在上一行之下，可是上一行的键已经有值了。", "This line is indented below the line above, but the key above already has a value."),
                new Phrase("请与上一行的键对齐。", "Align it with the key above."));
        if (Value(text) is ['{', .., not '}'] value && value.Contains('}', StringComparison.Ordinal))
            return (new Phrase("文字以“{”开头，却没有加引号。", "The text begins with \"{\" but is not quoted."), Quote);
        if (Says(fault, "expected key") && text[..at].TrimEnd() is [.., '"' or '\'' or '}' or ']'])
            return (new Phrase("引号或括号结束以后还有文字。", "The text goes on after its closing quote or bracket."), Quote);
        if (Says(fault, "expected key") && !text.Contains(": ", StringComparison.Ordinal) && !text.TrimEnd().EndsWith(':'))
            return NoColon(text);
        return Syntax(fault, text);
    }

    private static (Phrase Message, Phrase Hint) NoColon(string text) =>
        (new Phrase($"这一行“{Short(text)}”没有“键: 值”的冒号。", $"This line \"{Short(text)}\" has no colon as in \"key: value\"."),
            new Phrase("请写成“键: 值”；如果它接着上一行，请把整段文字放进引号。", "Write \"key: value\"; if it continues the line above, put the whole text in quotes."));

    private static (Phrase Message, Phrase Hint) Syntax(string fault, string text)
    {
        var value = Value(text);
        if (Says(fault, "invalid mapping") || Says(fault, "mapping values"))
            return (new Phrase("冒号后面的文字里又有一个冒号，读不出哪里是键。", "The text after the colon holds another colon, so it cannot be told what the key is."), Quote);
        if (Says(fault, "escape"))
            return (new Phrase("双引号里有认不出的反斜杠。", "There is an unknown backslash inside double quotes."), new Phrase("反斜杠请写成 \\\\，或改用单引号。", "Write a backslash as \\\\, or use single quotes."));
        if (Says(fault, "quoted scalar"))
            return (new Phrase("引号没有配对。", "A quotation mark is not closed."), new Phrase("请补上后引号；引号里的引号写成 \\\"。", "Close it; write a quotation mark inside as \\\"."));
        if (Says(fault, "flow mapping") || Says(fault, "flow sequence") || value.StartsWith('{') || value.StartsWith('['))
            return (new Phrase("花括号或方括号没有配对，或者里面的文字含有标点却没加引号。", "Braces or brackets do not match, or text inside them holds punctuation and is not quoted."),
                new Phrase("请检查括号，并把其中含有 : # ? , { } [ ] 的文字放进引号。", "Check the brackets, and quote the text inside that holds : # ? , { } [ ]."));
        if (Says(fault, "cannot start any token") || Says(fault, "reserved"))
            return (new Phrase($"文字不能以“{(value.Length > 0 ? value[..1] : "")}”开头。", $"Text cannot begin with \"{(value.Length > 0 ? value[..1] : "")}\"."), Quote);
        if (Says(fault, "simple key") || Says(fault, "expected ':'"))
            return NoColon(text);
        return (new Phrase($"这一行“{Short(text)}”读不出来，缩进或标点可能不对。", $"This line \"{Short(text)}\" cannot be read; its indent or punctuation may be wrong."),
            new Phrase("请与上下行对齐，并把冒号后面的文字放进引号。", "Align it with the lines around it, and put the text after the colon in quotes."));
    }

    private static string Value(string text) => text.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0 ? text[(at + 2)..].Trim() : text.Trim();

    private static bool Says(string fault, string part) => fault.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static string Short(string text) => text.Trim() is { Length: > 24 } t ? t[..24] + "…" : text.Trim();
}
