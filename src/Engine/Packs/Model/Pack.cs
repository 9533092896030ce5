using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Files;

namespace Yunzhang.Engine.Packs;

/// <summary>
/// One regulation as its files say it: clauses, words, questions, controls and tests, read and checked for shape,
/// not yet bound. Immutable; a change of rule gives another pack (see <see cref="Change"/>).
/// </summary>
public sealed record Pack
{
    /// <summary>Permanent id, such as <c>wastewater.operators</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Title of the regulation.</summary>
    public required Phrase Name { get; init; }

    /// <summary>Layer of authority, such as <c>company-rule</c>.</summary>
    public string Layer { get; init; } = "company-rule";

    /// <summary>Role that answers for the text.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Day by which the owner must look at it again; null when none is set.</summary>
    public LocalDate? ReviewBy { get; init; }

    /// <summary>Which people it binds: a field of the people file and the values bound. Empty binds everyone.</summary>
    public IReadOnlyList<Audience> AppliesTo { get; init; } = [];

    /// <summary>How money is rounded.</summary>
    public MoneyRule Money { get; init; } = MoneyRule.Default;

    /// <summary>Issues of the text, oldest first.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];

    /// <summary>The nouns of the regulation.</summary>
    public Vocabulary Words { get; init; } = new();

    /// <summary>What the text does not say, and the reading chosen.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>Clauses that need no control, and why.</summary>
    public IReadOnlyList<Handled> Handled { get; init; } = [];

    /// <summary>Clauses waiting for a control kind that is not built yet.</summary>
    public IReadOnlyList<Planned> Planned { get; init; } = [];

    /// <summary>Decision tables.</summary>
    public IReadOnlyList<TableDefinition> Tables { get; init; } = [];

    /// <summary>Counters.</summary>
    public IReadOnlyList<CounterDefinition> Counters { get; init; } = [];

    /// <summary>Flows.</summary>
    public IReadOnlyList<FlowDefinition> Flows { get; init; } = [];

    /// <summary>Forms that the cases of flows carry.</summary>
    public IReadOnlyList<FormDefinition> Forms { get; init; } = [];

    /// <summary>The pack's own tests.</summary>
    public IReadOnlyList<PackTest> Tests { get; init; } = [];

    /// <summary>Proposed changes kept beside the rules.</summary>
    public IReadOnlyList<Proposal> Proposals { get; init; } = [];

    /// <summary>Mutants that may survive, each with its reason.</summary>
    public IReadOnlyList<AcceptedMutant> AcceptedMutants { get; init; } = [];

    /// <summary>SHA-256 of every file, by path inside the pack, lower-case hex.</summary>
    public IReadOnlyDictionary<string, string> FileHashes => Fingerprint.Files;

    /// <summary>SHA-256 over all file hashes in path order, and over the changes applied since: what a receipt names.</summary>
    public string Hash => Fingerprint.Hash;

    internal PackFingerprint Fingerprint { get; init; } = PackFingerprint.None;

    /// <summary>The issue in force on a day: the newest not after it; null before the first.</summary>
    public Issue? IssueOn(LocalDate day) => Issues.LastOrDefault(i => i.Effective <= day);
}

/// <summary>People bound by a pack: those whose <paramref name="Field"/> is one of <paramref name="Values"/>.</summary>
/// <param name="Field">A field declared under <c>people:</c>.</param>
/// <param name="Values">The values bound.</param>
public sealed record Audience(string Field, IReadOnlyList<Sourced> Values);

/// <summary>How an amount becomes money: rounded once, at the final amount.</summary>
/// <param name="Currency">ISO code, <c>CNY</c> by default.</param>
/// <param name="Decimals">Places kept, 0 to 4; 2 by default.</param>
/// <param name="Mode">Half up (away from zero) by default.</param>
public sealed record MoneyRule(string Currency, int Decimals, MidpointRounding Mode)
{
    /// <summary>Yuan, two places, half up.</summary>
    public static MoneyRule Default { get; } = new("CNY", 2, MidpointRounding.AwayFromZero);

