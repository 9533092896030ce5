using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance;

/// <summary>Who is away on leave that somebody allowed.</summary>
public static class PeopleOnLeave
{
    /// <summary>Those on allowed leave at a moment. Leave nobody has allowed, or of which nobody has said who did, excuses nobody.</summary>
    public static async Task<IReadOnlySet<Id<Person>>> At(AppDbContext db, Instant moment)
    {
        // Who acts for whom does not depend on who asks.
        var covers = db.Set<KeptCover>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking();
        var away = await covers.Where(c => c.Kind == CoverKind.Leave && !c.IsWithdrawn && c.From <= moment && c.To > moment && c.Approval != null && c.Approval != Cover.NotAllowed)
            .Select(c => c.PersonId).Distinct().ToListAsync();
        return away.ToHashSet();
    }

    /// <summary>The allowed leave that touches a stretch of time, as it is known now.</summary>
    public static async Task<IReadOnlyList<(Id<Person> Person, Interval Time)>> Within(AppDbContext db, Interval stretch)
    {
        var (start, end) = (stretch.Start, stretch.End);
        var covers = await db.Set<KeptCover>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking()
            .Where(c => c.Kind == CoverKind.Leave && !c.IsWithdrawn && c.From < end && c.To > start && c.Approval != null && c.Approval != Cover.NotAllowed)
            .Select(c => new { c.PersonId, c.From, c.To }).ToListAsync();
        return [.. covers.Select(c => (c.PersonId, new Interval(c.From, c.To)))];
    }
}
