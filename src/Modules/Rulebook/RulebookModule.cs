using Microsoft.Extensions.DependencyInjection;
using Yunzhang.Modules.Rulebook.AdoptPack;
using Yunzhang.Modules.Rulebook.DecideReading;
using Yunzhang.Modules.Rulebook.SaveProposal;
using Yunzhang.Modules.Rulebook.SeeRules;

namespace Yunzhang.Modules.Rulebook;

/// <summary>The regulations an organisation keeps.</summary>
public static class RulebookModule
{
    /// <param name="services">Where the handlers go.</param>
    /// <param name="packs">The folder that holds the packs an organisation may take over.</param>
    public static IServiceCollection AddRulebook(this IServiceCollection services, string packs)
    {
        services.AddSingleton(new PackShelf(packs));
        services.AddSingleton<RulesInForce>();
        services.AddScoped<RegulationReader>();
        services.AddScoped<PackAdopter>();
        services.AddScoped<ReadingDecider>();
        services.AddScoped<DecisionReader>();
        services.AddScoped<ProposalKeeper>();
        return services;
    }
}
