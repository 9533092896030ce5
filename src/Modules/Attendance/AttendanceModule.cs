using Microsoft.Extensions.DependencyInjection;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.ImportPunches;
using Yunzhang.Modules.Attendance.KeepCovers;
using Yunzhang.Modules.Attendance.KeepPunches;
using Yunzhang.Modules.Attendance.SeeMonth;

namespace Yunzhang.Modules.Attendance;

/// <summary>Shifts, rosters, punches, leave, and what departs from them.</summary>
public static class AttendanceModule
{
    public static IServiceCollection AddAttendance(this IServiceCollection services)
    {
        services.AddScoped<DeviationDeriver>();
        services.AddScoped<PunchIntake>();
        services.AddScoped<PunchImporter>();
        services.AddScoped<PunchFileKeeper>();
        services.AddScoped<PunchKeeper>();
        services.AddScoped<CoverKeeper>();
        services.AddScoped<CoverRanks>();
        services.AddScoped<AttendanceReader>();
        services.AddScoped<DayReader>();
        return services;
    }
}
