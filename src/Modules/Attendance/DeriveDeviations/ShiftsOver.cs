using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.DeriveDeviations;

/// <summary>
/// Judges the last days again where people clock in by phone: nothing comes in when somebody does not, so nothing else would say that a shift is over. Sites
/// with devices are judged when a file comes.
/// </summary>
public sealed class ShiftsOver
{
    private const int DaysBack = 2;

    private readonly Database database;
    private readonly IClock clock;
    private readonly DeviationDeriver deriver;

    internal ShiftsOver(Database database, IClock clock, DeviationDeriver deriver) => (this.database, this.clock, this.deriver) = (database, clock, deriver);

    /// <summary>Judges them now.</summary>
    public async Task Run(CancellationToken stop)
    {
        await using var db = database.OpenWhole();
        var organisations = await db.Set<KeptCalendar>().IgnoreQueryFilters().Where(c => c.Clocking == Clocking.Phones).Select(c => c.OrganisationId).Distinct().ToListAsync(stop);
        var today = clock.GetCurrentInstant().InUtc().Date;
        foreach (var organisation in organisations)
            await database.Write(Access.OfSystem(organisation, "shifts-over"), write => deriver.Derive(write, null, today.PlusDays(-DaysBack), today.PlusDays(1)), stop);
    }
}
