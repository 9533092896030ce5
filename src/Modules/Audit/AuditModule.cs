using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yunzhang.Modules.Audit.ReadJournal;
using Yunzhang.Modules.Audit.VerifyJournal;

namespace Yunzhang.Modules.Audit;

/// <summary>The audit trail: who did what and when, readable, and proof that nobody touched it since.</summary>
public static class AuditModule
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddScoped<JournalList>();
        services.AddScoped<StreamVerifier>();
        return services;
    }

    /// <summary>The journal as a workbook.</summary>
    public static void MapAudit(this IEndpointRouteBuilder app) => JournalExport.Map(app);
}
