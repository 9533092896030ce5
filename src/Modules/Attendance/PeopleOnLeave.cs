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
}
