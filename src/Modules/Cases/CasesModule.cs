using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Cases.ActOnCase;
using Yunzhang.Modules.Cases.AwaitFacts;
using Yunzhang.Modules.Cases.Delegate;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.KeepDrafts;
using Yunzhang.Modules.Cases.ListCases;
using Yunzhang.Modules.Cases.MoveCases;
using Yunzhang.Modules.Cases.NameRoles;
using Yunzhang.Modules.Cases.PassTime;
using Yunzhang.Modules.Cases.ProveForStaff;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.SeeCase;
using Yunzhang.Modules.Cases.SeeTodo;
using Yunzhang.Modules.Cases.SendFiles;
using Yunzhang.Modules.Cases.SignByLink;
using Yunzhang.Modules.Cases.StartCase;
using Yunzhang.Modules.Cases.StartOnEntries;
using Yunzhang.Modules.Cases.TakeEffect;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Facts.CorrectFact;
using Yunzhang.Modules.Facts.RecordFact;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases;

/// <summary>What people decide together: forms, flows, cases, to-do lists.</summary>
public static class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleton<FlowsInForce>();
        services.AddScoped<CaseEffects>();
        services.AddScoped<CaseKeeper>();
        services.AddSingleton(p => new CaseTicker(p.GetRequiredService<Database>(), p.GetRequiredService<IClock>(), Keeper(p)));
        services.AddSingleton(p => new EntryCaseStarter(p.GetRequiredService<Database>(), p.GetRequiredService<RulesInForce>(), p.GetRequiredService<FlowsInForce>(), Keeper(p)));
        services.AddSingleton(p => new FactWaiter(p.GetRequiredService<Database>(), p.GetRequiredService<FlowsInForce>(), Keeper(p)));
        services.AddSingleton(p => new LimitRecounter(p.GetRequiredService<Database>(), Keeper(p)));
        services.AddScoped<CaseStarter>();
        services.AddScoped<StartableForms>();
        services.AddScoped<LastCase>();
        services.AddScoped<NewCaseForm>();
        services.AddScoped<CaseActor>();
        services.AddScoped<CaseActing>();
        services.AddScoped<BulkApprover>();
        services.AddScoped<FormTyping>();
        services.AddScoped<FormUploads>();
        services.AddScoped<CaseFiles>();
        services.AddScoped<DraftKeeper>();
        services.AddScoped<CaseReading>();
        services.AddScoped<LinkKeeper>();
        services.AddScoped<LinkSigner>();
        services.AddSingleton<LinkSession>();
        services.AddScoped<CaseList>();
        services.AddScoped<TodoList>();
        services.AddScoped<DelegationKeeper>();
        services.AddScoped<DelegationList>();
        services.AddScoped<RoleNamer>();
        services.AddScoped<RoleList>();
        services.AddScoped<FlowProver>();
        services.AddScoped<OldVersions>();
        services.AddScoped<MoveReader>();
        services.AddScoped<CaseMover>();
        services.AddScoped<CountOlderCases>(p => p.GetRequiredService<OldVersions>().Count);
        services.AddScoped<ProveFlows>(p => p.GetRequiredService<FlowProver>().Prove);
        return services;
    }

    private static CaseKeeper Keeper(IServiceProvider p) => Keeper(p.GetRequiredService<Database>(), p.GetRequiredService<RulesInForce>(), p.GetRequiredService<FlowsInForce>());

    /// <summary>For work without a request.</summary>
    internal static CaseKeeper Keeper(Database database, RulesInForce rules, FlowsInForce flows)
    {
        var checks = new FactChecks(rules);
        return new CaseKeeper(flows, new CaseEffects(checks, new FactRecorder(database, checks), new FactCorrector(database, checks), GrantedLeave.With(new(rules, Facts.DerivedFacts.With(rules)))));
    }
}
