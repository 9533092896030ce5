using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Cases.ActOnCase;
using Yunzhang.Modules.Cases.AwaitFacts;
using Yunzhang.Modules.Cases.Delegate;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.KeepDrafts;
using Yunzhang.Modules.Cases.ListCases;
using Yunzhang.Modules.Cases.NameRoles;
using Yunzhang.Modules.Cases.PassTime;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.SeeCase;
using Yunzhang.Modules.Cases.SeeTodo;
using Yunzhang.Modules.Cases.SendFiles;
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
        services.AddSingleton(p =>
        {
            var (database, rules) = (p.GetRequiredService<Database>(), p.GetRequiredService<RulesInForce>());
            return new CaseTicker(database, p.GetRequiredService<IClock>(), Keeper(database, rules, p.GetRequiredService<FlowsInForce>()));
        });
        services.AddSingleton(p =>
        {
            var (database, rules, flows) = (p.GetRequiredService<Database>(), p.GetRequiredService<RulesInForce>(), p.GetRequiredService<FlowsInForce>());
            return new EntryCaseStarter(database, rules, flows, Keeper(database, rules, flows));
        });
        services.AddSingleton(p =>
        {
            var (database, rules, flows) = (p.GetRequiredService<Database>(), p.GetRequiredService<RulesInForce>(), p.GetRequiredService<FlowsInForce>());
            return new FactWaiter(database, flows, Keeper(database, rules, flows));
        });
        services.AddSingleton(p =>
        {
            var database = p.GetRequiredService<Database>();
            return new LimitRecounter(database, Keeper(database, p.GetRequiredService<RulesInForce>(), p.GetRequiredService<FlowsInForce>()));
        });
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
        services.AddScoped<CaseList>();
        services.AddScoped<TodoList>();
        services.AddScoped<DelegationKeeper>();
        services.AddScoped<DelegationList>();
        services.AddScoped<RoleNamer>();
        services.AddScoped<RoleList>();
        return services;
    }

    /// <summary>For work without a request.</summary>
    internal static CaseKeeper Keeper(Database database, RulesInForce rules, FlowsInForce flows)
    {
        var checks = new FactChecks(rules);
        return new CaseKeeper(flows, new CaseEffects(checks, new FactRecorder(database, checks), new FactCorrector(database, checks), GrantedLeave.With(new(rules, Facts.DerivedFacts.With(rules)))));
    }
}
