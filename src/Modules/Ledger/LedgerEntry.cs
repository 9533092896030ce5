using NodaTime;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger;

/// <summary>What an entry is.</summary>
public enum EntryKind
{
    /// <summary>What a control found in the month itself.</summary>
    Finding,

    /// <summary>What changed of an earlier month that was settled already: the difference only.</summary>
    Adjustment,
}

/// <summary>A consequence in a month: money, points, days, a card, a mark or a gate, and what it rests on.</summary>
public sealed class LedgerEntry : IAboutPersonOrUnit
{
    public Id<Organisation> OrganisationId { get; internal init; }

    /// <summary>Made from what the entry is for, so that it stays the same when a month is worked out again; its first bits are the day.</summary>
    public Id<LedgerEntry> EntryId { get; internal init; }

    /// <summary>The unit that the month is settled in.</summary>
    public Id<Unit> MonthUnitId { get; internal init; }

    public YearMonth Month { get; internal init; }

    public EntryKind Kind { get; internal init; }

    /// <summary>Whom it falls to; null for a unit.</summary>
    public Id<Person>? PersonId { get; internal init; }

    /// <summary>The unit it falls to, or the person's unit on the day.</summary>
    public Id<Unit> UnitId { get; internal init; }

    /// <summary>The version of the rules that found it; it names the hash of the pack.</summary>
    public Id<RuleVersion> RuleVersionId { get; internal init; }

    public string PackId { get; internal init; } = "";

    /// <summary>The day the fact occurred, or the last day of a counting window.</summary>
    public LocalDate Day { get; internal init; }

    public string Control { get; internal init; } = "";

    /// <summary>The row met; <c>then</c> for a threshold, empty while nothing is decided.</summary>
    public string Row { get; internal init; } = "";

    /// <summary>What it is for, unique within its control, subject and month: the fact by its root, or the count reached.</summary>
    public string Occasion { get; internal init; } = "";

    public Standing Standing { get; internal init; }

    /// <summary>Whether a flow that must end first holds it.</summary>
    public EntryHold Hold { get; internal set; }

    public string? Outcome { get; internal init; }

    /// <summary>Money owed, whatever became of it: it counts while <see cref="Standing"/> stands. In an adjustment the difference, which may be below zero.</summary>
    public decimal Amount { get; internal set; }

    /// <summary>Money due.</summary>
    public decimal Reward { get; internal init; }

    public decimal Points { get; internal init; }

    public decimal Days { get; internal init; }

    /// <summary>The count that led to it; 0 for a table.</summary>
    public decimal Count { get; internal init; }

    public string? Card { get; internal init; }

    public string? Gate { get; internal init; }

    public string? Mark { get; internal init; }

    public string? MarkOption { get; internal init; }

    /// <summary>True when an adjustment takes back the card, gate or mark it names.</summary>
    public bool Lifts { get; internal init; }

    /// <summary>Ids of the clauses that require it, with a blank between.</summary>
    public string Clauses { get; internal init; } = "";

    /// <summary>Number of the fact judged, or of the one that brought the count there; null at the end of a window.</summary>
    public long? Fact { get; internal init; }

    /// <summary>Ids of the fields it waits for, with a blank between; null when it waits for none.</summary>
    public string? Missing { get; internal init; }

    /// <summary>The entry of an earlier month that is adjusted; null when that month had none for it.</summary>
    public Id<LedgerEntry>? Adjusts { get; internal init; }

    /// <summary>The month that is adjusted.</summary>
    public YearMonth? AdjustsMonth { get; internal init; }

    /// <summary>True when it counts: it stands, and no flow holds it.</summary>
    public bool Counts => Standing is (Standing.Stands or Standing.AmountWaits) && Hold < EntryHold.Pending;

    /// <summary>Money that would be owed if what is under way ended well.</summary>
    public decimal PendingOwed => IsPending ? Amount : 0;

    // The next five follow from the standing and the sums. They are columns because lists are narrowed down and ordered by them; what is read back is worked out anew.

    /// <summary>True when somebody must still say something before it is decided, or its sum known.</summary>
    public bool Waits
    {
        get => Standing is Standing.Waits or Standing.AmountWaits or Standing.Failed;
        private init => _ = value;
    }

    /// <summary>True when it neither stands nor waits: absorbed, replaced, not in force, fallen with its case.</summary>
    public bool Uncounted
    {
        get => (Standing != Standing.Stands && !Waits) || Hold == EntryHold.Void;
        private init => _ = value;
    }

    /// <summary>True while a flow that must end first is under way, or about to start.</summary>
    public bool IsPending
    {
        get => Standing == Standing.Stands && Hold is (EntryHold.Pending or EntryHold.Begins);
        private init => _ = value;
    }

    /// <summary>Money owed as things stand.</summary>
    public decimal Owed
    {
        get => Standing == Standing.Stands && Hold < EntryHold.Pending ? Amount : 0;
        private init => _ = value;
    }

    /// <summary>Money due as things stand.</summary>
    public decimal Due
    {
        get => Standing == Standing.Stands && Hold < EntryHold.Pending ? Reward : 0;
        private init => _ = value;
    }
}
