using NodaTime;

namespace Yunzhang.Modules.Attendance.Shifts;

/// <summary>
/// A shift on one day at one site, with its times as instants: a night shift on the night the clocks change is as long as it really was. A local
/// time the clocks leap over counts as the same time so much later; one that comes twice counts as the first.
/// </summary>
public sealed class ShiftTimes
{
    private ShiftTimes(Shift shift, ShiftHours hours, LocalDate day, DateTimeZone zone, Stretch[] stretches, Stretch[] rests)
    {
        (Shift, Hours, Day, Zone, Stretches, Rests) = (shift, hours, day, zone, stretches, rests);
        PlannedMinutes = (int)(stretches.Sum(s => WorkingTime(s.Start, s.End)) / Micros.Minute);
    }

    /// <summary>The shift.</summary>
    public Shift Shift { get; }

    /// <summary>The times that govern the day.</summary>
    public ShiftHours Hours { get; }

    /// <summary>The day the shift belongs to: the one it begins on.</summary>
    public LocalDate Day { get; }

    /// <summary>The zone its local times are in.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Stretches of work between sign-ins and sign-outs, in order; one more than there are punched breaks.</summary>
    internal Stretch[] Stretches { get; }

    /// <summary>Breaks nobody punches for, in order.</summary>
    internal Stretch[] Rests { get; }

    internal long Start => Stretches[0].Start;

    internal long End => Stretches[^1].End;

    /// <summary>Working minutes of the shift, breaks left out.</summary>
    public int PlannedMinutes { get; }

    /// <summary>Lays a shift's times on a day.</summary>
    public static ShiftTimes Of(Shift shift, ShiftHours hours, LocalDate day, DateTimeZone zone)
    {
        var stretches = new List<Stretch>();
        var rests = new List<Stretch>();
        var from = At(hours.Start, sameDay: true);
        foreach (var pause in hours.Breaks)
        {
            var rest = new Stretch(At(pause.Start), At(pause.End));
            if (!pause.Punched)
            {
                rests.Add(rest);
                continue;
            }
            stretches.Add(new(from, rest.Start));
            from = rest.End;
        }
        stretches.Add(new(from, At(hours.End)));
        return new(shift, hours, day, zone, [.. stretches], [.. rests]);

        long At(LocalTime time, bool sameDay = false) =>
            Micros.Of(zone.AtLeniently((sameDay || time > hours.Start ? day : day.PlusDays(1)).At(time)).ToInstant());
    }

    /// <summary>Time between two moments of a stretch, breaks left out; 0 when the second is not after the first.</summary>
    internal long WorkingTime(long from, long to)
    {
        var time = Math.Max(0, to - from);
        foreach (var rest in Rests) time -= Math.Max(0, Math.Min(to, rest.End) - Math.Max(from, rest.Start));
        return time;
    }
}

/// <summary>From one moment to another, in microseconds.</summary>
internal readonly record struct Stretch(long Start, long End);
