using Microsoft.Extensions.DependencyInjection;
using Yunzhang.Modules.Notices.ReadNotices;

namespace Yunzhang.Modules.Notices;

/// <summary>What people are told of without asking.</summary>
public static class NoticesModule
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddScoped<NoticeList>();
        services.AddScoped<NoticeReader>();
        services.AddScoped<UnreadNotices>();
        return services;
    }
}
