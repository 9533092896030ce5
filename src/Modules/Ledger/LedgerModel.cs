using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger;

internal static class LedgerModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<LedgerMonth>(e =>
        {
            e.ToTable("ledger_months").HasKey(m => new { m.OrganisationId, m.UnitId, m.Month });
            e.Ignore(m => m.RuleVersions);
        });
        model.Entity<LedgerEntry>(e =>
        {
            e.ToTable("ledger_entries").HasKey(l => new { l.OrganisationId, l.EntryId });
            e.HasIndex(l => new { l.OrganisationId, l.Month, l.MonthUnitId });
            e.HasIndex(l => new { l.OrganisationId, l.PersonId, l.Month });
            e.Property(l => l.Points).HasConversion<FourDecimals>();
            e.Property(l => l.Days).HasConversion<FourDecimals>();
            e.Property(l => l.Count).HasConversion<FourDecimals>();
        });
        model.Entity<SettlementRow>(e =>
        {
            e.ToTable("settlement_rows").HasKey(r => new { r.OrganisationId, r.Month, r.PersonId });
            e.HasIndex(r => new { r.OrganisationId, r.MonthUnitId, r.Month });
            e.Property(r => r.Points).HasConversion<FourDecimals>();
            e.Property(r => r.Days).HasConversion<FourDecimals>();
            e.Property(r => r.Kept);
        });
    }
}
