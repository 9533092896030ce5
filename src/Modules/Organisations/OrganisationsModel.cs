using Microsoft.EntityFrameworkCore;

namespace Yunzhang.Modules.Organisations;

internal static class OrganisationsModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Organisation>(e =>
        {
            e.ToTable("organisations").HasKey(o => o.OrganisationId);
            e.Property(o => o.Name).HasMaxLength(200);
        });
        model.Entity<Unit>(e =>
        {
            e.ToTable("units").HasKey(u => new { u.OrganisationId, u.UnitId });
            e.HasIndex(u => new { u.OrganisationId, u.Code }).IsUnique();
            e.HasOne<Organisation>().WithMany().HasForeignKey(u => u.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Post>(e =>
        {
            e.ToTable("posts").HasKey(p => new { p.OrganisationId, p.PostId });
            e.HasIndex(p => new { p.OrganisationId, p.Code }).IsUnique();
        });
        model.Entity<Person>(e =>
        {
            e.ToTable("people").HasKey(p => new { p.OrganisationId, p.PersonId });
            e.HasIndex(p => new { p.OrganisationId, p.Number }).IsUnique();
            e.HasIndex(p => new { p.OrganisationId, p.Ordinal }).IsUnique();
            e.HasIndex(p => new { p.OrganisationId, p.UnitId, p.Number });
            e.HasIndex(p => new { p.OrganisationId, p.Initials, p.Number });
        });
        model.Entity<Assignment>(e =>
        {
            e.ToTable("assignments").HasKey(a => new { a.OrganisationId, a.AssignmentId });
            e.HasIndex(a => new { a.OrganisationId, a.PersonId, a.From });
            e.HasIndex(a => new { a.OrganisationId, a.UnitId });
        });
        model.Entity<PersonValue>(e =>
        {
            e.ToTable("person_values").HasKey(v => new { v.OrganisationId, v.PersonValueId });
            e.HasIndex(v => new { v.OrganisationId, v.PersonId, v.Field, v.From }).IsUnique();
        });
        model.Entity<Account>(e =>
        {
            e.ToTable("accounts").HasKey(a => new { a.OrganisationId, a.AccountId });
            // The one key without its organisation: whoever signs in has not said where yet.
            e.HasIndex(a => a.SignInName).IsUnique();
            e.HasIndex(a => new { a.OrganisationId, a.PersonId });
        });
        model.Entity<Passkey>(e =>
        {
            e.ToTable("passkeys").HasKey(p => new { p.OrganisationId, p.CredentialId });
            e.HasIndex(p => new { p.OrganisationId, p.AccountId });
        });
        model.Entity<Grant>(e =>
        {
            e.ToTable("grants").HasKey(g => new { g.OrganisationId, g.GrantId });
            e.HasIndex(g => new { g.OrganisationId, g.AccountId });
        });
    }
}
