using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using NodaTime.Text;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.PassTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Rulebook.AdoptPack;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

/// <summary>
/// A chain of two outlets with their heads, an operations and an HR department of two each under their presidents, and a chief executive, with the regulation
/// of the chain in force. Its clock stands until it is told the time.
/// </summary>
internal sealed class GivenChain : IAsyncDisposable
{
    public const string Pack = "chain.hr";

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private readonly FakeClock clock;
    private readonly Dictionary<string, Person> people = [];
    private readonly Dictionary<string, Unit> units = [];
    private readonly Dictionary<string, Visitor> visitors = [];

    private GivenChain(GivenPlant plant, FakeClock clock) => (Plant, this.clock) = (plant, clock);

    public GivenPlant Plant { get; }

    public Access Access { get; private set; } = null!;

    public IClock Clock => clock;

    public static async Task<GivenChain> New()
    {
        var clock = new FakeClock(Instant.FromUtc(2014, 4, 15, 1, 0));
        var given = new GivenChain(await GivenPlant.New(clock: clock), clock);
        await given.Build();
        return given;
    }

    /// <summary>It is now that time in Beijing, and what the clock brings about has happened.</summary>
    public async Task At(string time)
    {
        clock.Reset(LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse("2014-" + time).Value.InZoneStrictly(Zone).ToInstant());
        await Plant.Service<CaseTicker>().Run(CancellationToken.None);
    }

    public string Number(string who) => people[who].Number;

    public string UnitKey(string code) => units[code].UnitId.ToString();

    public Id<Person> Person(string who) => people[who].PersonId;

    /// <summary>Somebody with a browser, signed in once.</summary>
    public async Task<Visitor> By(string who)
    {
        if (!visitors.TryGetValue(who, out var visitor)) visitors[who] = visitor = await PeoplePageTests.SignIn(Plant, who);
        return visitor;
    }

    /// <summary>Sends the form of a flow; the answer is not looked at.</summary>
    public async Task<HttpResponseMessage> TryStart(string who, string flow, params (string Name, string Value)[] fields) =>
        await (await By(who)).Send($"/cases/new/{Pack}/{flow}", "case", [("case", Guid.CreateVersion7().ToString("N")), ("_op", "send"), .. fields]);

    /// <summary>Sends the form of a flow.</summary>
    /// <returns>The address of the case.</returns>
    public async Task<string> Start(string who, string flow, params (string Name, string Value)[] fields)
    {
        var answer = await TryStart(who, flow, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.AbsolutePath : answer.Headers.Location.OriginalString;
    }

    /// <summary>Presses a button of a case; the answer is not looked at.</summary>
    public async Task<HttpResponseMessage> Try(string who, string path, string what, params (string Name, string Value)[] more)
    {
        var visitor = await By(who);
        var page = await visitor.Page(path);
        return await visitor.Send(path, "decide", [("key", PeoplePageTests.Hidden(page, "key")), ("task", PeoplePageTests.Hidden(page, "task")), ("do", what), .. more]);
    }

    /// <summary>Presses a button of a case.</summary>
    public async Task Do(string who, string path, string what, params (string Name, string Value)[] more)
    {
        var answer = await Try(who, path, what, more);
        Assert.True(answer.StatusCode == HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
    }

    public Task<Case> Case(string path)
    {
        var id = Id<Case>.Parse(path[(path.LastIndexOf('/') + 1)..], null);
        return Read(db => db.Set<Case>().SingleAsync(c => c.CaseId == id));
    }

    /// <summary>Sign-in names of those who have something to do in a case, by name.</summary>
    public async Task<string> Waiting(string path)
    {
        var id = (await Case(path)).CaseId;
        var holders = await Read(db => db.Set<KeptTask>().Where(t => t.CaseId == id && t.IsOpen).Select(t => t.PersonId).ToListAsync());
        return string.Join(' ', holders.Select(h => people.Single(p => p.Value.PersonId == h).Key).Order(StringComparer.Ordinal));
    }

    public Task<T> Read<T>(Func<AppDbContext, Task<T>> query) => Plant.Database.Read(Access, query);

    public ValueTask DisposeAsync() => Plant.DisposeAsync();

    private async Task Build()
    {
        var organisation = new Organisation(Id<Organisation>.New(), "春来连锁", "Asia/Shanghai", isDemo: true);
        Access = Access.OfSystem(organisation.OrganisationId, "test");
        var rows = new List<object> { organisation };
        foreach (var (code, above, name) in new[] { ("TOP", null, "春来连锁"), ("OPS", "TOP", "运营部"), ("HR", "TOP", "人力资源部"), ("EAST", "OPS", "东门店"), ("WEST", "OPS", "西门店") })
            rows.Add(units[code] = new Unit(organisation.OrganisationId, Id<Unit>.New(), above is null ? null : units[above].UnitId, code, name, above is "OPS" ? UnitKind.Site : UnitKind.Department));
        foreach (var (who, unit, role, holds) in new[]
        {
            ("chief", "TOP", Role.Staff, "chief"), ("ops-president", "OPS", Role.Staff, "ops-president"), ("hr-president", "HR", Role.Staff, "hr-president"),
            ("ops1", "OPS", Role.Staff, "ops"), ("ops2", "OPS", Role.Staff, "ops"), ("manager", "OPS", Role.Staff, "ops-manager"), ("hr1", "HR", Role.Staff, "hr"), ("hr2", "HR", Role.Staff, "hr"),
            ("east", "EAST", Role.Head, "outlet-head"), ("west", "WEST", Role.Head, "outlet-head"), ("worker", "EAST", Role.Staff, null), ("mate", "EAST", Role.Staff, null),
        }) rows.AddRange(Employee(organisation, who, unit, role, holds));
        await Plant.Database.Write(Access, async write =>
        {
            write.Db.AddRange(rows);
            await write.Journal(Streams.Organisation, "organisation.created", new { organisation.Name });
            return 0;
        });
        var adopted = await new PackAdopter(Plant.Database).Adopt(Access, new PackShelf(PackShelf.Shipped).Find("chain-hr")!);
        Assert.True(adopted.IsOk && adopted.Value.IsInForce, string.Join("; ", adopted.Errors));
    }

    private IEnumerable<object> Employee(Organisation organisation, string who, string unit, Role role, string? holds)
    {
        var own = organisation.OrganisationId;
        var (ordinal, at, since) = (organisation.TakeOrdinal(), units[unit].UnitId, new LocalDate(2013, 1, 1));
        var person = people[who] = new Person(own, Id<Person>.New(), ordinal, $"C{ordinal:000}", who, at) { HiredOn = since };
        var account = new Account(own, Id<Account>.New(), who, person.PersonId) { SecurityStamp = Guid.CreateVersion7().ToString("N") };
        yield return person;
        yield return new PersonValue(own, Id<PersonValue>.New(), person.PersonId, at, "employment", since, "regular");
        yield return account;
        yield return new Grant(own, Id<Grant>.New(), account.AccountId, role, role == Role.Head ? at : null, role == Role.Head, null);
        if (holds is not null) yield return new RoleHolder(own, Id<RoleHolder>.New(), Pack, holds, person.PersonId, since) { ForUnit = role == Role.Head ? at : null };
    }
}
