using Microsoft.EntityFrameworkCore;

namespace Yunzhang.Modules.Notices;

internal static class NoticesModel
{
    public static void Configure(ModelBuilder model) => model.Entity<Notice>(e =>
    {
        e.ToTable("notices").HasKey(n => new { n.OrganisationId, n.NoticeId });
        e.HasIndex(n => new { n.OrganisationId, n.Event, n.AccountId }).IsUnique();
        e.HasIndex(n => new { n.OrganisationId, n.AccountId, n.IsRead, n.NoticeId });
    });
}
