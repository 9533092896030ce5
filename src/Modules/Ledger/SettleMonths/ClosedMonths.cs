using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>Which months are closed, for whom, and under which rules.</summary>
internal sealed class ClosedMonths
{
    private readonly Dictionary<(Id<Unit>, YearMonth), IReadOnlyList<Id<RuleVersion>>> months;
    private readonly Dictionary<(Id<Person>, YearMonth), Id<Unit>> people;

    private ClosedMonths(Dictionary<(Id<Unit>, YearMonth), IReadOnlyList<Id<RuleVersion>>> months, Dictionary<(Id<Person>, YearMonth), Id<Unit>> people) =>
        (this.months, this.people) = (months, people);

    /// <summary>Whether the same months are closed still.</summary>
    public async Task<bool> IsStillSo(AppDbContext db, YearMonth from)
    {
        var closed = await db.Set<LedgerMonth>().AsNoTracking().Where(m => m.State == MonthState.Closed && m.Month >= from).Select(m => new { m.UnitId, m.Month }).ToListAsync();
        return closed.Count == months.Count && closed.TrueForAll(m => months.ContainsKey((m.UnitId, m.Month)));
    }

    public bool IsEmpty => months.Count == 0;

    public IEnumerable<Id<RuleVersion>> Versions => months.Values.SelectMany(v => v).Distinct();

    /// <summary>Reads the months closed from one on.</summary>
    /// <param name="db">Must see every unit.</param>
    /// <param name="from">The first month looked at.</param>
    /// <param name="part">Whose.</param>
    public static async Task<ClosedMonths> Read(AppDbContext db, YearMonth from, SettlementPart part)
    {
        var closed = await db.Set<LedgerMonth>().AsNoTracking().Where(m => m.State == MonthState.Closed && m.Month >= from).ToListAsync();
        var months = closed.ToDictionary(m => (m.UnitId, m.Month), m => m.RuleVersions);
        if (months.Count == 0) return new(months, []);
        var rows = part.Rows(db.Set<SettlementRow>().AsNoTracking().Where(r => r.Month >= from));
        return new(months, await rows.Select(r => new { r.PersonId, r.Month, r.MonthUnitId }).ToDictionaryAsync(r => (r.PersonId, r.Month), r => r.MonthUnitId));
    }

    public bool HasBefore(YearMonth month) => months.Keys.Any(k => k.Item2 < month);

    public bool Holds(Subject subject, YearMonth month, SettlingUnits units) =>
        (subject.Person is { } person && people.ContainsKey((person, month))) || months.ContainsKey((units.Of(subject, month), month));

    /// <summary>The rules a closed month was judged by.</summary>
    public IReadOnlyList<Id<RuleVersion>> RulesOf(Subject subject, YearMonth month, SettlingUnits units) =>
        subject.Person is { } person && people.TryGetValue((person, month), out var unit) ? months[(unit, month)] : months[(units.Of(subject, month), month)];
}
