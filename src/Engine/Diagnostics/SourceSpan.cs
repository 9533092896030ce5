namespace Yunzhang.Engine.Diagnostics;

/// <summary>A place in a file that a person can go to.</summary>
/// <param name="File">Path as the caller named it, with forward slashes; empty for an expression typed on a command line.</param>
/// <param name="Line">1-based line; 0 when the whole file is meant.</param>
/// <param name="Column">1-based column, counted in UTF-16 units.</param>
/// <param name="Length">Number of UTF-16 units meant; 0 when only the position is known.</param>
public readonly record struct SourceSpan(string File, int Line, int Column, int Length = 0)
{
    /// <summary>The place <paramref name="offset"/> units further on the same line.</summary>
    public SourceSpan Within(int offset, int length) => this with { Column = Column + offset, Length = length };

    /// <summary><c>file:line:column</c>, the form editors and terminals turn into a link.</summary>
    public override string ToString() => (File, Line) switch
    {
        (_, 0) => File,
        ("", _) => $"{Line}:{Column}",
        _ => $"{File}:{Line}:{Column}",
    };
}

/// <summary>Text a person wrote, with the place it stands at.</summary>
/// <param name="Text">The text as written, without surrounding blanks.</param>
/// <param name="Where">Where its first character stands.</param>
public sealed record Sourced(string Text, SourceSpan Where)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
