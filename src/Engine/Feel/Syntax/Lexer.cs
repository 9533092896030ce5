using System.Globalization;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Feel.Syntax;

/// <summary>
/// Cuts one token at a time at the place asked for. What is a name depends on the names declared at that point of the text,
/// so nothing is cut ahead.
/// </summary>
internal sealed class Lexer(SourceText source, bool strict, Action<string, int, int, Phrase> error)
{
    private static readonly string[] TwoCharacterSymbols = ["**", "..", "<=", ">=", "!=", "->"];

    private readonly string text = source.Text;

    public Token Next(int at, NameTable names)
    {
        at = SkipBlanks(at);
        if (at >= text.Length) return new Token(TokenKind.End, "", text.Length, text.Length);
        var c = text[at];
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))) return Number(at);
        if (c == '"') return TextLiteral(at, at, TokenKind.Text);
        if (c == '@' && at + 1 < text.Length && text[at + 1] == '"') return TextLiteral(at, at + 1, TokenKind.At);
        if (NameCharacters.IsStart(c)) return Name(at, names);
        return Symbol(at);
    }

    /// <summary>The first place at or after <paramref name="at"/> that is neither blank nor comment.</summary>
    public int SkipBlanks(int at)
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF') at++;
            else if (StartsWith(at, "//")) at = IndexOr(text.IndexOf('\n', at), text.Length);
            else if (StartsWith(at, "/*")) at = IndexOr(text.IndexOf("*/", at + 2, StringComparison.Ordinal) is var end and >= 0 ? end + 2 : -1, text.Length);
            else break;
        }
        return at;
    }

    private bool StartsWith(int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static int IndexOr(int index, int otherwise) => index < 0 ? otherwise : index;

    private Token Name(int start, NameTable names)
    {
        var end = start + 1;
        while (end < text.Length && NameCharacters.IsPart(text[end])) end++;
        if (names.Longest(text, start) is { } declared && declared.End > end) return new Token(TokenKind.Name, declared.Name, start, declared.End);
        var name = text[start..end];
        return new Token(IsKeyword(name) ? TokenKind.Keyword : TokenKind.Name, name, start, end);
    }

    private static bool IsKeyword(string name) => name is "and" or "or" or "in" or "between" or "if" or "then" or "else" or "for" or "return" or "some" or "every"
        or "satisfies" or "instance" or "function" or "true" or "false" or "null";

    private Token Number(int start)
    {
        if (strict && IsDayAt(start)) return new Token(TokenKind.Day, text.Substring(start, 10), start, start + 10);
        var end = Digits(start);
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1])) end = Digits(end + 1);
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var exponent = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (Digits(exponent) > exponent) end = Digits(exponent);
        }
        if (end < text.Length && NameCharacters.IsPart(text[end])) return Unit(start, end);
        if (decimal.TryParse(text.AsSpan(start, end - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new Token(TokenKind.Number, text[start..end], start, end, number);
        return Bad("feel.number-too-large", start, end, new(
            $"数 {text[start..end]} 太大或太小，最多 28 位。", $"The number {text[start..end]} does not fit; up to 28 digits are kept."));
    }

    private int Digits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    private bool IsDayAt(int at)
    {
        if (at + 10 > text.Length) return false;
        for (var i = 0; i < 10; i++)
            if (i is 4 or 7 ? text[at + i] != '-' : !char.IsAsciiDigit(text[at + i])) return false;
        return at + 10 == text.Length || !(NameCharacters.IsPart(text[at + 10]) || text[at + 10] == '-');
    }

    private Token Unit(int start, int numberEnd)
    {
        var end = numberEnd;
        while (end < text.Length && NameCharacters.IsPart(text[end])) end++;
        var (number, unit) = (text[start..numberEnd], text[numberEnd..end]);
        return Bad("feel.unit", start, end, new(
            $"“{number}{unit}”里的“{unit}”是单位；算式里只写数，单位由字段决定。请写 {number}。",
            $"\"{unit}\" in \"{number}{unit}\" is a unit; an expression holds plain numbers and the field decides the unit. Write {number}."));
    }

    private Token TextLiteral(int start, int quote, TokenKind kind)
    {
        if (TextEscapes.Read(text, quote) is { } read) return new Token(kind, read.Text, start, read.End);
        return Bad("feel.unclosed-text", start, text.Length, new("文字没有结束：后面缺一个英文双引号 \"。", "The text does not end: a closing \" is missing."));
    }

    private Token Symbol(int start)
    {
        foreach (var two in TwoCharacterSymbols)
            if (StartsWith(start, two)) return new Token(TokenKind.Symbol, two, start, start + 2);
        var c = text[start];
        if ("+-*/=<>()[]{},:.".Contains(c)) return new Token(TokenKind.Symbol, c.ToString(), start, start + 1);
        if (FullWidth.AsciiFor(c) is { } ascii)
            return Bad("feel.full-width", start, start + 1, new(
                $"这里是{FullWidth.ZhName(c)}“{c}”；请改成英文的 {ascii} 。", $"This is a {FullWidth.EnName(c)} \"{c}\"; type the ASCII {ascii} instead."));
        return Bad("feel.character", start, start + 1, new(
            $"算式里不能有“{c}”。", $"\"{c}\" has no meaning in an expression."));
    }

    private Token Bad(string code, int start, int end, Phrase message)
    {
        error(code, start, end, message);
        return new Token(TokenKind.Bad, text[start..end], start, end);
    }
}
