using Microsoft.Extensions.DependencyInjection;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.ImportPunches;
using Yunzhang.Modules.Attendance.KeepCovers;
using Yunzhang.Modules.Attendance.KeepPunches;
using Yunzhang.Modules.Attendance.SeeMonth;
using NodaTime;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance;

/// <summary>Shifts, rosters, punches, leave, and what departs from them.</summary>
public static class AttendanceModule
{
    public static IServiceCollection AddAttendance(this IServiceCollection services)
    {
        services.AddScoped<DeviationDeriver>();
        services.AddSingleton(p => new ShiftsOver(p.GetRequiredService<Database>(), p.GetRequiredService<IClock>(), new DeviationDeriver(p.GetRequiredService<RulesInForce>(), DerivedFacts.With(p.GetRequiredService<RulesInForce>()))));
        services.AddScoped<PunchIntake>();
        services.AddScoped<PunchImporter>();
        services.AddScoped<PunchFileKeeper>();
        services.AddScoped<PunchKeeper>();
        services.AddScoped<CoverWriter>();
        services.AddScoped(p => new GrantedLeave(p.GetRequiredService<CoverWriter>()));
        services.AddScoped<CoverKeeper>();
        services.AddScoped<CoverRanks>();
        services.AddScoped<AttendanceReader>();
        services.AddScoped<DayReader>();
        return services;
    }
}
