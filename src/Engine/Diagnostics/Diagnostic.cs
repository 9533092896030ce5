namespace Yunzhang.Engine.Diagnostics;

/// <summary>How much a <see cref="Diagnostic"/> matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; changes nothing.</summary>
    Note,

    /// <summary>Works, but someone should look.</summary>
    Warning,

    /// <summary>Nothing may run until it is mended.</summary>
    Error,
}

/// <summary>Something found in what a person wrote: the value, the rule it meets, and what to do next.</summary>
/// <param name="Code">Stable, dotted, lower case: <c>pack.unknown-key</c>. Tests and translations hang on it.</param>
/// <param name="Severity">Whether it stops the work.</param>
/// <param name="Where">Where it stands.</param>
/// <param name="Message">What was found and what was expected.</param>
/// <param name="Hint">What to do next, when the message alone does not say it.</param>
public sealed record Diagnostic(string Code, Severity Severity, SourceSpan Where, Phrase Message, Phrase? Hint = null)
{
    /// <summary>One line for a terminal: <c>file:line:column: error pack.unknown-key: … …</c>.</summary>
    public string Format(Language language)
    {
        var word = (Severity, language) switch
        {
            (Severity.Error, Language.Chinese) => "错误",
            (Severity.Warning, Language.Chinese) => "提醒",
            (_, Language.Chinese) => "说明",
            (Severity.Error, _) => "error",
            (Severity.Warning, _) => "warning",
            _ => "note",
        };
        var hint = Hint is { } h ? " " + h.In(language) : "";
        return $"{Where}: {word} {Code}: {Message.In(language)}{hint}";
    }

    /// <inheritdoc/>
    public override string ToString() => Format(Language.English);
}

/// <summary>Gathers everything found, so that all problems of a pack or a file are reported together.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> found = [];

    /// <summary>Everything found so far, in the order it was found.</summary>
    public IReadOnlyList<Diagnostic> All => found;

    /// <summary>True when something found stops the work.</summary>
    public bool HasErrors => found.Exists(d => d.Severity == Severity.Error);

    /// <summary>Adds one finding.</summary>
    public void Add(Diagnostic diagnostic) => found.Add(diagnostic);

    /// <summary>Adds several findings.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics) => found.AddRange(diagnostics);

    /// <summary>Adds an error.</summary>
    public void Error(string code, SourceSpan where, Phrase message, Phrase? hint = null) =>
        found.Add(new Diagnostic(code, Severity.Error, where, message, hint));

    /// <summary>Adds a warning.</summary>
    public void Warning(string code, SourceSpan where, Phrase message, Phrase? hint = null) =>
        found.Add(new Diagnostic(code, Severity.Warning, where, message, hint));
}
