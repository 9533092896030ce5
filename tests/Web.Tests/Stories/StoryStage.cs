using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.PassTime;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Rulebook.AdoptPack;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;
using Post = Yunzhang.Modules.Organisations.Post;

namespace Yunzhang.Web.Tests.Stories;

/// <summary>
/// An organisation with the units and people that a test of a pack declares, the pack in force, and an account for everybody. Its clock stands until it is told the time.
/// </summary>
internal sealed class StoryStage : IAsyncDisposable
{
    private static readonly string[] Places = ["unit", "heads", "role", "holds"];
    private static readonly LocalDate Since = new(2000, 1, 1);

    private readonly FakeClock clock;
    private readonly FlowsInForce flows = new(new RulesInForce());
    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Unit> units = new(StringComparer.Ordinal);

    private StoryStage(GivenPlant plant, FakeClock clock, string packId) => (Plant, this.clock, PackId) = (plant, clock, packId);

    public GivenPlant Plant { get; }

    public string PackId { get; }

    public Access Access { get; private set; } = null!;

    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>Sets the stage; it is the evening before the first thing that is done.</summary>
    public static async Task<StoryStage> Of(string folder, Pack pack, PackTest test)
    {
        var first = test.Timeline.OfType<TestAct>().First().At;
        var clock = new FakeClock(first.PlusDays(-1).InZoneLeniently(Zone).ToInstant());
        var stage = new StoryStage(await GivenPlant.New(clock: clock), clock, pack.Id);
        await stage.Build(folder, test);
        return stage;
    }

    /// <summary>It is now that time, and what the clock brings about has happened.</summary>
    public async Task Be(LocalDateTime time)
    {
        clock.Reset(time.InZoneLeniently(Zone).ToInstant());
        await Plant.Service<CaseTicker>().Run(CancellationToken.None);
    }

    /// <summary>How somebody of the test signs in.</summary>
    public string AccountOf(string who) => people[who].Number;

    /// <summary>What is typed for a value of the test: staff numbers for people, keys for units.</summary>
    public string Typed(string value, FormFieldType type) => type switch
    {
        FormFieldType.Person when people.TryGetValue(value, out var person) => person.Number,
        FormFieldType.Unit when units.TryGetValue(value, out var unit) => unit.UnitId.ToString(),
        _ => value,
    };

    /// <summary>Somebody of the test by his key; the key itself for nobody of it.</summary>
    public string NameOf(string key) => people.FirstOrDefault(p => p.Value.PersonId.ToString() == key).Key ?? key;

    /// <summary>The case of a flow that was started last; null when none was.</summary>
    public Task<OpenedCase?> Last(string flow) => Read(async db =>
        await db.Set<Case>().Where(c => c.FlowId == flow).OrderByDescending(c => c.CaseId).Select(c => (Id<Case>?)c.CaseId).FirstOrDefaultAsync() is { } id ? await OpenedCase.Read(db, flows, id) : null);

    /// <summary>The flows of cases that have not ended.</summary>
    public Task<List<string>> Running() => Read(db => db.Set<Case>().Where(c => c.Ending == null).Select(c => c.FlowId).Distinct().ToListAsync());

    public Task<T> Read<T>(Func<AppDbContext, Task<T>> query) => Plant.Database.Read(Access, query);

    public ValueTask DisposeAsync() => Plant.DisposeAsync();

    private async Task Build(string folder, PackTest test)
    {
        var organisation = new Organisation(Id<Organisation>.New(), "故事公司", Zone.Id, isDemo: true);
        var own = organisation.OrganisationId;
        Access = Access.OfSystem(own, "test");
        var whole = new Unit(own, Id<Unit>.New(), null, "WHOLE", "全公司", UnitKind.Company);
        var rows = new List<object> { organisation, whole };
        foreach (var (unit, _) in test.Units) units[unit.Text] = null!;
        while (units.Any(u => u.Value is null))
            foreach (var (unit, above) in test.Units.Where(u => units[u.Unit.Text] is null && (u.Above is null || units[u.Above.Text] is not null)))
                rows.Add(units[unit.Text] = new Unit(own, Id<Unit>.New(), above is null ? whole.UnitId : units[above.Text].UnitId, $"U{rows.Count:00}", unit.Text, UnitKind.Department));
        var posts = new Dictionary<string, Post>(StringComparer.Ordinal);
        foreach (var one in test.People) rows.AddRange(Employee(organisation, one, whole, posts));
        rows.AddRange(posts.Values);
        await Plant.Database.Write(Access, async write =>
        {
            write.Db.AddRange(rows);
            await write.Journal(Streams.Organisation, "organisation.created", new { organisation.Name });
            return 0;
        });
        var adopted = await new PackAdopter(Plant.Database).Adopt(Access, new PackShelf(PackShelf.Shipped).Find(folder)!);
        Assert.True(adopted.IsOk && adopted.Value.IsInForce, string.Join("; ", adopted.Errors));
    }

    private IEnumerable<object> Employee(Organisation organisation, TestPerson one, Unit whole, Dictionary<string, Post> posts)
    {
        var own = organisation.OrganisationId;
        var fields = one.Fields.ToDictionary(f => f.Name.Text, f => f.Value.Text, StringComparer.Ordinal);
        var heads = fields.GetValueOrDefault("heads");
        var place = fields.GetValueOrDefault("unit") ?? heads;
        var (at, ordinal) = (place is null ? whole.UnitId : units[place].UnitId, organisation.TakeOrdinal());
        var person = people[one.Id] = new Person(own, Id<Person>.New(), ordinal, $"P{ordinal:000}", one.Id, at) { HiredOn = Since };
        var account = new Account(own, Id<Account>.New(), person.Number, person.PersonId) { SecurityStamp = Guid.CreateVersion7().ToString("N") };
        yield return person;
        yield return account;
        yield return new Grant(own, Id<Grant>.New(), account.AccountId, heads is null ? Role.Staff : Role.Head, heads is null ? null : units[heads].UnitId, heads is not null, null);
        foreach (var role in Several(fields.GetValueOrDefault("role"))) yield return new RoleHolder(own, Id<RoleHolder>.New(), PackId, role, person.PersonId, Since) { ForUnit = place is null ? null : at };
        foreach (var code in Several(fields.GetValueOrDefault("holds")))
        {
            if (!posts.TryGetValue(code, out var post)) posts[code] = post = new Post(own, Id<Post>.New(), code, code);
            yield return new Assignment(own, Id<Assignment>.New(), person.PersonId, at, post.PostId, Since, isMain: true);
        }

        foreach (var (name, value) in fields.Where(f => !Places.Contains(f.Key))) yield return new PersonValue(own, Id<PersonValue>.New(), person.PersonId, at, name, Since, value.ToString(CultureInfo.InvariantCulture));
    }

    private static string[] Several(string? text) => text?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
