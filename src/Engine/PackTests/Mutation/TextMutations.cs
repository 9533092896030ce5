using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.PackTests.Mutation;

/// <summary>The ways a formula or a cell can be a little wrong.</summary>
internal static class TextMutations
{
    /// <summary>Every number literal one more and one less.</summary>
    public static IEnumerable<string> Numbers(string text)
    {
        foreach (var literal in FormulaText.Literals(text))
        {
            yield return With(text, literal, literal.Value + 1);
            yield return With(text, literal, literal.Value - 1);
        }
    }

    /// <summary>Every comparison and every end of an interval, closed where it was open and open where it was closed.</summary>
    public static IEnumerable<string> Boundaries(string text)
    {
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '"') quoted = !quoted;
            if (quoted) continue;
            if (text[at] is '<' or '>')
                yield return at + 1 < text.Length && text[at + 1] == '=' ? text.Remove(at + 1, 1) : text.Insert(at + 1, "=");
            else if (text[at] == '.' && at + 1 < text.Length && text[at + 1] == '.')
            {
                if (Opener(text, at - 1) is >= 0 and var open) yield return Put(text, open, text[open] == '[' ? '(' : '[');
                if (Closer(text, at + 2) is >= 0 and var close) yield return Put(text, close, text[close] == ']' ? ')' : ']');
                at++;
            }
        }
    }

    private static string With(string text, Literal literal, decimal value) =>
        text.Remove(literal.Start, literal.Length).Insert(literal.Start, ValueText.Of(value));

    private static string Put(string text, int at, char mark) => text.Remove(at, 1).Insert(at, mark.ToString());

    // The bracket around the limit, past any call inside it: [min(a, b)..c). Outward brackets, ]a..b[, are open ends too.
    private static int Opener(string text, int at)
    {
        for (var depth = 0; at >= 0; at--)
        {
            if (text[at] == ')') depth++;
            else if (text[at] == '(' && depth > 0) depth--;
            else if (text[at] is '[' or '(' or ']') return at;
        }
        return -1;
    }

    private static int Closer(string text, int at)
    {
        for (var depth = 0; at < text.Length; at++)
        {
            if (text[at] == '(') depth++;
            else if (text[at] == ')' && depth > 0) depth--;
            else if (text[at] is ']' or ')' or '[') return at;
        }
        return -1;
    }
}
