using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>Entries of months that are not closed.</summary>
internal static class DraftEntries
{
    public static IQueryable<LedgerEntry> From(AppDbContext db, YearMonth month) => db.Set<LedgerEntry>().Where(e => e.Month >= month
        && !db.Set<LedgerMonth>().Any(m => m.UnitId == e.MonthUnitId && m.Month == e.Month && m.State == MonthState.Closed));
}
