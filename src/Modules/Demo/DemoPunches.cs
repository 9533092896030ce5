using NodaTime;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Attendance.Books;

namespace Yunzhang.Modules.Demo;

/// <summary>
/// What the devices of the demonstration recorded: people come some minutes before their shift and go some after, one in fifty shifts has something
/// about it. The same each time: a demonstration that changes by itself cannot be explained.
/// </summary>
internal sealed class DemoPunches(AttendanceBook book, Instant now)
{
    private readonly Random random = new(20140401);
    private readonly List<Punch> punches = [];

    /// <summary>All punches of a range of days, by person and time.</summary>
    public List<Punch> Of(LocalDate first, LocalDate last)
    {
        foreach (var person in book.People)
            for (var day = first; day <= last; day = day.PlusDays(1))
                foreach (var shift in book.Roster.On(person, day))
                    if (shift.Times is { } times && !book.Covers.Any(c => c.Person == person.Ordinal && c.From <= times.Start && c.To > times.Start)) Work(person.Ordinal, times.Start, times.End);
        return [.. punches.Where(p => p.Micros <= Micros.Of(now)).Distinct().OrderBy(p => p.Person).ThenBy(p => p.Micros)];
    }

    private void Work(int person, long start, long end)
    {
        var (come, go) = (-random.Next(1, 18), random.Next(0, 14));
        switch (random.Next(1_000))
        {
            case < 12: come = random.Next(1, 42); break;
            case < 16: go = -random.Next(1, 42); break;
            case < 18: punches.Add(At(person, start, come)); return;
            case < 20: return;
        }

        punches.Add(At(person, start, come));
        punches.Add(At(person, end, go));
    }

    private Punch At(int person, long micros, int minutes) => new(person, micros + (minutes * Micros.Minute) + (random.Next(0, 60) * Micros.Minute / 60));
}
