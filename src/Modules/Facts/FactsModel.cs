using Microsoft.EntityFrameworkCore;

namespace Yunzhang.Modules.Facts;

internal static class FactsModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Fact>(e =>
        {
            e.ToTable("facts").HasKey(f => new { f.OrganisationId, f.Number });
            e.Property(f => f.Number).ValueGeneratedNever();
            e.HasIndex(f => new { f.OrganisationId, f.Occurred });
            e.HasIndex(f => new { f.OrganisationId, f.PersonId, f.Occurred });
            e.HasIndex(f => new { f.OrganisationId, f.Replaces }).HasFilter("\"replaces\" IS NOT NULL");
            e.HasIndex(f => new { f.OrganisationId, f.Key, f.Revision }).IsUnique().HasFilter("\"key\" IS NOT NULL");
        });
        model.Entity<FactName>(e =>
        {
            e.ToTable("fact_names").HasKey(n => new { n.OrganisationId, n.PersonId, n.Number });
            e.HasIndex(n => new { n.OrganisationId, n.Number });
        });
        model.Entity<FactClock>(e => e.ToTable("fact_clocks").HasKey(c => c.OrganisationId));
        model.Entity<ChangedMonth>(e => e.ToTable("changed_months").HasKey(c => new { c.OrganisationId, c.Stamp, c.PersonId, c.UnitId, c.Month }));
    }
}