    /// <summary>The amount as money.</summary>
    public decimal Round(decimal amount) => Math.Round(amount, Decimals, Mode);
}

/// <summary>One issue of the text.</summary>
/// <param name="Effective">First day in force.</param>
/// <param name="Published">Day it was made known; null when not recorded.</param>
/// <param name="File">Path of the text inside the pack.</param>
/// <param name="Clauses">Every clause in the order of the text, parents before children.</param>
public sealed record Issue(LocalDate Effective, LocalDate? Published, string File, IReadOnlyList<Clause> Clauses)
{
    /// <summary>The clause with this id, or null.</summary>
    public Clause? Find(string id) => Clauses.FirstOrDefault(c => c.Id == id);

    /// <summary>Clauses without children: the units that coverage counts.</summary>
    public IEnumerable<Clause> Leaves => Clauses.Where(c => c.IsLeaf);
}

/// <summary>One clause of an issue. Its id is permanent and is not its number.</summary>
/// <param name="Id">Permanent id, such as <c>late.fine</c>.</param>
/// <param name="Number">Its number as printed, such as 第一条 1.</param>
/// <param name="Heading">Heading it stands under, or its own.</param>
/// <param name="Text">The words, in both languages (English repeats the Chinese when not translated).</param>
/// <param name="Parent">Id of the clause around it; null at the top.</param>
/// <param name="IsLeaf">True when no clause stands under it.</param>
/// <param name="Where">Where it stands.</param>
public sealed record Clause(string Id, string Number, string Heading, Phrase Text, string? Parent, bool IsLeaf, SourceSpan Where)
{
    /// <summary>SHA-256 of the Chinese words, lower-case hex.</summary>
    public string Hash => Hashes.Of(Text.Zh);
}

/// <summary>A matter the text leaves open.</summary>
public sealed record Question
{
    /// <summary>Permanent id.</summary>
    public required string Id { get; init; }

    /// <summary>Clauses it concerns.</summary>
    public IReadOnlyList<Sourced> Clauses { get; init; } = [];

    /// <summary>What is asked.</summary>
    public required Phrase Asks { get; init; }

    /// <summary>The possible readings; empty when the answer changes no control.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];

    /// <summary>Id of the reading chosen, or the answer in words when there are no readings; null when unanswered.</summary>
    public string? Chosen { get; init; }

    /// <summary>The chosen answer in words.</summary>
    public Phrase ChosenText { get; init; }

    /// <summary>Role or person who signed the answer; null until somebody does.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Day it was signed.</summary>
    public LocalDate? DecidedOn { get; init; }

    /// <summary>Where it stands.</summary>
    public SourceSpan Where { get; init; }

    /// <summary>True when somebody chose and signed.</summary>
    public bool IsDecided => Chosen is not null && DecidedBy is not null;
}

/// <summary>One way to read an open matter, and what it changes in the controls as written.</summary>
/// <param name="Id">Id inside the question.</param>
/// <param name="Says">The reading in words.</param>
/// <param name="Changes">What it sets; empty for the reading the controls are written in.</param>
public sealed record Reading(string Id, Phrase Says, IReadOnlyList<Change> Changes);

/// <summary>A clause that needs no control.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="As"><c>definition</c>, <c>principle</c>, <c>person decides</c> or <c>out of scope</c>.</param>
/// <param name="Why">The reason.</param>
/// <param name="By">Who signed.</param>
/// <param name="On">When.</param>
public sealed record Handled(Sourced Clause, string As, Phrase Why, string? By, LocalDate? On);

/// <summary>A clause, or a part of one, that waits for a control kind which is not built yet.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Kind">The kind it needs, such as <c>flow</c>.</param>
/// <param name="Why">What it will do.</param>
public sealed record Planned(Sourced Clause, string Kind, Phrase Why);

/// <summary>A mutant that may survive.</summary>
/// <param name="Path">The change that makes it, as <c>path = value</c>.</param>
/// <param name="Why">Why no test can tell.</param>
public sealed record AcceptedMutant(Sourced Path, string Why);
