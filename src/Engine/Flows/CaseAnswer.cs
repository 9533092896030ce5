using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Flows;

/// <summary>What comes of an act.</summary>
/// <param name="Events">What happened, in order; empty when the act was refused.</param>
/// <param name="State">The case afterwards; unchanged when the act was refused.</param>
/// <param name="Refusals">Why not, everything at once; empty when it happened.</param>
public sealed record CaseAnswer(IReadOnlyList<CaseEvent> Events, CaseState State, IReadOnlyList<CaseRefusal> Refusals)
{
    /// <summary>True when the act was refused.</summary>
    public bool IsRefused => Refusals.Count > 0;
}

/// <summary>Why an act is not possible.</summary>
/// <param name="Code">Stable, dotted: <c>case.task-ended</c>.</param>
/// <param name="Message">The value found, the rule it meets, and what to do.</param>
/// <param name="Field">Path of the form field meant; null when none is.</param>
public sealed record CaseRefusal(string Code, Phrase Message, string? Field = null);

/// <summary>
/// When something is due. For a rung that is written <c>before …</c> or <c>after …</c> the whole text is given, and <paramref name="from"/> is the limit;
/// otherwise it is the opening of the step.
/// </summary>
/// <param name="limit">The text, in the language of deadlines.</param>
/// <param name="from">When the clock starts.</param>
public delegate Instant DueTime(Sourced limit, Instant from);

/// <summary>What a case is worked out with.</summary>
/// <param name="Staff">Who holds what, today.</param>
/// <param name="Now">The moment of the act.</param>
/// <param name="Due">The clock of the product.</param>
/// <param name="Clauses">SHA-256 of the text of clauses in force, by clause id; what a decider could read.</param>
public sealed record CaseContext(Staff Staff, Instant Now, DueTime Due, IReadOnlyDictionary<string, string> Clauses);
