using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs;

/// <summary>What makes a clause run. A control names the clauses that require it, or those it only helps.</summary>
public abstract record ControlDefinition
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    public required Phrase Name { get; init; }

    /// <summary>Clauses that require it. A row may name its own.</summary>
    public IReadOnlyList<Sourced> Clauses { get; init; } = [];

    /// <summary>Clauses it supplies facts for, though the text does not require it.</summary>
    public IReadOnlyList<Sourced> Helps { get; init; } = [];

    /// <summary>Field naming who bears the consequence; null means the subject.</summary>
    public Sourced? Charges { get; init; }

    /// <summary>Condition on a fact or a determination; null takes all.</summary>
    public Sourced? When { get; init; }

    /// <summary>Where its first line stands.</summary>
    public SourceSpan Where { get; init; }
}

/// <summary>A decision table: for each fact of a word, exactly one row.</summary>
public sealed record TableDefinition : ControlDefinition
{
    /// <summary>The word it judges.</summary>
    public required Sourced ForEach { get; init; }

    /// <summary>Outcomes that swallow others of the same subject and day.</summary>
    public IReadOnlyList<Absorption> Absorbs { get; init; } = [];

    /// <summary>Versions, oldest first.</summary>
    public required IReadOnlyList<TableVersion> Versions { get; init; }
}

/// <summary>
/// Within one subject's day, the first fact with <paramref name="Outcome"/> stands, and the others whose outcome is in
/// <paramref name="Takes"/> cost nothing and count for nothing.
/// </summary>
/// <param name="Outcome">The outcome that stands.</param>
/// <param name="Takes">Outcomes swallowed, <paramref name="Outcome"/> among them when one a day is the most.</param>
/// <param name="Clauses">Clauses or questions behind it.</param>
/// <param name="Where">Where it stands.</param>
public sealed record Absorption(Sourced Outcome, IReadOnlyList<Sourced> Takes, IReadOnlyList<Sourced> Clauses, SourceSpan Where);

/// <summary>One dated version of a table.</summary>
/// <param name="From">First day it governs.</param>
/// <param name="Ends">Last day it governs; null until a newer one.</param>
/// <param name="Values">Named values, in file order.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Where">Where it stands.</param>
public sealed record TableVersion(LocalDate From, LocalDate? Ends, IReadOnlyList<NamedValue> Values, RowSet Rows, SourceSpan Where);

/// <summary>A value with a name: a number used twice, or a formula over the facts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Formula">Its expression.</param>
public sealed record NamedValue(string Name, Sourced Formula);

/// <summary>A pipe table: conditions, then results, then clauses; one sentence a row.</summary>
/// <param name="Conditions">Condition columns: field names or expressions over them.</param>
/// <param name="Results">Result columns, from <see cref="ResultColumn"/>.</param>
/// <param name="Rows">Rows in file order.</param>
/// <param name="Where">Where the header stands.</param>
public sealed record RowSet(IReadOnlyList<Sourced> Conditions, IReadOnlyList<ResultColumn> Results, IReadOnlyList<RowDefinition> Rows, SourceSpan Where);

/// <summary>One row.</summary>
/// <param name="Id">Id, unique in the version.</param>
/// <param name="Cells">One test a condition column; <c>-</c> takes anything.</param>
/// <param name="Results">One expression a result column; empty or <c>-</c> means none.</param>
/// <param name="Clauses">Clauses of the row.</param>
/// <param name="Say">Its sentence, in both languages; null when none is written.</param>
/// <param name="Where">Where it stands.</param>
public sealed record RowDefinition(
    string Id, IReadOnlyList<Sourced> Cells, IReadOnlyList<Sourced> Results, IReadOnlyList<Sourced> Clauses, Phrase? Say, SourceSpan Where);

/// <summary>What a row or a threshold may lead to. The same words stand as columns of a table and as keys of <c>then:</c>.</summary>
public enum ResultColumn
{
    /// <summary>What is found, one of the pack's outcomes.</summary>
    Outcome,

    /// <summary>Money owed by the one charged.</summary>
    Amount,

    /// <summary>Money owed to the one charged.</summary>
    Reward,

    /// <summary>Points, added to a person's score.</summary>
    Points,

    /// <summary>Days, halves allowed, that counters may add up.</summary>
    Days,

    /// <summary>A card.</summary>
    Card,

    /// <summary>A standing set: <c>annual_bonus = cancelled</c>.</summary>
    Mark,

