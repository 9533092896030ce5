using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Sheets;

/// <summary>A control as a person reads it: every condition and consequence in the words of the regulation, numbers filled in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsCounter">True for a counter.</param>
/// <param name="Clauses">Clauses that require any part of it.</param>
/// <param name="Intro">What it looks at, and of whom; one line a sentence.</param>
/// <param name="Versions">Its versions, oldest first.</param>
public sealed record ControlSheet(
    string Id, Phrase Name, bool IsCounter, IReadOnlyList<string> Clauses, IReadOnlyList<Phrase> Intro, IReadOnlyList<VersionSheet> Versions)
{
    /// <summary>The version that governs a day; null before the first, and after one that ended.</summary>
    public VersionSheet? VersionOn(LocalDate day) =>
        Versions.LastOrDefault(v => v.From <= day) is { } newest && !(newest.Ends < day) ? newest : null;
}

/// <summary>One dated version of a control.</summary>
/// <param name="From">First day it governs.</param>
/// <param name="Ends">Last day it governs, as written; null until a newer one.</param>
/// <param name="Columns">What each condition column asks; empty for a threshold.</param>
/// <param name="Rows">The rows in file order; a threshold has one, <c>then</c>.</param>
/// <param name="Lines">A counter's own sentences: when it acts, when it warns. Empty for a table.</param>
public sealed record VersionSheet(LocalDate From, LocalDate? Ends, IReadOnlyList<Phrase> Columns, IReadOnlyList<RowSheet> Rows, IReadOnlyList<Phrase> Lines);

/// <summary>One row, or the consequence of a threshold.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Cells">One a condition column; empty words where the row takes anything.</param>
/// <param name="Finding">What is found; empty when nothing is named.</param>
/// <param name="Follows">Money, points, days, cards and the rest that follow; formulas in words.</param>
/// <param name="Clauses">Clauses that require it.</param>
public sealed record RowSheet(string Id, IReadOnlyList<Phrase> Cells, Phrase Finding, Phrase Follows, IReadOnlyList<string> Clauses);
