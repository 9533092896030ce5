using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.KeepPunches;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Facts.CorrectFact;
using Yunzhang.Modules.Facts.RecordFact;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.CloseMonth;
using Yunzhang.Modules.Ledger.ReviewMonth;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Rulebook.AdoptPack;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Demo;

/// <summary>
/// The demonstration: a waterworks company that does not exist, with about sixty people whose names were made up. It is the same each time it is
/// made on the same day. Its accounts have no passwords and can only be opened by the demonstration's own sign-in.
/// </summary>
public sealed class DemoPlant
{
    private readonly Database database;
    private readonly IClock clock;
    private readonly DemoHistory history;

    /// <param name="database">Where it goes.</param>
    /// <param name="clock">The history ends yesterday.</param>
    /// <param name="packs">The folder with the built-in regulations.</param>
    public DemoPlant(Database database, IClock clock, string packs)
    {
        (this.database, this.clock) = (database, clock);
        var rules = new RulesInForce();
        var settler = new MonthSettler(database, rules, clock);
        var checks = new FactChecks(rules);
        history = new DemoHistory(
            database, new PackShelf(packs), new PackAdopter(database), new FactRecorder(database, checks), new FactCorrector(database, checks),
            new PunchIntake(new DeviationDeriver(rules, new DerivedFacts(checks))), settler, new MonthReviewer(database),
            new MonthCloser(database, settler, new WaitingEntries(rules), rules), new DemoCases(database, rules, clock));
    }

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
        var staff = await database.Write(Access.OfSystem(id, "demo"), async write =>
        {
            var organisation = new Organisation(id, "清源水务（演示）", Zone, isDemo: true);
            var made = new DemoStaff(organisation, today);
            write.Db.Add(organisation);
            write.Db.AddRange(made.Rows);
            write.Db.AddRange(DemoRoster.Rows(id, DemoHistory.First(today), made.UnitOf));
            await write.Journal(Streams.Organisation, "organisation.created", new { organisation.Name, people = made.People.Count });
            return made;
        });
        await history.Load(Access.OfSystem(id, "demo"), staff, today);
        return id;
    }
}
