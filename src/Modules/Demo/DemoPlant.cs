using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Demo;

/// <summary>
/// The demonstration: a waterworks company that does not exist, with about sixty people whose names were made up. It is the same each time it is
/// made on the same day. Its accounts have no passwords and can only be opened by the demonstration's own sign-in.
/// </summary>
public sealed class DemoPlant(Database database, IClock clock)
{
    public const string Zone = "Asia/Shanghai";

    /// <summary>Makes the organisation when there is none yet; gives the one there is otherwise.</summary>
    public async Task<Id<Organisation>> Load()
    {
        await using (var db = database.OpenWhole())
        {
            var there = await db.Set<Organisation>().IgnoreQueryFilters().Where(o => o.IsDemo).OrderBy(o => o.OrganisationId).Select(o => o.OrganisationId).ToListAsync();
            if (there.Count > 0) return there[0];
        }

        var id = Id<Organisation>.New();
        var today = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[Zone]).Date;
        await database.Write(Access.OfSystem(id, "demo"), async write =>
        {
            var organisation = new Organisation(id, "清源水务（演示）", Zone, isDemo: true);
            write.Db.Add(organisation);
            var staff = new DemoStaff(organisation, today);
            write.Db.AddRange(staff.Rows);
            await write.Journal(Streams.Organisation, "organisation.created", new { organisation.Name, people = staff.People.Count });
            return 0;
        });
        return id;
    }
}
