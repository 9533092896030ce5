using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>A person or a unit.</summary>
internal readonly record struct Subject(Guid Value, bool IsUnit) : IComparable<Subject>
{
    public static Subject Of(Id<Person> person) => new(person.Value, false);

    public static Subject Of(Id<Unit> unit) => new(unit.Value, true);

    public static Subject Of(LedgerEntry entry) => entry.PersonId is { } person ? Of(person) : Of(entry.UnitId);

    public Id<Person>? Person => IsUnit ? null : new Id<Person>(Value);

    public int CompareTo(Subject other) => Value.CompareTo(other.Value);
}

/// <summary>What two workings-out of the same month are compared by.</summary>
/// <param name="Subject">Whose it is.</param>
/// <param name="Month">The month it belongs to, which for an adjustment is the month adjusted.</param>
/// <param name="PackId">The pack.</param>
/// <param name="Control">The control.</param>
/// <param name="Occasion">What it is for.</param>
internal readonly record struct EntryKey(Subject Subject, YearMonth Month, string PackId, string Control, string Occasion)
{
    public static EntryKey Of(LedgerEntry entry) => new(Subject.Of(entry), entry.AdjustsMonth ?? entry.Month, entry.PackId, entry.Control, entry.Occasion);
}
