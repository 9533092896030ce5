using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs;

/// <summary>A flow (流程): who does what, in which order, before something counts as decided.</summary>
public sealed record FlowDefinition : ControlDefinition
{
    /// <summary>Who may start a case, as parties; empty when only other controls start it.</summary>
    public IReadOnlyList<Sourced> StartsBy { get; init; } = [];

    /// <summary>Controls whose determinations start a case each, where <see cref="ControlDefinition.When"/> holds.</summary>
    public IReadOnlyList<Sourced> StartsOn { get; init; } = [];

    /// <summary>How cases are numbered: text with <c>{year}</c>, <c>{month}</c>, <c>{unit}</c> and <c>{n:4}</c>; counts have no gaps within the rest of the text.</summary>
    public required Sourced Number { get; init; }

    /// <summary>Versions, oldest first. A case keeps the version in force on the day it was started.</summary>
    public required IReadOnlyList<FlowVersion> Versions { get; init; }
}

/// <summary>One dated version of a flow.</summary>
/// <param name="From">First day on which a case may be started under it.</param>
/// <param name="Ends">Last such day; null until a newer one.</param>
/// <param name="Form">Id of the form its cases carry.</param>
/// <param name="Steps">Steps in the order of the file; a case begins at the first.</param>
/// <param name="Endings">How a case may end.</param>
/// <param name="Where">Where it stands.</param>
public sealed record FlowVersion(
    LocalDate From, LocalDate? Ends, Sourced Form, IReadOnlyList<StepDefinition> Steps, IReadOnlyList<EndingDefinition> Endings, SourceSpan Where)
{
    /// <summary>The step with this id, or null.</summary>
    public StepDefinition? Step(string id) => Steps.FirstOrDefault(s => s.Id == id);

    /// <summary>The ending with this id, or null.</summary>
    public EndingDefinition? Ending(string id) => Endings.FirstOrDefault(e => e.Id == id);
}

/// <summary>Kinds of steps, and the exits each has besides <c>missed</c>, which every step with a limit may have.</summary>
public enum StepKind
{
    /// <summary>Somebody says yes or no: <c>approve</c>, <c>reject</c>, and words of the flow's own.</summary>
    Decide,

    /// <summary>Named parties sign, in any order: <c>all_signed</c>, <c>refused</c>.</summary>
    Sign,

    /// <summary>Somebody concerned may agree or refuse, and need not say why: <c>agreed</c>, <c>refused</c>.</summary>
    Consent,

    /// <summary>Somebody does or fills in something: <c>done</c>.</summary>
    Do,

    /// <summary>Somebody is told, and the case goes on at once: <c>told</c>.</summary>
    Tell,

    /// <summary>The case waits for a fact: <c>arrived</c>.</summary>
    Wait,

    /// <summary>Branches run side by side: <c>joined</c> when all have.</summary>
    Together,

    /// <summary>A case of another flow is started: one exit for each way that one may end.</summary>
    Case,
}

/// <summary>One step of a flow.</summary>
public sealed record StepDefinition
{
    /// <summary>Id, unique in the version.</summary>
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    public required Phrase Name { get; init; }

    /// <summary>What happens there.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>Who acts. In a signing step each party has a name; elsewhere the names are empty.</summary>
    public IReadOnlyList<PartyDefinition> Parties { get; init; } = [];

    /// <summary>How several deciders come to one answer; see <see cref="DecideRule"/>.</summary>
    public DecideRule Rule { get; init; } = DecideRule.Any;

    /// <summary>Parties who may not act here, on top of the one concerned.</summary>
    public IReadOnlyList<Sourced> Not { get; init; } = [];

    /// <summary>Who acts when a post is vacant: a party, or <c>head above</c>, which is the default. Nobody at all never means yes.</summary>
    public Sourced? Vacant { get; init; }

    /// <summary>A condition over the form under which the step is taken; null always.</summary>
    public Sourced? When { get; init; }

    /// <summary>Where a case goes that does not take the step; null when there is no condition.</summary>
    public Sourced? Otherwise { get; init; }

    /// <summary>The limit, in the language of deadlines; null when there is none.</summary>
    public Sourced? Within { get; init; }

    /// <summary>Reminders before the limit and rungs after it.</summary>
    public IReadOnlyList<RungDefinition> Ladder { get; init; } = [];

    /// <summary>Fields of the form that whoever acts here may fill or change.</summary>
    public IReadOnlyList<Sourced> Edits { get; init; } = [];

    /// <summary>Fields that are not shown here.</summary>
    public IReadOnlyList<Sourced> Hides { get; init; } = [];

    /// <summary>Where the case goes on, by what came out.</summary>
    public IReadOnlyList<ExitDefinition> Exits { get; init; } = [];

    /// <summary>Whether whoever decides here may give the case back to an earlier step.</summary>
    public bool MayReturn { get; init; } = true;

    /// <summary>Branches of a <see cref="StepKind.Together"/>: the first step of each.</summary>
    public IReadOnlyList<Sourced> Branches { get; init; } = [];

