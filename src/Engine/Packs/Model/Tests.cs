using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs;

/// <summary>A test kept in the pack: row cases of a table, or a timeline.</summary>
public sealed record PackTest
{
    /// <summary>What it shows, in a sentence.</summary>
    public required string Name { get; init; }

    /// <summary>The control under test; null for a timeline over the whole pack.</summary>
    public Sourced? Of { get; init; }

    /// <summary>The day row cases are judged on.</summary>
    public LocalDate? On { get; init; }

    /// <summary>Readings other than the chosen ones: question id → reading id.</summary>
    public IReadOnlyDictionary<string, string> Readings { get; init; } = new Dictionary<string, string>();

    /// <summary>Row cases: columns before and after <c>||</c>.</summary>
    public CaseTable? Cases { get; init; }

    /// <summary>People of a timeline with their fields.</summary>
    public IReadOnlyList<TestPerson> People { get; init; } = [];

    /// <summary>Units of the organisation a timeline plays in, each with the one above it; null at the top.</summary>
    public IReadOnlyList<(Sourced Unit, Sourced? Above)> Units { get; init; } = [];

    /// <summary>Steps of a timeline, in file order.</summary>
    public IReadOnlyList<TestStep> Timeline { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public SourceSpan Where { get; init; }
}

/// <summary>Row cases.</summary>
/// <param name="Inputs">Columns given.</param>
/// <param name="Expected">Columns expected: result columns and <c>because</c>.</param>
/// <param name="Rows">The cases. A blank input is not known; a blank expectation is not checked.</param>
public sealed record CaseTable(IReadOnlyList<Sourced> Inputs, IReadOnlyList<Sourced> Expected, IReadOnlyList<CaseRow> Rows);

/// <summary>One row case.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Inputs">One value an input column.</param>
/// <param name="Expected">One value an expected column.</param>
/// <param name="Where">Where it stands.</param>
public sealed record CaseRow(string Name, IReadOnlyList<Sourced> Inputs, IReadOnlyList<Sourced> Expected, SourceSpan Where);

/// <summary>A person of a timeline.</summary>
/// <param name="Id">Name used in the steps.</param>
/// <param name="Fields">Known fields.</param>
public sealed record TestPerson(string Id, IReadOnlyList<(Sourced Name, Sourced Value)> Fields);

/// <summary>One step of a timeline: a fact that comes to be known, something done with a case, or what is expected now.</summary>
public abstract record TestStep(SourceSpan Where);

/// <summary>A fact.</summary>
/// <param name="On">Day it occurred.</param>
/// <param name="Recorded">Day it came to be known; the day itself when not written.</param>
/// <param name="Who">Person or unit.</param>
/// <param name="Event">A word, or a value of the field <c>kind</c> of exactly one word.</param>
/// <param name="Fields">Other fields.</param>
/// <param name="Where">Where it stands.</param>
public sealed record TestFact(LocalDate On, LocalDate Recorded, Sourced Who, Sourced Event, IReadOnlyList<(Sourced Name, Sourced Value)> Fields, SourceSpan Where)
    : TestStep(Where);

/// <summary>Something somebody does with a case of a flow.</summary>
public sealed record TestAct : TestStep
{
    /// <summary>Makes an act that stands at a place.</summary>
    public TestAct(SourceSpan where) : base(where) { }

    /// <summary>When, on the clock of the place.</summary>
    public required LocalDateTime At { get; init; }

    /// <summary>Who.</summary>
    public required Sourced Who { get; init; }

    /// <summary><c>start</c>, an exit of the step, <c>sign</c>, <c>agree</c>, <c>refuse</c>, <c>done</c>, or <c>return</c>, <c>hand in</c>, <c>withdraw</c>, <c>stop</c>.</summary>
    public required Sourced Does { get; init; }

    /// <summary>The flow; null when one case runs only.</summary>
    public Sourced? Case { get; init; }

    /// <summary>The party he signs as; null when he is one only.</summary>
    public Sourced? As { get; init; }

    /// <summary>Where he returns it to; null the starter.</summary>
    public Sourced? To { get; init; }

    /// <summary>Why; null without a word.</summary>
    public Sourced? Reason { get; init; }

    /// <summary>Fields of the form he fills, by path.</summary>
    public IReadOnlyList<(Sourced Path, Sourced Value)> Fields { get; init; } = [];

    /// <summary>True when the flow must refuse it.</summary>
    public bool IsRefused { get; init; }
}

/// <summary>What must be true with the facts known so far.</summary>
/// <param name="On">Day it is asked, so that windows ended by then are closed; the day of the last step when not written.</param>
/// <param name="Subjects">Per person or unit: name and expected figure.</param>
/// <param name="Because">Clauses that must be among the reasons of what the last facts led to.</param>
/// <param name="Where">Where it stands.</param>
public sealed record TestExpectation(
    LocalDate? On, IReadOnlyList<(Sourced Subject, IReadOnlyList<(Sourced Name, Sourced Value)> Figures)> Subjects, IReadOnlyList<Sourced> Because, SourceSpan Where)
    : TestStep(Where);

/// <summary>A proposed change of rules, to be simulated and, once adopted, applied: the same file.</summary>
public sealed record Proposal
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>The question it answers, in a sentence.</summary>
    public required string Asks { get; init; }

    /// <summary>The changes.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>First day replayed; null from the first fact.</summary>
    public LocalDate? ReplayFrom { get; init; }

    /// <summary>Last day replayed; null to the last fact.</summary>
    public LocalDate? ReplayTo { get; init; }

    /// <summary>Fields to group people by.</summary>
    public IReadOnlyList<Sourced> By { get; init; } = [];

    /// <summary>What the simulation takes for granted, in a sentence.</summary>
    public string Assumes { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public SourceSpan Where { get; init; }
}
