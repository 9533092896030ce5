using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
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
            ConfigureLists(e);
            e.Property(l => l.Hold).HasConversion<int>();
            e.Property(l => l.Points).HasConversion<FourDecimals>();
            e.Property(l => l.Days).HasConversion<FourDecimals>();
            e.Property(l => l.Count).HasConversion<FourDecimals>();
        });
        model.Entity<EntryCase>(e =>
        {
            e.ToTable("entry_cases").HasKey(c => new { c.OrganisationId, c.EntryId, c.FlowId });
            e.HasIndex(c => new { c.OrganisationId, c.CaseId }).IsUnique();
            e.HasIndex(c => new { c.OrganisationId, c.Month });
            // What the product is to close; most are not.
            e.HasIndex(c => new { c.OrganisationId, c.CaseId }, "ix_entry_cases_gone").HasFilter($"state = '{nameof(EntryCaseState.Gone)}'");
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

    // Each filter and order of the list has the index it is read by, in the order of ids; a month is a stretch of ids. Those of kinds hold only their own rows, so that an entry is in one or two of them.
    private static void ConfigureLists(EntityTypeBuilder<LedgerEntry> entries)
    {
        foreach (var stored in (string[])[nameof(LedgerEntry.Waits), nameof(LedgerEntry.Uncounted), nameof(LedgerEntry.IsPending), nameof(LedgerEntry.Owed), nameof(LedgerEntry.Due)])
            entries.Property(stored).UsePropertyAccessMode(PropertyAccessMode.Property);
        entries.HasIndex(l => new { l.OrganisationId, l.UnitId, l.EntryId });
        entries.HasIndex(l => new { l.OrganisationId, l.Owed, l.EntryId });
        Only("waits", "waits");
        Only("uncounted", "uncounted");
        Only("fines", "owed <> 0");
        Only("rewards", "due <> 0");
        Only("pending", "is_pending");
        // Where the product starts cases.
        Only("begins", $"hold = {(int)EntryHold.Begins}");
        Only("adjustments", $"kind = '{nameof(EntryKind.Adjustment)}'");

        void Only(string kind, string those) =>
            entries.HasIndex(l => new { l.OrganisationId, l.EntryId }, $"ix_ledger_entries_{kind}").HasFilter(those);
    }
}
