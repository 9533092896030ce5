using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Simulation;

/// <summary>What simulating gave.</summary>
/// <param name="Report">The figures; null when the proposal cannot be simulated.</param>
/// <param name="Diagnostics">Why not, at the place of each change; or what should be looked at.</param>
public sealed record Simulated(SimulationReport? Report, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>
/// The same facts under the rules as they are and under the rules as proposed. "Before" is the pack with its chosen readings,
/// "after" the same with the proposal. Net figures are money owed less money due, in the pack's currency.
/// </summary>
public sealed record SimulationReport
{
    /// <summary>The pack with its chosen readings.</summary>
    public required Pack Base { get; init; }

    /// <summary>The pack with the proposal applied; its hash tells it from the base.</summary>
    public required Pack Proposed { get; init; }

    /// <summary>The proposal.</summary>
    public required Proposal Proposal { get; init; }

    /// <summary>The days replayed.</summary>
    public required ReplayPeriod Period { get; init; }

    /// <summary>Facts replayed from which nothing is reckoned.</summary>
    public required LeftAlone LeftAlone { get; init; }

    /// <summary>Totals under the rules as they are.</summary>
    public required Totals Before { get; init; }

    /// <summary>Totals under the rules as proposed.</summary>
    public required Totals After { get; init; }

    /// <summary>
    /// The net total a spreadsheet would predict: what was found under the rules as they are, each line at its proposed price, nothing found or
    /// counted anew.
    /// </summary>
    public required decimal Repriced { get; init; }

    /// <summary>One line a control, tables first: how often its consequences stand, and what they come to.</summary>
    public required IReadOnlyList<ControlEffect> Controls { get; init; }

    /// <summary>Outcomes, marks, cards and gates, those that are there before or after.</summary>
    public required IReadOnlyList<StandingEffect> Standings { get; init; }

    /// <summary>Who pays more, who less.</summary>
    public required PeopleEffect People { get; init; }

    /// <summary>One table a field asked for.</summary>
    public required IReadOnlyList<GroupTable> Groups { get; init; }

    /// <summary>At most ten unless more were asked for, the most changed first: by net money, then by points, then in the order of the people book.</summary>
    public required IReadOnlyList<ChangedPerson> MostChanged { get; init; }

    /// <summary>Every change of the proposal by itself, in the order written.</summary>
    public required IReadOnlyList<ChangeAlone> Alone { get; init; }

    /// <summary>Every reading not chosen of every question whose readings change controls.</summary>
    public required IReadOnlyList<OtherReading> Readings { get; init; }
}

/// <summary>The days replayed, both included.</summary>
/// <param name="From">The first day: the proposal's, or that of the first fact.</param>
/// <param name="To">The last day; windows that end by then are closed.</param>
/// <param name="Facts">Facts that occurred in it and still stand.</param>
/// <param name="LeftOut">Facts that occurred before or after it; nothing is reckoned or counted from them.</param>
public sealed record ReplayPeriod(LocalDate From, LocalDate To, int Facts, int LeftOut);

/// <summary>What the rules as they are have nothing to say of.</summary>
/// <param name="OfOthers">Facts about people the pack does not bind.</param>
/// <param name="NotJudged">Facts that no control judges.</param>
/// <param name="NotInForce">Judgements not made because the control was not in force that day.</param>
public sealed record LeftAlone(int OfOthers, int NotJudged, int NotInForce);

/// <summary>Sums of one ledger.</summary>
/// <param name="Owed">Money owed.</param>
/// <param name="Due">Money due: rewards.</param>
/// <param name="PeopleCharged">People who owe anything.</param>
/// <param name="UnitsCharged">Units that owe anything.</param>
/// <param name="Entries">Entries that count.</param>
/// <param name="Points">Points.</param>
/// <param name="Waits">Decisions or sums that wait for somebody to say; nothing is in the sums for them.</param>
/// <param name="Failed">Entries whose formula failed; nothing is in the sums for them.</param>
public sealed record Totals(decimal Owed, decimal Due, int PeopleCharged, int UnitsCharged, int Entries, decimal Points, int Waits, int Failed)
{
    /// <summary>Money owed less money due.</summary>
    public decimal Net => Owed - Due;
}

/// <summary>What one control does before and after.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsCounter">True for a counter: its effects come second, from what was counted.</param>
/// <param name="Before">Consequences that stand before.</param>
/// <param name="After">Consequences that stand after.</param>
/// <param name="NetBefore">What they come to before.</param>
/// <param name="NetAfter">What they come to after.</param>
public sealed record ControlEffect(string Id, Phrase Name, bool IsCounter, int Before, int After, decimal NetBefore, decimal NetAfter);

/// <summary>What a <see cref="StandingEffect"/> counts.</summary>
public enum StandingKind
{
    /// <summary>Entries with an outcome.</summary>
    Outcome,

    /// <summary>People and units with a standing other than the default.</summary>
    Mark,

    /// <summary>Cards given.</summary>
    Card,

    /// <summary>People and units before whom a gate is closed.</summary>
    Gate,
}

/// <summary>How many there are before and after.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Id">Id; a mark with its option, as in <c>annual_bonus.cancelled</c>.</param>
/// <param name="Name">Name; of a mark with its option.</param>
/// <param name="Before">How many before.</param>
/// <param name="After">How many after.</param>
public sealed record StandingEffect(StandingKind Kind, string Id, Phrase Name, int Before, int After);
