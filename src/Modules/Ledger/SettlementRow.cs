using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger;

/// <summary>One person on the sheet of a closed month, as it was closed: people without an entry stand on it too.</summary>
public sealed class SettlementRow : IAboutPerson
{
    public Id<Organisation> OrganisationId { get; internal init; }

    public YearMonth Month { get; internal init; }

    public Id<Person> PersonId { get; internal init; }

    /// <summary>The unit the month was settled in.</summary>
    public Id<Unit> MonthUnitId { get; internal init; }

    /// <summary>The person's unit on the last day of the month.</summary>
    public Id<Unit> UnitId { get; internal init; }

    /// <summary>Staff number and name as they were.</summary>
    public string Number { get; internal init; } = "";

    public string Name { get; internal init; } = "";

    public int Entries { get; internal init; }

    /// <summary>Money owed, adjustments included.</summary>
    public decimal Owed { get; internal init; }

    /// <summary>Money due, adjustments included.</summary>
    public decimal Due { get; internal init; }

    /// <summary>What of it adjusts earlier months: owed less due.</summary>
    public decimal Adjusted { get; internal init; }

    /// <summary>Money that would be owed if the cases under way ended well; not in <see cref="Owed"/>.</summary>
    public decimal Pending { get; internal init; }

    /// <summary>How many entries wait for a case to end.</summary>
    public int Pendings { get; internal init; }

    public decimal Points { get; internal init; }

    public decimal Days { get; internal init; }

    public int Waits { get; internal init; }

    /// <summary>What was known of the person for the rules that judged the month, so that it can be worked out again to the byte.</summary>
    internal string Kept { get; init; } = "{}";
}
