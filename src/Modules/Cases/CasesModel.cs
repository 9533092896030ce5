using Microsoft.EntityFrameworkCore;

namespace Yunzhang.Modules.Cases;

internal static class CasesModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Case>(e =>
        {
            e.ToTable("cases").HasKey(c => new { c.OrganisationId, c.CaseId });
            e.HasIndex(c => new { c.OrganisationId, c.Number }).IsUnique();
            e.HasIndex(c => new { c.OrganisationId, c.UnitId, c.CaseId });
            e.HasIndex(c => new { c.OrganisationId, c.StarterId, c.CaseId });
            e.HasIndex(c => new { c.OrganisationId, c.PackId, c.FlowId, c.CaseId });
            e.HasIndex(c => new { c.OrganisationId, c.PackId, c.FlowId, c.Meaning, c.CaseId });
            e.HasIndex(c => new { c.OrganisationId, c.Meaning, c.CaseId });
            e.HasIndex(c => new { c.OrganisationId, c.StartedAt, c.CaseId });
            e.HasIndex(c => new { c.OrganisationId, c.ChangedAt, c.CaseId });
            e.HasIndex(c => new { c.OrganisationId, c.NextTick });
            e.HasIndex(c => new { c.OrganisationId, c.Due });
            e.HasIndex(c => new { c.OrganisationId, c.PackId, c.FlowId, c.RuleVersionId, c.FlowVersion, c.CaseId }, "ix_cases_running").HasFilter("ending IS NULL");
            e.HasIndex(c => new { c.OrganisationId, c.CaseId }, "ix_cases_waits").HasFilter("waits IS NOT NULL");
        });
        model.Entity<KeptTask>(e =>
        {
            e.ToTable("case_tasks").HasKey(t => new { t.OrganisationId, t.TaskId });
            e.HasIndex(t => new { t.OrganisationId, t.CaseId, t.Number }).IsUnique();
            e.HasIndex(t => new { t.OrganisationId, t.PersonId, t.IsOpen, t.SortAt, t.TaskId });
            e.HasIndex(t => new { t.OrganisationId, t.ForId, t.IsOpen, t.SortAt, t.TaskId });
        });
        model.Entity<CaseReader>(e =>
        {
            e.ToTable("case_readers").HasKey(r => new { r.OrganisationId, r.CaseId, r.PersonId });
            e.HasIndex(r => new { r.OrganisationId, r.PersonId, r.CaseId });
        });
        model.Entity<SigningLink>(e =>
        {
            e.ToTable("signing_links").HasKey(l => new { l.OrganisationId, l.LinkId });
            e.HasIndex(l => new { l.OrganisationId, l.CaseId, l.Task });
        });
        model.Entity<CaseDraft>(e => e.ToTable("case_drafts").HasKey(d => new { d.OrganisationId, d.AccountId, d.PackId, d.FlowId }));
        model.Entity<CaseSeries>(e => e.ToTable("case_series").HasKey(s => new { s.OrganisationId, s.Series }));
        model.Entity<TakenForm>(e => e.ToTable("case_forms").HasKey(f => new { f.OrganisationId, f.FormId }));
        model.Entity<KeptDelegation>(e =>
        {
            e.ToTable("delegations").HasKey(d => new { d.OrganisationId, d.DelegationId });
            e.HasIndex(d => new { d.OrganisationId, d.PersonId });
            e.HasIndex(d => new { d.OrganisationId, d.ToId });
        });
        model.Entity<RoleHolder>(e =>
        {
            e.ToTable("role_holdings").HasKey(h => new { h.OrganisationId, h.HolderId });
            e.HasIndex(h => new { h.OrganisationId, h.PackId, h.Role });
            e.HasIndex(h => new { h.OrganisationId, h.PersonId });
        });
    }
}
