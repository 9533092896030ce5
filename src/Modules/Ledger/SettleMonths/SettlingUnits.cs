using NodaTime;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>Which unit a person belongs to on a day, and which one settles his month.</summary>
internal sealed class SettlingUnits(FactBooks books)
{
    private readonly Dictionary<(Guid, YearMonth), Id<Unit>> settling = [];

    public Id<Unit> UnitOn(Id<Person> person, LocalDate day) => books.UnitOn(person, day);

    /// <summary>The unit of the last day of the month, or for a team the nearest above it that is none.</summary>
    public Id<Unit> Of(Subject subject, YearMonth month)
    {
        if (settling.TryGetValue((subject.Value, month), out var unit)) return unit;
        unit = subject.Person is { } person ? UnitOn(person, month.ToDateInterval().End) : new Id<Unit>(subject.Value);
        return settling[(subject.Value, month)] = books.SettlingUnit(unit);
    }
}
