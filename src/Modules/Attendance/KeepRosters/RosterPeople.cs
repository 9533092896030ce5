using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.KeepRosters;

/// <summary>Whom roster lines hold for.</summary>
internal static class RosterPeople
{
    /// <summary>Whoever holds a post that one of the lines is about, on a day from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static async Task<HashSet<Id<Person>>> Of(AppDbContext db, IReadOnlyList<KeptRosterLine> lines, LocalDate first, LocalDate last)
    {
        var found = new HashSet<Id<Person>>();
        if (lines.Count == 0) return found;
        var tree = (await Structure.Load(db)).Tree;
        var posts = await db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(a => a.From <= last && (a.To == null || a.To >= first)).ToListAsync();
        foreach (var line in lines)
        {
            var units = line.Target is RosterSource.Unit or RosterSource.Team && line.TargetId.IdOf<Unit>() is { } unit ? tree.WithBelow(unit).ToHashSet() : [];
            found.UnionWith(posts.Where(a => line.Target switch
            {
                RosterSource.Person => a.PersonId.ToString() == line.TargetId,
                RosterSource.Posting => a.AssignmentId.ToString() == line.TargetId,
                _ => units.Contains(a.UnitId),
            }).Select(a => a.PersonId));
        }

        return found;
    }

    /// <summary>The units lines are about: whoever changes them keeps attendance there.</summary>
    public static async Task<IReadOnlyList<Id<Unit>>> Units(AppDbContext db, IReadOnlyList<KeptRosterLine> lines)
    {
        var people = lines.Where(l => l.Target == RosterSource.Person).Select(l => l.TargetId.IdOf<Person>()).OfType<Id<Person>>().ToArray();
        var posts = lines.Where(l => l.Target == RosterSource.Posting).Select(l => l.TargetId.IdOf<Assignment>()).OfType<Id<Assignment>>().ToArray();
        var units = lines.Where(l => l.Target is RosterSource.Unit or RosterSource.Team).Select(l => l.TargetId.IdOf<Unit>()).OfType<Id<Unit>>().ToList();
        if (people.Length > 0) units.AddRange(await db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(p => people.Contains(p.PersonId)).Select(p => p.UnitId).ToListAsync());
        if (posts.Length > 0) units.AddRange(await db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(a => posts.Contains(a.AssignmentId)).Select(a => a.UnitId).ToListAsync());
        return [.. units.Distinct()];
    }
}
