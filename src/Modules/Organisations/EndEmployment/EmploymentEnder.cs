using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.EndEmployment;

/// <summary>Lets people go, and takes them back.</summary>
internal sealed class EmploymentEnder(RecordKeeper keeper)
{
    /// <param name="lastDay">The last day of work, that day included.</param>
    public Task<Result<Id<Person>>> End(SignedIn me, Id<Person> person, LocalDate lastDay) =>
        keeper.Change(me, person, async (record, _) => RecordKeeper.Maybe(await record.Leave(lastDay)));

    public Task<Result<Id<Person>>> Undo(SignedIn me, Id<Person> person) =>
        keeper.Change(me, person, async (record, _) => RecordKeeper.Maybe(await record.Return()));
}

/// <summary>
/// What a new day changes by itself: people whose main post is in another unit from today are seen there, and the accounts of those whose last day is over
/// are disabled. Doing it twice changes nothing.
/// </summary>
public sealed class DayTurn(Database database, IClock clock)
{
    public async Task Run(CancellationToken stop)
    {
        List<Organisation> organisations;
        await using (var db = database.OpenWhole()) organisations = await db.Set<Organisation>().IgnoreQueryFilters().OrderBy(o => o.OrganisationId).ToListAsync(stop);
        foreach (var organisation in organisations)
        {
            var today = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[organisation.TimeZone]).Date;
            await database.Write(Access.OfSystem(organisation.OrganisationId, "day-turn"), write => Turn(write, today), stop);
        }
    }

    private static async Task<int> Turn(Write write, LocalDate today)
    {
        var moving = await (
            from person in write.Db.Set<Person>()
            join main in write.Db.Set<Assignment>() on person.PersonId equals main.PersonId
            where main.IsMain && main.From <= today && (main.To == null || main.To >= today) && main.UnitId != person.UnitId
            orderby person.PersonId
            select person.PersonId).ToListAsync();
        foreach (var id in moving)
        {
            if (await PersonRecord.Find(write, id, today) is not { } record || !record.Follow()) continue;
            var structure = await Structure.Load(write.Db);
            await record.Journal("person.moved", new { unit = structure.UnitName(record.Person.UnitId).Zh });
        }
        var gone = await (
            from account in write.Db.Set<Account>().AsTracking()
            join person in write.Db.Set<Person>() on account.PersonId equals person.PersonId
            where !account.IsDisabled && person.LeftOn < today
            orderby account.AccountId
            select account).ToListAsync();
        foreach (var account in gone)
        {
            account.IsDisabled = true;
            await write.Journal(Streams.Of(account.AccountId), "account.disabled", new { account.SignInName, because = "left" });
        }
        return moving.Count + gone.Count;
    }
}
