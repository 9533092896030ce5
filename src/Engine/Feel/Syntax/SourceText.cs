using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Feel.Syntax;

/// <summary>An expression's text, able to say where in its file a part of it stands.</summary>
internal sealed class SourceText(Sourced sourced)
{
    public string Text { get; } = sourced.Text;

    public SourceSpan At(int start, int end)
    {
        var newline = start == 0 ? -1 : Text.LastIndexOf('\n', Math.Min(start, Text.Length) - 1);
        if (newline < 0) return sourced.Where.Within(start, end - start);
        var lines = Text.AsSpan(0, start).Count('\n');
        return sourced.Where with { Line = sourced.Where.Line + lines, Column = start - newline, Length = end - start };
    }

    public SourceSpan At(Node node) => At(node.Start, node.End);
}
