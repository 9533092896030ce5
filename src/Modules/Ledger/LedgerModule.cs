using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yunzhang.Modules.Ledger.ActivateRules;
using Yunzhang.Modules.Ledger.CloseMonth;
using Yunzhang.Modules.Ledger.ExplainEntry;
using Yunzhang.Modules.Ledger.KeepMonths;
using Yunzhang.Modules.Ledger.PrintSheet;
using Yunzhang.Modules.Ledger.ReviewMonth;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Ledger.SeeMonths;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Ledger.TryProposal;

namespace Yunzhang.Modules.Ledger;

/// <summary>What follows from the facts, month by month.</summary>
public static class LedgerModule
{
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddScoped<MonthSettler>();
        services.AddSingleton<Settling>();
        services.AddScoped<MonthReviewer>();
        services.AddScoped<MonthCloser>();
        services.AddScoped<WaitingEntries>();
        services.AddScoped<PersonalCounts>();
        services.AddScoped<EntryExplainer>();
        services.AddScoped<EntryList>();
        services.AddScoped<MonthList>();
        services.AddScoped<MonthReading>();
        services.AddScoped<MonthKeeper>();
        services.AddScoped<SheetReading>();
        services.AddScoped<RulesActivator>();
        services.AddScoped<PendingRules>();
        services.AddScoped<ProposalTrial>();
        services.AddScoped<WhatIf>();
        services.AddScoped<ProposalList>();
        return services;
    }

    /// <summary>The ledger and the settlement sheets as workbooks.</summary>
    public static void MapLedger(this IEndpointRouteBuilder app) => LedgerEndpoints.Map(app);
}
