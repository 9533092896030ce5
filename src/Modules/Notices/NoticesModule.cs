using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Yunzhang.Modules.Notices.ChooseDelivery;
using Yunzhang.Modules.Notices.Deliver;
using Yunzhang.Modules.Notices.KeepChannels;
using Yunzhang.Modules.Notices.ReadNotices;
using Yunzhang.Modules.Notices.RingBell;
using Yunzhang.Modules.Notices.SeeUndelivered;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Notices;

/// <summary>What people are told of without asking.</summary>
public static class NoticesModule
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddScoped<NoticeList>();
        services.AddScoped<NoticeReader>();
        services.AddScoped<UnreadNotices>();
        services.AddSingleton<DeliverySecrets>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<GroupSender>();
        services.AddSingleton<MessageWriter>();
        services.AddSingleton(p => new DeliveryWorker(
            p.GetRequiredService<Database>(), p.GetRequiredService<IClock>(), p.GetRequiredService<AccountReader>(), p.GetRequiredService<MessageWriter>(), p.GetRequiredService<MailSender>(), p.GetRequiredService<GroupSender>()));
        services.AddScoped<ChannelKeeper>();
        services.AddScoped<SiteAddress>();
        services.AddScoped<MailChooser>();
        services.AddScoped<UndeliveredList>();
        services.AddScoped<DeliveryDecider>();
        return services;
    }

    /// <summary>Where an open page hears of a change of its bell.</summary>
    public const string LivePath = "/notices/live";

    /// <summary>The list of what was not delivered as a workbook; the bell.</summary>
    public static void MapNotices(this IEndpointRouteBuilder app)
    {
        UndeliveredEndpoints.Map(app);
        BellEndpoint.Map(app);
    }
}
