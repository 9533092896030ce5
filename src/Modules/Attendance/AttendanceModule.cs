using Microsoft.Extensions.DependencyInjection;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.ImportPunches;
using Yunzhang.Modules.Attendance.ImportRosters;
using Yunzhang.Modules.Attendance.KeepCalendars;
using Yunzhang.Modules.Attendance.KeepCovers;
using Yunzhang.Modules.Attendance.KeepPunches;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.KeepShifts;
using Yunzhang.Modules.Attendance.SeeMonth;
using Yunzhang.Modules.Attendance.SeeRoster;
using Yunzhang.Modules.Attendance.SetDay;
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
        services.AddScoped<BatchList>();
        services.AddScoped<PunchKeeper>();
        services.AddScoped<CoverWriter>();
        services.AddScoped(p => new GrantedLeave(p.GetRequiredService<CoverWriter>()));
        services.AddScoped<CoverKeeper>();
        services.AddScoped<CoverRanks>();
        services.AddScoped<AttendanceReader>();
        services.AddScoped<DayReader>();
        AddRosters(services);
        return services;
    }

    private static void AddRosters(IServiceCollection services)
    {
        services.AddScoped<RosterChange>();
        services.AddScoped<ShiftKeeper>();
        services.AddScoped<ShiftList>();
        services.AddScoped<PatternKeeper>();
        services.AddScoped<LineKeeper>();
        services.AddScoped<LineTargets>();
        services.AddScoped<RosterList>();
        services.AddScoped<RosterReader>();
        services.AddScoped<RosterImporter>();
        services.AddScoped<DayKeeper>();
        services.AddScoped<CalendarKeeper>();
        services.AddScoped<CalendarList>();
        services.AddScoped<CalendarImporter>();
    }
}
