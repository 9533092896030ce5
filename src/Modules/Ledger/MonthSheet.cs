using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger;

/// <summary>The settlement sheet of a unit's month: one row a person, those without an entry included, and what falls to the units themselves.</summary>
/// <param name="Month">The month; null when nothing has been entered in it yet.</param>
/// <param name="Rows">People by staff number.</param>
/// <param name="OfUnits">Entries that fall to units, not to a person.</param>
public sealed record MonthSheet(LedgerMonth? Month, IReadOnlyList<SettlementRow> Rows, IReadOnlyList<LedgerEntry> OfUnits)
{
    public decimal Owed => Rows.Sum(r => r.Owed) + OfUnits.Sum(e => e.Owed);

    public decimal Due => Rows.Sum(r => r.Due) + OfUnits.Sum(e => e.Due);

    /// <summary>Money that would be owed if the cases under way ended well.</summary>
    public decimal Pending => Rows.Sum(r => r.Pending) + OfUnits.Sum(e => e.PendingOwed);

    /// <summary>Reads the sheet: as it was closed, or as it stands. Only people that may be seen are on it.</summary>
    public static async Task<MonthSheet> Read(AppDbContext db, Id<Unit> unit, YearMonth month)
    {
        // A team's head sees his own people's rows, and whether the month they are settled in is closed; the month itself names nobody.
        var found = await db.Set<LedgerMonth>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().SingleOrDefaultAsync(m => m.UnitId == unit && m.Month == month);
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.MonthUnitId == unit && e.Month == month).ToListAsync();
        var ofUnits = entries.Where(e => e.PersonId is null).OrderBy(e => e.Day).ThenBy(e => e.EntryId).ToList();
        if (found is { IsClosed: true })
            return new(found, await db.Set<SettlementRow>().AsNoTracking().Where(r => r.MonthUnitId == unit && r.Month == month).OrderBy(r => r.Number).ToListAsync(), ofUnits);
        return new(found, [.. Sum(await PeopleOf(db, unit, entries), unit, month, entries, _ => "{}").OrderBy(r => r.Number, StringComparer.Ordinal)], ofUnits);
    }

    /// <summary>Whoever may stand on the sheet of a unit: who ever belonged to it or a team settled with it, and who has an entry on it.</summary>
    internal static async Task<FactBooks> PeopleOf(AppDbContext db, Id<Unit> unit, IEnumerable<LedgerEntry> entries)
    {
        var tree = (await Structure.Load(db)).Tree;
        var settled = new List<Id<Unit>> { unit };
        for (var i = 0; i < settled.Count; i++) settled.AddRange(tree.Below(settled[i]).Where(u => u.Kind == UnitKind.Team).Select(u => u.UnitId));
        return await FactBooks.ReadPeople(db, settled, entries.Select(e => e.PersonId).OfType<Id<Person>>());
    }

    internal static IEnumerable<SettlementRow> Sum(FactBooks people, Id<Unit> unit, YearMonth month, IEnumerable<LedgerEntry> entries, Func<Person, string> keep)
    {
        var own = entries.Where(e => e.PersonId is not null).ToLookup(e => e.PersonId!.Value);
        var (first, last) = (month.ToDateInterval().Start, month.ToDateInterval().End);
        foreach (var person in people.People)
        {
            var isHere = !(person.HiredOn > last) && !(person.LeftOn < first);
            var belongs = people.UnitOn(person.PersonId, last);
            if (own.Contains(person.PersonId) || (isHere && people.SettlingUnit(belongs) == unit)) yield return Row(person, belongs, unit, month, own[person.PersonId], keep(person));
        }
    }

    private static SettlementRow Row(Person person, Id<Unit> belongs, Id<Unit> unit, YearMonth month, IEnumerable<LedgerEntry> entries, string kept)
    {
        int count = 0, waits = 0, pendings = 0;
        decimal pending = 0, owed = 0, due = 0, adjusted = 0, points = 0, days = 0;
        foreach (var entry in entries)
        {
            if (entry.Waits) waits++;
            if (entry.IsPending) (pendings, pending) = (pendings + 1, pending + entry.PendingOwed);
            if (!entry.Counts) continue;
            count++;
            (owed, due, points, days) = (owed + entry.Owed, due + entry.Due, points + entry.Points, days + entry.Days);
            if (entry.Kind == EntryKind.Adjustment) adjusted += entry.Owed - entry.Due;
        }

        return new()
        {
            OrganisationId = person.OrganisationId, Month = month, PersonId = person.PersonId, MonthUnitId = unit, UnitId = belongs, Number = person.Number, Name = person.Name,
            Entries = count, Owed = owed, Due = due, Adjusted = adjusted, Points = points, Days = days, Pending = pending, Pendings = pendings, Waits = waits, Kept = kept,
        };
    }
}
