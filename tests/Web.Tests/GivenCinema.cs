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

/// <summary>A company that franchises cinemas: a supervisor and the head of operations, one cinema, the regulation in force. Its clock stands until it is told the time.</summary>
internal sealed class GivenCinema : IAsyncDisposable
{
    private const string Pack = "cinema.franchise";
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private readonly FakeClock clock;
    private readonly Dictionary<string, Id<Unit>> units = [];

    private GivenCinema(GivenPlant plant, FakeClock clock) => (Plant, this.clock) = (plant, clock);

    public GivenPlant Plant { get; }

    public Access Access { get; private set; } = null!;

    public static async Task<GivenCinema> New()
    {
        var clock = new FakeClock(At("05-26 09:00"));
        var given = new GivenCinema(await GivenPlant.New(clock: clock), clock);
        await given.Build();
        return given;
    }

    /// <summary>It is now that time in Beijing, and what the clock brings about has happened.</summary>
    public async Task Be(string time)
    {
        clock.Reset(At(time));
        await Plant.Service<CaseTicker>().Run(CancellationToken.None);
    }

    public Task<Visitor> By(string who) => PeoplePageTests.SignIn(Plant, who);

    /// <summary>The plan for June, sent by the supervisor.</summary>
    /// <returns>The address of the case.</returns>
    public async Task<string> Plan(Visitor supervisor)
    {
        var answer = await supervisor.Send(
            $"/cases/new/{Pack}/monthly-promotion", "case", ("case", Guid.CreateVersion7().ToString("N")), ("_op", "send"), ("f.store", units["EAST"].ToString()), ("f.customer", "王老板"), ("f.month", "2014-06-01"),
            ("f.plan", "端午亲子场"), ("f.target", "42000"));
        return SignInTests.Where(answer);
    }

    public Task<Case> Case(string path) => Read(db => db.Set<Case>().SingleAsync(c => c.CaseId == Id<Case>.Parse(path.Substring(path.LastIndexOf('/') + 1), null)));

    public Task<T> Read<T>(Func<AppDbContext, Task<T>> query) => Plant.Database.Read(Access, query);

    public ValueTask DisposeAsync() => Plant.DisposeAsync();

    private static Instant At(string time) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse("2014-" + time).Value.InZoneStrictly(Zone).ToInstant();

    private async Task Build()
    {
        var organisation = new Organisation(Id<Organisation>.New(), "飞翼影院", "Asia/Shanghai", isDemo: true);
        var own = organisation.OrganisationId;
        Access = Access.OfSystem(own, "test");
        var rows = new List<object> { organisation };
        foreach (var (code, above, name) in new[] { ("TOP", null, "飞翼影院"), ("OPS", "TOP", "运营部"), ("EAST", "TOP", "城东影院") })
            rows.Add(new Unit(own, units[code] = Id<Unit>.New(), above is null ? null : units[above], code, name, above is null ? UnitKind.Company : UnitKind.Department));
        foreach (var (who, role) in new[] { ("supervisor", "supervisor"), ("other", "supervisor"), ("head", "ops-head") })
        {
            var ordinal = organisation.TakeOrdinal();
            var person = new Person(own, Id<Person>.New(), ordinal, $"F{ordinal:000}", who, units["OPS"]) { HiredOn = new LocalDate(2013, 1, 1) };
            var account = new Account(own, Id<Account>.New(), who, person.PersonId) { SecurityStamp = Guid.CreateVersion7().ToString("N") };
            rows.AddRange([person, account, new Grant(own, Id<Grant>.New(), account.AccountId, Role.Staff, null, false, null), new RoleHolder(own, Id<RoleHolder>.New(), Pack, role, person.PersonId, new LocalDate(2013, 1, 1))]);
        }

        await Plant.Database.Write(Access, async write =>
        {
            write.Db.AddRange(rows);
            await write.Journal(Streams.Organisation, "organisation.created", new { organisation.Name });
            return 0;
        });
        var adopted = await new PackAdopter(Plant.Database).Adopt(Access, new PackShelf(PackShelf.Shipped).Find("cinema-franchise")!);
        Assert.True(adopted.IsOk && adopted.Value.IsInForce, string.Join("; ", adopted.Errors));
    }
}
