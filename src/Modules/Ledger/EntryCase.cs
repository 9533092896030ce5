using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger;

/// <summary>Whether an entry counts where a flow must end first. The order matters: what is not below <see cref="Pending"/> is not counted.</summary>
public enum EntryHold
{
    /// <summary>Nothing holds it: no flow starts on it, or the flow ended well.</summary>
    None,

    /// <summary>The flow ended well for a smaller sum, which the entry says.</summary>
    Reduced,

    /// <summary>Its case is under way: shown, not counted.</summary>
    Pending,

    /// <summary>Its case is yet to be started, which the product does by itself; as <see cref="Pending"/>.</summary>
    Begins,

    /// <summary>Its case ended and the entry fell with it.</summary>
    Void,
}

/// <summary>How far the case of an entry has come.</summary>
public enum EntryCaseState
{
    /// <summary>Under way.</summary>
    Open,

    /// <summary>It holds.</summary>
    Granted,

    /// <summary>Refused, void, or stopped by somebody.</summary>
    Fallen,

    /// <summary>The entry is gone; the case is still to be closed for it.</summary>
    Gone,

    /// <summary>Closed by the product, because what it was about is gone.</summary>
    Closed,
}

/// <summary>Which case an entry depends on: one row an entry and flow, naming the last case. What it was started for stands beside it.</summary>
public sealed class EntryCase : IAboutPersonOrUnit
{
    public Id<Organisation> OrganisationId { get; internal init; }

    /// <summary>The entry of the finding itself, also where it is only entered as an adjustment of a later month.</summary>
    public Id<LedgerEntry> EntryId { get; internal init; }

    /// <summary>The flow, of the pack that found the entry.</summary>
    public string FlowId { get; internal init; } = "";

    /// <summary>How the flow is called.</summary>
    public string NameZh { get; internal set; } = "";

    public string NameEn { get; internal set; } = "";

    public Id<Case> CaseId { get; internal set; }

    /// <summary>Number of the case.</summary>
    public string Number { get; internal set; } = "";

    /// <summary>The month the finding belongs to.</summary>
    public YearMonth Month { get; internal init; }

    /// <summary>Whom the entry falls to; null for a unit.</summary>
    public Id<Person>? PersonId { get; internal init; }

    public Id<Unit> UnitId { get; internal set; }

    public string? Outcome { get; internal set; }

    /// <summary>Money owed when it was started.</summary>
    public decimal Amount { get; internal set; }

    /// <summary>Money due when it was started.</summary>
    public decimal Reward { get; internal set; }

    public EntryCaseState State { get; internal set; }

    /// <summary>What may be deducted by an ending that holds; null for all of <see cref="Amount"/>.</summary>
    public decimal? Certified { get; internal set; }

    public Phrase Name => new(NameZh, NameEn);

    /// <summary>Whether the case is about what is found now: while it runs to the cent, afterwards also for less.</summary>
    internal bool IsFor(LedgerEntry found) => State switch
    {
        EntryCaseState.Open => found.Outcome == Outcome && found.Amount == Amount && found.Reward == Reward,
        EntryCaseState.Granted or EntryCaseState.Fallen => found.Outcome == Outcome && found.Amount <= Amount && found.Reward <= Reward,
        _ => false,
    };
}
