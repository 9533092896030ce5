using Microsoft.Extensions.DependencyInjection;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Facts.CorrectFact;
using Yunzhang.Modules.Facts.DeriveFacts;
using Yunzhang.Modules.Facts.RecordFact;
using Yunzhang.Modules.Facts.SeeFact;

namespace Yunzhang.Modules.Facts;

/// <summary>What happened.</summary>
public static class FactsModule
{
    public static IServiceCollection AddFacts(this IServiceCollection services)
    {
        services.AddScoped<FactChecks>();
        services.AddScoped(p => new DerivedFacts(p.GetRequiredService<FactChecks>()));
        services.AddScoped<FactRecorder>();
        services.AddScoped<FactReader>();
        services.AddScoped<FactCorrector>();
        services.AddScoped<FactDeriver>();
        return services;
    }
}