    /// <summary>The word a <see cref="StepKind.Wait"/> waits for, or the flow a <see cref="StepKind.Case"/> starts.</summary>
    public Sourced? Awaits { get; init; }

    /// <summary>The form field that holds whom or what the awaited fact is about, or <c>starter</c>; null: the starter, and of words about units the unit of the case.</summary>
    public Sourced? AwaitsAbout { get; init; }

    /// <summary>What the awaited fact must say, each from an expression over the form.</summary>
    public IReadOnlyList<NamedValue> AwaitsFields { get; init; } = [];

    /// <summary>Whether many cases may be decided here at once.</summary>
    public bool Bulk { get; init; }

    /// <summary>Clauses that require the step.</summary>
    public IReadOnlyList<Sourced> Clauses { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public SourceSpan Where { get; init; }

    /// <summary>The exit with this id, or null.</summary>
    public ExitDefinition? Exit(string id) => Exits.FirstOrDefault(e => e.Id.Text == id);
}

/// <summary>Somebody who acts in a step.</summary>
/// <param name="Id">Its name in a signing step, such as <c>witness</c>; empty elsewhere.</param>
/// <param name="Name">Display name; the step's own where <paramref name="Id"/> is empty.</param>
/// <param name="Who">Who that is, in the language of parties.</param>
public sealed record PartyDefinition(string Id, Phrase Name, Sourced Who);

/// <summary>How several deciders come to one answer.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Share">For <see cref="DecideKind.Share"/>: over 0 to 1, how much of them must approve; reached counts.</param>
/// <param name="Count">For <see cref="DecideKind.Count"/>: how many must approve.</param>
public readonly record struct DecideRule(DecideKind Kind, decimal Share = 0, int Count = 0)
{
    /// <summary>The first who acts decides (或签).</summary>
    public static DecideRule Any { get; } = new(DecideKind.Any);

    /// <summary>How many of <paramref name="deciders"/> must approve; at least 1.</summary>
    public int Needed(int deciders) => Kind switch
    {
        DecideKind.Any => 1,
        DecideKind.Share => Math.Max(1, (int)Math.Ceiling(deciders * Share)),
        DecideKind.Count => Math.Max(1, Count),
        _ => deciders,
    };
}

/// <summary>Ways to come to one answer.</summary>
public enum DecideKind
{
    /// <summary>The first who acts decides for all (或签).</summary>
    Any,

    /// <summary>Everybody approves, in any order (会签).</summary>
    All,

    /// <summary>Everybody approves, one after another in the order of the parties (依次).</summary>
    InTurn,

    /// <summary>A share of them approves (比例): passes as soon as it is reached, fails as soon as it cannot be.</summary>
    Share,

    /// <summary>So many of them approve.</summary>
    Count,
}

/// <summary>Where a case goes on.</summary>
/// <param name="Id">What came out: a word of the kind, or one of the flow's own.</param>
/// <param name="Name">How the button reads.</param>
/// <param name="To">A step or an ending.</param>
/// <param name="Needs">What whoever takes it must give: <c>reason</c>, <c>signature</c>, <c>attachment</c>, or a field of the form.</param>
public sealed record ExitDefinition(Sourced Id, Phrase Name, Sourced To, IReadOnlyList<Sourced> Needs);

/// <summary>A reminder before a limit, or what happens so long after it.</summary>
/// <param name="At">A time in the language of deadlines, from the step's opening: <c>8 h</c>; or <c>before 4 h</c> / <c>after 1 working day</c> of the limit.</param>
/// <param name="Tell">Who is told, as parties.</param>
/// <param name="Hand">Who takes over from then on, as a party; null when nobody does.</param>
public sealed record RungDefinition(Sourced At, IReadOnlyList<Sourced> Tell, Sourced? Hand);

/// <summary>What an ending means for whatever the case was about.</summary>
public enum EndingMeaning
{
    /// <summary>It holds.</summary>
    Granted,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>It counts as if it had never been asked.</summary>
    Void,
}

/// <summary>One way a case may end.</summary>
/// <param name="Id">Id, unique among steps and endings.</param>
/// <param name="Name">Display name.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Tell">Who is told, as parties.</param>
/// <param name="Record">The fact it records; null when none.</param>
/// <param name="Where">Where it stands.</param>
public sealed record EndingDefinition(string Id, Phrase Name, EndingMeaning Meaning, IReadOnlyList<Sourced> Tell, RecordDefinition? Record, SourceSpan Where);

/// <summary>A fact that an ending records.</summary>
/// <param name="Word">The word.</param>
/// <param name="About">The form field that holds the person or unit it is about, or <c>starter</c>.</param>
/// <param name="Occurred">The form field that holds its day; null the day of the ending. A period gives a fact for each of its days.</param>
/// <param name="Fields">The fact's fields, each from an expression over the form.</param>
public sealed record RecordDefinition(Sourced Word, Sourced About, Sourced? Occurred, IReadOnlyList<NamedValue> Fields);
