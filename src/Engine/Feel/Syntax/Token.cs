namespace Yunzhang.Engine.Feel.Syntax;

internal enum TokenKind { End, Number, Text, At, Day, Name, Keyword, Symbol, Bad }

/// <summary>
/// One token. <see cref="Text"/> is the symbol, the name as declared, or the text with its escapes resolved;
/// for a bad token it is what stands there.
/// </summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End, decimal Number = 0)
{
    public bool Is(string symbolOrKeyword) => Kind is TokenKind.Symbol or TokenKind.Keyword && Text == symbolOrKeyword;
}
