using Microsoft.EntityFrameworkCore;

namespace Yunzhang.Modules.Notices;

internal static class NoticesModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Notice>(e =>
        {
            e.ToTable("notices").HasKey(n => new { n.OrganisationId, n.NoticeId });
            e.HasIndex(n => new { n.OrganisationId, n.Event, n.AccountId }).IsUnique();
            e.HasIndex(n => new { n.OrganisationId, n.AccountId, n.IsRead, n.NoticeId });
        });
        model.Entity<Delivery>(e =>
        {
            e.ToTable("deliveries").HasKey(d => new { d.OrganisationId, d.DeliveryId });
            e.HasIndex(d => new { d.OrganisationId, d.Event, d.Target }).IsUnique();
            e.HasIndex(d => new { d.OrganisationId, d.State, d.DeliveryId });
            e.HasIndex(d => new { d.OrganisationId, d.State, d.DueAt });
            e.HasIndex(d => new { d.OrganisationId, d.MessageId });
        });
        model.Entity<DeliverySettings>(e => e.ToTable("delivery_settings").HasKey(s => s.OrganisationId));
        model.Entity<GroupChannel>(e => e.ToTable("group_channels").HasKey(c => new { c.OrganisationId, c.ChannelId }));
        model.Entity<MailChoice>(e => e.ToTable("mail_choices").HasKey(c => new { c.OrganisationId, c.AccountId }));
    }
}
