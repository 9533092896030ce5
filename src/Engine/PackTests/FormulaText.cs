using System.Globalization;

namespace Yunzhang.Engine.PackTests;

/// <summary>A number literal in a formula or a cell.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Value">The number.</param>
/// <param name="IsFactor">True when it multiplies or divides, so that its unit is not that of the result.</param>
internal sealed record Literal(int Start, int Length, decimal Value, bool IsFactor);

/// <summary>Number literals and names in the text of a formula or a cell, leaving out quoted text, days and names that hold digits.</summary>
internal static class FormulaText
{
    public static List<Literal> Literals(string text)
    {
        var found = new List<Literal>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '"') at = Quoted(text, at);
            else if (char.IsLetter(text[at]) || text[at] == '_') at = Name(text, at);
            else if (!char.IsAsciiDigit(text[at])) at++;
            else
            {
                var end = at;
                while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && text[end - 1] != '.'))) end++;
                if (IsDay(text, end)) end = Math.Min(text.Length, end + 6);
                else if (decimal.TryParse(text.AsSpan(at, end - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                    found.Add(new Literal(at, end - at, value, IsFactor(text, at, end)));
                at = end;
            }
        }
        return found;
    }

    /// <summary>Whether a plain name, or a dotted one, stands in the text as a word of its own; and whether it is multiplied or divided there.</summary>
    public static (bool Stands, bool IsFactor) Finds(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            var alone = (at == 0 || !(IsPart(text[at - 1]) || (text[at - 1] == '.' && at > 1 && IsPart(text[at - 2]) && !char.IsAsciiDigit(text[at - 2])))) && (end == text.Length || !IsPart(text[end]));
            if (alone) return (true, IsFactor(text, at, end));
        }
        return (false, false);
    }

    private static bool IsFactor(string text, int start, int end)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        var after = text.AsSpan(end).TrimStart();
        return before.Length > 0 && before[^1] is '*' or '/' || after.Length > 0 && after[0] is '*' or '/';
    }

    private static bool IsDay(string text, int end) => end + 5 < text.Length && text[end] == '-' && text[end + 3] == '-' && char.IsAsciiDigit(text[end + 1]);

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static int Name(string text, int at)
    {
        while (at < text.Length && IsPart(text[at])) at++;
        return at;
    }

    private static int Quoted(string text, int at)
    {
        var close = text.IndexOf('"', at + 1);
        return close < 0 ? text.Length : close + 1;
    }
}
