using NodaTime;
using Yunzhang.Modules.Attendance.Shifts;

namespace Yunzhang.Modules.Attendance.Rosters;

/// <summary>Times of shifts by site and day, laid out once. Not for several threads.</summary>
internal sealed class ShiftTimesCache
{
    private readonly Dictionary<(Shift, WorkSite, LocalDate), ShiftTimes?> known = [];

    /// <summary>The times of a shift at a site on a day; null when the shift has none yet on that day.</summary>
    public ShiftTimes? Of(Shift shift, WorkSite site, LocalDate day)
    {
        if (known.TryGetValue((shift, site, day), out var times)) return times;
        times = shift.HoursOn(day, site.Id) is { } hours ? ShiftTimes.Of(shift, hours, day, site.Zone) : null;
        return known[(shift, site, day)] = times;
    }
}
