using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.FindStaff;

/// <summary>
/// The people of the organisation on one day, as flows find their parties among them. All units are read whoever asks: who decides does not depend on who may
/// see whom.
/// </summary>
internal static class StaffReader
{
    /// <summary>Reads it.</summary>
    /// <param name="db">Bound to anybody of the organisation.</param>
    /// <param name="packId">The pack whose roles and flows are meant.</param>
    /// <param name="now">The moment: leave counts by it, and its day says who holds what.</param>
    public static async Task<Staff> Read(AppDbContext db, string packId, Instant now)
    {
        var day = (await db.Home()).DayOf(now);
        var (rows, everybody) = await db.Standing((nameof(StaffReader), packId, day), async kept => await StaffRows.Read(kept, packId, day, day) is var read ? (read, read.On(day, new HashSet<Id<Person>>())) : default, s => s.read.Count);
        if (!rows.AskLeave) return everybody;
        db.DependOnMore();
        return rows.On(day, await PeopleOnLeave.At(db, now));
    }

    /// <summary>
    /// Reads the days of a stretch on which anything is different from the day before, the first among them: on the others the same people do the same. Who is
    /// on leave at noon is away that day; half a day's leave holds nothing up.
    /// </summary>
    /// <param name="db">Bound to anybody of the organisation.</param>
    /// <param name="packId">The pack whose roles and flows are meant.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="also">Days read besides.</param>
    public static async Task<IReadOnlyList<Staff>> Read(AppDbContext db, string packId, LocalDate from, LocalDate to, IEnumerable<LocalDate> also)
    {
        var zone = DateTimeZoneProviders.Tzdb[(await db.Home()).TimeZone];
        var rows = await StaffRows.Read(db, packId, from, to);
        var leave = await PeopleOnLeave.Within(db, new Interval(zone.AtStartOfDay(from).ToInstant(), zone.AtStartOfDay(to.PlusDays(1)).ToInstant()));
        var changes = rows.Changes().Concat(also).ToHashSet();
        var found = new List<Staff>();
        HashSet<Id<Person>>? before = null;
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            var noon = zone.AtLeniently(day + LocalTime.Noon).ToInstant();
            var away = leave.Where(l => l.Time.Contains(noon)).Select(l => l.Person).ToHashSet();
            if (before is null || changes.Contains(day) || !away.SetEquals(before)) found.Add(rows.On(day, away));
            before = away;
        }

        return found;
    }
}
