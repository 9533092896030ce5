using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.SetDay;

/// <summary>Puts what is said of days by hand in the place of what was said before.</summary>
internal static class DayEntries
{
    /// <summary>Puts it; what is said already stays as it is, with its reason.</summary>
    /// <returns>How many entries came or went; 0 when nothing changed.</returns>
    public static async Task<int> Put(Write write, IReadOnlyList<Person> people, IReadOnlyDictionary<(string Person, LocalDate Day), IReadOnlyList<Saying>> said, string reason)
    {
        if (said.Count == 0) return 0;
        var (first, last) = (said.Keys.Min(k => k.Day), said.Keys.Max(k => k.Day));
        var byId = people.ToDictionary(p => p.PersonId.ToString(), StringComparer.Ordinal);
        // By person, not by unit: an entry made while somebody was in another unit is about him all the same.
        var kept = (await write.Db.Set<KeptDayEntry>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsTracking().Where(e => e.Day >= first && e.Day <= last).ToListAsync())
            .Where(e => said.ContainsKey((e.PersonId.ToString(), e.Day))).ToLookup(e => (e.PersonId.ToString(), e.Day));
        var changes = 0;
        foreach (var ((id, day), sayings) in said)
        {
            var person = byId[id];
            var missing = sayings.ToList();
            foreach (var old in kept[(id, day)])
            {
                if (missing.Remove(new Saying(old.Kind, old.ShiftId))) continue;
                write.Db.Remove(old);
                changes++;
            }

            foreach (var saying in missing)
            {
                write.Db.Add(new KeptDayEntry(write.Access.Organisation, Id<KeptDayEntry>.New(), person.PersonId, person.UnitId, day, saying.Kind) { ShiftId = saying.Shift, Reason = reason, By = write.Access.Actor.Name });
                changes++;
            }
        }

        return changes;
    }
}
