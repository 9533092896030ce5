using Microsoft.Extensions.DependencyInjection;

namespace Yunzhang.Modules.Today;

/// <summary>The first page: what somebody needs to know today, gathered from the other modules.</summary>
public static class TodayModule
{
    public static IServiceCollection AddToday(this IServiceCollection services) => services.AddScoped<TodayReading>();
}
