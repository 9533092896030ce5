using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Benchmarks.Product;

/// <summary>The department with as many cases behind it as asked for: one in twenty is under way, and of those so many wait for its president. Whoever lists them sees every unit.</summary>
internal static class GivenHistory
{
    public const int Waiting = 300;
    private const int People = 8;
    private const int AtOnce = 20_000;

    /// <summary>Whoever sees all cases.</summary>
    public static string Lister => GivenDepartment.NameOf(0);

    public static async Task Make(string data, int cases)
    {
        await using var database = new DatabaseAddress(data).Open(new StillClock(GivenCompany.Now));
        var access = await GivenDepartment.Make(database, People);
        var (people, version) = await database.Read(access, async db => (await db.Set<Person>().OrderBy(p => p.Ordinal).ToListAsync(), await db.Set<RuleVersion>().SingleAsync()));
        await database.Write(access, async write =>
        {
            var account = await write.Db.Set<Account>().SingleAsync(a => a.PersonId == people[0].PersonId);
            write.Db.Add(new Grant(access.Organisation, Id<Grant>.New(), account.AccountId, Role.Operations, null, true, null));
            await write.Journal(Streams.Of(account.AccountId), "account.granted", new { });
            return 0;
        });
        var flowFrom = await FlowFrom(database, access);
        // Those that wait for the president are spread over the whole history.
        var every = Math.Max(1, cases / 20 / Waiting);
        for (var first = 0; first < cases; first += AtOnce)
        {
            var rows = Enumerable.Range(first, Math.Min(AtOnce, cases - first)).Select(i => (Row: Row(people, version, flowFrom, cases, i), Index: i)).ToList();
            await database.Write(access, async write =>
            {
                var tasks = rows.ConvertAll(c => Task(people, c.Row, c.Index, every));
                write.AddMany(rows.Select(c => c.Row));
                write.AddMany(tasks.OrderBy(t => t.TaskId));
                write.AddMany(rows.Zip(tasks).SelectMany(c => new[] { c.First.Row.StarterId!.Value, c.Second.PersonId!.Value }.Distinct().Select(p => new CaseReader(access.Organisation, c.First.Row.CaseId, p, c.First.Row.UnitId))));
                await write.Journal("cases", "cases.moved-in", new { first });
                return 0;
            });
        }
    }

    private static Task<LocalDate> FlowFrom(Database database, Access access) => database.Read(access, async db =>
        (await new RulesInForce().Now(db)).Single().Bound.Flows.First(f => f.Definition.Id == GivenDepartment.Flow).Version.From);

    private static Case Row(List<Person> people, RuleVersion version, LocalDate flowFrom, int of, int index)
    {
        var starter = people[index % People];
        // Two years of history, so that a month is a stretch of it.
        var at = GivenCompany.Now - Duration.FromMinutes((of - index) * (730L * 24 * 60) / of);
        var id = new Id<Case>(Guid.CreateVersion7(at.ToDateTimeOffset()));
        var (isOpen, isRefused) = (index % 20 == 0, index % 7 == 0);
        var row = new Case(starter.OrganisationId, id, $"ZC-{index:0000000}", GivenDepartment.Pack, GivenDepartment.Flow, version.RuleVersionId, flowFrom, starter.UnitId)
        {
            StarterId = starter.PersonId, StartedAt = at, ChangedAt = at, OpenSteps = isOpen ? "approve" : "", EndedAt = isOpen ? null : at + Duration.FromHours(5),
            Ending = isOpen ? null : isRefused ? "not-approved" : "in-force", Meaning = isOpen ? null : isRefused ? EndingMeaning.Refused : EndingMeaning.Granted,
        };
        row.Entitle(Phrase.Same($"营业时间 {index}"));
        return row;
    }

    private static KeptTask Task(List<Person> people, Case of, int index, int every)
    {
        var isHis = of.Ending is null && index / 20 % every == 0 && index / 20 / every < Waiting;
        return new KeptTask(of.OrganisationId, new Id<KeptTask>(Guid.CreateVersion7(of.StartedAt.ToDateTimeOffset())), of.CaseId, 1, "approve", of.UnitId)
        {
            PersonId = (of.Ending is null && !isHis ? people[1 + index % (People - 1)] : people[^1]).PersonId, IsOpen = of.Ending is null, OpenedAt = of.StartedAt, DoneAt = of.EndedAt,
        };
    }
}
