using NodaTime;

namespace Yunzhang.Modules.Attendance.Rosters;

/// <summary>Says what is wrong with somebody's roster before it is worked.</summary>
public static class RosterCheck
{
    /// <summary>Shifts without times, and shifts that overlap, in a range of days, both ends included.</summary>
    public static IReadOnlyList<AttendanceProblem> Problems(Roster roster, RosterPerson person, LocalDate first, LocalDate last)
    {
        var found = new List<AttendanceProblem>();
        var cache = new ShiftTimesCache();
        var planned = new List<PlannedShift>();
        for (var day = first; day <= last; day = day.PlusDays(1)) roster.Fill(person, day, cache, planned);
        PlannedShift? before = null;
        foreach (var next in planned)
        {
            var day = next.Times?.Day.ToString("yyyy-MM-dd", null);
            if (next.Times is null)
            {
                var earliest = next.Shift.Versions.Count == 0 ? null : next.Shift.Versions[^1].From.ToString("yyyy-MM-dd", null);
                found.Add(new("roster.shift-without-times", earliest is null
                    ? new($"班次“{next.Shift.Name.Zh}”没有任何时间，不能排班。请先填写时间。", $"The shift \"{next.Shift.Name.En}\" has no times and cannot be rostered. Give it times first.")
                    : new($"班次“{next.Shift.Name.Zh}”从 {earliest} 起才有时间，排班却用在更早的日子。请改排班，或给班次补上更早的时间。",
                        $"The shift \"{next.Shift.Name.En}\" has times from {earliest} on, but is rostered earlier. Change the roster, or give the shift earlier times.")));
                continue;
            }
            if (before is { Times: { } earlier } && next.Times.Start < earlier.End)
            {
                found.Add(new("roster.shifts-overlap", new(
                    $"{day} 的“{next.Shift.Name.Zh}”与“{earlier.Shift.Name.Zh}”时间重叠，一个人不能同时上两个班。请改其中一个。",
                    $"On {day} \"{next.Shift.Name.En}\" overlaps \"{earlier.Shift.Name.En}\": nobody can work both. Change one of them.")));
            }
            before = next;
        }
        return found;
    }
}
