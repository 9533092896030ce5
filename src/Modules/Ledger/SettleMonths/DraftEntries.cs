using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>Entries of months that are not closed.</summary>
internal static class DraftEntries
{
    public static IQueryable<LedgerEntry> From(AppDbContext db, YearMonth month) => db.Set<LedgerEntry>().Where(e => e.Month >= month
        && !db.Set<LedgerMonth>().Any(m => m.UnitId == e.MonthUnitId && m.Month == e.Month && m.State == MonthState.Closed));

    /// <summary>Those of a few people and units.</summary>
    public static IQueryable<LedgerEntry> Of(IQueryable<LedgerEntry> entries, Id<Person>[] people, IEnumerable<Subject> subjects)
    {
        var units = subjects.Where(s => s.IsUnit).Select(s => new Id<Unit>(s.Value)).ToArray();
        return entries.Where(e => (e.PersonId != null && people.Contains(e.PersonId.Value)) || (e.PersonId == null && units.Contains(e.UnitId)));
    }
}
