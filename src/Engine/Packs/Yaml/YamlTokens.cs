using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;
using Position = YamlDotNet.Core.Mark;

namespace Yunzhang.Engine.Packs.Yaml;

/// <summary>
/// The tokens of one document, one at a time. The library's own parser is passed over: it minds tags and versions, which packs do not have,
/// and compiles a regular expression for them whenever a program starts.
/// </summary>
internal sealed class YamlTokens(string[] lines)
{
    private readonly Scanner scanner = new(new StringReader(string.Join('\n', lines) + "\n"), skipComments: true);

    /// <summary>The token looked at; the end of the stream stays.</summary>
    public Token Current { get; private set; } = new StreamStart();

    /// <summary>Where the last token passed ended.</summary>
    public Position Reached { get; private set; } = new(0, 1, 1);

    /// <summary>Goes to the first token of the content.</summary>
    public void Begin()
    {
        Advance();
        Advance();
    }

    public void Advance()
    {
        Reached = Current.End;
        if (scanner.MoveNext() && scanner.Current is { } next) Current = next;
    }

    /// <summary>Says what should stand in the place of the current token, or what the scanner found wrong there.</summary>
    public SemanticErrorException Unreadable(string expected) => new(Current.Start, Current.End, Current is Error { Value: var found } ? found : expected);
}
