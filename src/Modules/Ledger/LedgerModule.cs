using Microsoft.Extensions.DependencyInjection;
using Yunzhang.Modules.Ledger.ActivateRules;
using Yunzhang.Modules.Ledger.CloseMonth;
using Yunzhang.Modules.Ledger.ExplainEntry;
using Yunzhang.Modules.Ledger.ReviewMonth;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Ledger.TryProposal;

namespace Yunzhang.Modules.Ledger;

/// <summary>What follows from the facts, month by month.</summary>
public static class LedgerModule
{
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddScoped<MonthSettler>();
        services.AddScoped<MonthReviewer>();
        services.AddScoped<MonthCloser>();
        services.AddScoped<WaitingEntries>();
        services.AddScoped<EntryExplainer>();
        services.AddScoped<EntryList>();
        services.AddScoped<RulesActivator>();
        services.AddScoped<PendingRules>();
        services.AddScoped<ProposalTrial>();
        services.AddScoped<WhatIf>();
        return services;
    }
}
