using System.Globalization;
using System.Text;

namespace Yunzhang.Engine.Feel.Syntax;

/// <summary>Text literals: <c>\n \r \t \" \' \\</c>, <c>\uXXXX</c> and <c>\UXXXXXX</c>; any other backslash stands for itself.</summary>
internal static class TextEscapes
{
    /// <summary>Reads the literal whose opening quote is at <paramref name="quote"/>; null when it never ends.</summary>
    public static (string Text, int End)? Read(string text, int quote)
    {
        var result = new StringBuilder();
        for (var at = quote + 1; at < text.Length;)
        {
            if (text[at] == '"') return (result.ToString(), at + 1);
            at = text[at] == '\\' && at + 1 < text.Length ? Escape(text, at, result) : Plain(text[at], at, result);
        }
        return null;
    }

    private static int Plain(char c, int at, StringBuilder result)
    {
        result.Append(c);
        return at + 1;
    }

    private static int Escape(string text, int at, StringBuilder result)
    {
        var simple = text[at + 1] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '"' => '"', '\'' => '\'', '\\' => '\\', _ => '\0' };
        if (simple != '\0')
        {
            result.Append(simple);
            return at + 2;
        }
        var digits = text[at + 1] switch { 'u' => 4, 'U' => 6, _ => 0 };
        if (digits > 0 && at + 2 + digits <= text.Length
            && int.TryParse(text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code <= 0x10FFFF)
        {
            if (code <= 0xFFFF) result.Append((char)code);
            else result.Append(char.ConvertFromUtf32(code));
            return at + 2 + digits;
        }
        return Plain('\\', at, result);
    }
}
