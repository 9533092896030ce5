using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Syntax;

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

    /// <summary>Every <c>and</c> and every <c>or</c> with one of its parts left out, those in brackets too. What cannot be read has none: it is refused before.</summary>
    public static IEnumerable<string> Parts(string text)
    {
        var parser = new Parser(new SourceText(new Sourced(text, default)), BuiltIns.Names, strict: true);
        var tree = parser.WholeExpression();
        return parser.Failure is null ? Without(text, tree) : [];
    }

    // Of a longer row of the same kind the left side is the row before; it is taken apart by itself.
    private static IEnumerable<string> Without(string text, Node node)
    {
        if (node is not BinaryNode { Op: Operator.And or Operator.Or } joined) yield break;
        var (left, right) = (joined.Left, joined.Right);
        foreach (var other in Without(text, left)) yield return other;
        if (!Joins(left, joined.Op)) yield return text.Remove(left.Start, right.Start - left.Start);
        foreach (var other in Without(text, right)) yield return other;
        if (!Joins(right, joined.Op)) yield return text.Remove(left.End, right.End - left.End);
    }

    private static bool Joins(Node node, Operator op) => node is BinaryNode joined && joined.Op == op;

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
