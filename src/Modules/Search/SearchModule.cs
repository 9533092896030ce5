using Microsoft.Extensions.DependencyInjection;

namespace Yunzhang.Modules.Search;

/// <summary>One box that finds people, clauses and entries.</summary>
public static class SearchModule
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddScoped<Finder>();
}
