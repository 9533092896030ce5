using Microsoft.EntityFrameworkCore;

namespace Yunzhang.Modules.Rulebook;

internal static class RulebookModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<PackEdition>(e =>
        {
            e.ToTable("pack_editions").HasKey(p => new { p.OrganisationId, p.EditionId });
            e.HasIndex(p => new { p.OrganisationId, p.PackId, p.Hash }).IsUnique();
        });
        model.Entity<PackFile>(e => e.ToTable("pack_files").HasKey(f => new { f.OrganisationId, f.EditionId, f.Path }));
        model.Entity<RuleVersion>(e =>
        {
            e.ToTable("rule_versions").HasKey(v => new { v.OrganisationId, v.RuleVersionId });
            e.HasIndex(v => new { v.OrganisationId, v.PackId, v.ActivatedAt });
        });
        model.Entity<ReadingDecision>(e =>
        {
            e.ToTable("reading_decisions").HasKey(d => new { d.OrganisationId, d.ReadingDecisionId });
            e.HasIndex(d => new { d.OrganisationId, d.PackId, d.DecidedAt });
        });
        model.Entity<SavedProposal>(e =>
        {
            e.ToTable("proposals").HasKey(p => new { p.OrganisationId, p.SavedProposalId });
            e.HasIndex(p => new { p.OrganisationId, p.PackId, p.RecordedAt });
        });
    }
}