    /// <summary>A door closed.</summary>
    Gate,
}

/// <summary>One thing a row or a threshold leads to.</summary>
/// <param name="Column">What it is.</param>
/// <param name="Formula">The value, or the expression that gives it.</param>
public sealed record ResultFormula(ResultColumn Column, Sourced Formula);

/// <summary>Counts determinations per subject and window, and acts on a threshold, a tier, or the window's end.</summary>
public sealed record CounterDefinition : ControlDefinition
{
    /// <summary>Controls whose determinations are counted.</summary>
    public required IReadOnlyList<Sourced> Counts { get; init; }

    /// <summary>What each counted determination adds; null adds 1.</summary>
    public Sourced? Adds { get; init; }

    /// <summary>Whose count it is: <c>person</c>, <c>unit</c> or a field of the person such as <c>team</c>.</summary>
    public required Sourced Per { get; init; }

    /// <summary>The window the count lives in.</summary>
    public required CountWindow Window { get; init; }

    /// <summary>Counts only an unbroken run; null counts all in the window.</summary>
    public RunUnit? InARow { get; init; }

    /// <summary>Versions, oldest first.</summary>
    public required IReadOnlyList<CounterVersion> Versions { get; init; }
}

/// <summary>How long a count lives.</summary>
/// <param name="Kind">Calendar period or rolling days.</param>
/// <param name="Days">Length of a rolling window in days, the day of the event included; 0 otherwise.</param>
public readonly record struct CountWindow(WindowKind Kind, int Days = 0);

/// <summary>Kinds of windows. Weeks run Monday to Sunday; months, quarters and years are calendar ones.</summary>
public enum WindowKind
{
    /// <summary>One calendar day.</summary>
    Day,

    /// <summary>Monday to Sunday.</summary>
    Week,

    /// <summary>Calendar month.</summary>
    Month,

    /// <summary>Calendar quarter.</summary>
    Quarter,

    /// <summary>Calendar year.</summary>
    Year,

    /// <summary>The last so many days, the day of the event included.</summary>
    Rolling,

    /// <summary>From the first fact on, without end.</summary>
    Ever,
}

/// <summary>What may not be missed for a run to stay unbroken.</summary>
public enum RunUnit
{
    /// <summary>Each determination of the counted controls: one that does not satisfy <c>when</c> breaks the run.</summary>
    Fact,

    /// <summary>Each calendar day: one without a counted determination breaks the run.</summary>
    Day,

    /// <summary>Each calendar month.</summary>
    Month,
}

/// <summary>One dated version of a counter: a threshold with its consequence, or rows over the count <c>n</c>.</summary>
public sealed record CounterVersion
{
    /// <summary>First day it governs.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last day it governs; null until a newer one.</summary>
    public LocalDate? Ends { get; init; }

    /// <summary>Named values, in file order.</summary>
    public IReadOnlyList<NamedValue> Values { get; init; } = [];

    /// <summary>Counts at which a warning is given, before the threshold.</summary>
    public IReadOnlyList<Sourced> Warn { get; init; } = [];

    /// <summary>Acts at every multiple of this; null when not used.</summary>
    public Sourced? Every { get; init; }

    /// <summary>Acts once a window, when the count comes to this or more; null when not used.</summary>
    public Sourced? Reaches { get; init; }

    /// <summary>What follows from <see cref="Every"/> or <see cref="Reaches"/>, by result column.</summary>
    public IReadOnlyList<ResultFormula> Then { get; init; } = [];

    /// <summary>True when the consequence takes the place of what was counted for it.</summary>
    public bool Replaces { get; init; }

    /// <summary>Sentence of the threshold, in both languages.</summary>
    public Phrase? Say { get; init; }

    /// <summary>Rows over <c>n</c>; null when a threshold is used.</summary>
    public RowSet? Rows { get; init; }

    /// <summary>When the rows act.</summary>
    public TierRule Apply { get; init; }

    /// <summary>Where it stands.</summary>
    public SourceSpan Where { get; init; }
}

/// <summary>When the rows of a counter act.</summary>
public enum TierRule
{
    /// <summary>Each counted determination is priced by the row its own count falls in.</summary>
    Each,

    /// <summary>Only the highest row reached in the window stands; it takes the place of the lower ones.</summary>
    Highest,

    /// <summary>Once, when the window has ended, on the final count, zero included.</summary>
    AtEnd,
}
