using System.Text;
using System.Text.RegularExpressions;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>
/// Regular expressions of XPath/XQuery (what FEEL refers to) on the .NET engine: the same within the constructs used in practice;
/// flags <c>s m i x q</c>, <c>$1</c> in replacements, back references only to groups already closed.
/// </summary>
internal static class Patterns
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static (Regex? Regex, Phrase Problem) Compile(string pattern, string flags)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var flag in flags)
        {
            switch (flag)
            {
                case 's': options |= RegexOptions.Singleline; break;
                case 'm': options |= RegexOptions.Multiline; break;
                case 'i': options |= RegexOptions.IgnoreCase; break;
                case 'x': pattern = WithoutBlanks(pattern); break;
                case 'q': break;
                default: return (null, new($"没有标志“{flag}”；可用的有 s m i x q。", $"there is no flag '{flag}'; known: s m i x q."));
            }
        }
        if (flags.Contains('q', StringComparison.Ordinal)) pattern = Regex.Escape(pattern);
        else if (Problem(pattern) is { } problem) return (null, problem);
        try
        {
            return (new Regex(pattern, options, Limit), default);
        }
        catch (RegexParseException e)
        {
            return (null, new($"第 {e.Offset} 个字符前后的写法不对。", e.Message));
        }
    }

    /// <summary><c>$1</c> as .NET reads it, with <c>\$</c> and <c>\\</c> as plain signs.</summary>
    public static string Replacement(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '\\' or '$')
            {
                i++;
                result.Append(text[i] == '$' ? "$$" : "\\");
            }
            else if (text[i] == '$' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])) result.Append("${").Append(text[++i]).Append('}');
            else result.Append(text[i] == '$' ? "$$" : text[i].ToString());
        }
        return result.ToString();
    }

    // Flag x drops blanks outside square brackets, and inside \p{…} too.
    private static string WithoutBlanks(string pattern)
    {
        var result = new StringBuilder();
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                result.Append(c).Append(pattern[++i]);
                continue;
            }
            if (c == '[') depth++;
            if (c == ']' && depth > 0) depth--;
            if (depth > 0 || !(c is ' ' or '\t' or '\n' or '\r')) result.Append(c);
        }
        return result.ToString();
    }

    /// <summary>What XPath forbids and .NET lets pass: a reference inside a class, to a group not yet closed, and inline options.</summary>
    private static Phrase? Problem(string pattern)
    {
        var (opened, closed, inClass) = (0, 0, 0);
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                var next = pattern[++i];
                if (char.IsAsciiDigit(next) && (inClass > 0 || next - '0' > closed || next == '0')) return new($"\\{next} 指的那一组还没有结束。", $"\\{next} refers to no finished group.");
                if (next is 'p' or 'P' && i + 2 < pattern.Length && pattern[i + 1] == '{' && char.IsWhiteSpace(pattern[i + 2])) return new("\\p{…} 里不能有空格。", "there is a blank inside \\p{…}.");
            }
            else if (c == '[') inClass++;
            else if (c == ']' && inClass > 0) inClass--;
            else if (inClass > 0) continue;
            else if (c == '(')
            {
                var capturing = i + 1 >= pattern.Length || pattern[i + 1] != '?';
                if (!capturing && !(i + 2 < pattern.Length && pattern[i + 2] == ':')) return new("(? 后面只能是冒号。", "(? may only be (?: here.");
                if (capturing) opened++;
            }
            else if (c == ')') closed = opened;
        }
        return null;
    }
}
