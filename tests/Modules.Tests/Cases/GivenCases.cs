using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.ActOnCase;
using Yunzhang.Modules.Cases.Delegate;
using Yunzhang.Modules.Cases.KeepDrafts;
using Yunzhang.Modules.Cases.NameRoles;
using Yunzhang.Modules.Cases.PassTime;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.StartCase;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Tests.Cases;

/// <summary>The wastewater company with its heads named and signed in: Y013 heads the east plant, Y014 is operations. It is Monday 5 May 2014, noon.</summary>
internal sealed class GivenCases : IAsyncDisposable
{
    public static readonly LocalDate Today = new(2014, 5, 5);

    private readonly Dictionary<string, SignedIn> signedIn = [];

    private GivenCases(GivenPlant plant)
    {
        Plant = plant;
        Flows = new FlowsInForce(plant.Rules);
        Keeper = CasesModule.Keeper(plant.Database, plant.Rules, Flows);
    }

    public GivenPlant Plant { get; }

    public Database Database => Plant.Database;

    public FlowsInForce Flows { get; }

    public CaseKeeper Keeper { get; }

    public CaseStarter Starter => new(Database, Flows, Keeper);

    public CaseActor Actor => new(Database, Keeper);

    public CaseTicker Ticker => new(Database, Plant.Given.Clock, Keeper);

    public DraftKeeper Drafts => new(Database);

    public DelegationKeeper Delegations => new(Database, Plant.Given.Clock);

    public RoleNamer Roles => new(Database, Plant.Rules, Plant.Given.Clock);

    public static async Task<GivenCases> On(string engine, bool withRoles = true, Yunzhang.Engine.Packs.PackSource? pack = null)
    {
        var given = new GivenCases(await GivenPlant.On(engine, pack));
        given.Plant.Today(Today);
        foreach (var number in new[] { "Y001", "Y002", "Y003", "Y004", "Y005", "Y006" }) await given.Open(number, (Role.Staff, null));
        await given.Open("Y014", (Role.Operations, null));
        // Where nobody holds a role, the head above would be asked.
        await given.Open("Y013", withRoles ? (Role.Head, "城东厂") : (Role.Staff, null));
        if (!withRoles) return given;
        await given.Name("plant-head", "Y013", "城东厂");
        await given.Name("ops", "Y014", null);
        return given;
    }

    public SignedIn Me(string number) => signedIn[number];

    public string Key(string number) => Plant.Person(number).ToString();

    /// <summary>Somebody's account, with a role at a unit or everywhere.</summary>
    public async Task<SignedIn> Open(string number, (Role Role, string? Unit) grant)
    {
        var own = Plant.Given.Organisation;
        var account = new Account(own, Id<Account>.New(), number.ToLowerInvariant(), Plant.Person(number));
        var unit = grant.Unit is null ? (Id<Unit>?)null : Plant.Unit(grant.Unit);
        await Database.Write(Plant.Access, async write =>
        {
            write.Db.Add(account);
            write.Db.Add(new Grant(own, Id<Grant>.New(), account.AccountId, grant.Role, unit, true, null));
            await write.Journal(Streams.Of(account.AccountId), "account.created", new { account.SignInName });
            return 0;
        });
        var person = await Plant.Read(db => db.Set<Person>().SingleAsync(p => p.PersonId == account.PersonId));
        var units = grant.Role == Role.Staff ? VisibleUnits.None : unit is null ? VisibleUnits.All : VisibleUnits.Only(Plant.Database.Read(Plant.Access, db => Structure.Load(db)).Result.Tree.WithBelow(unit.Value));
        return signedIn[number] = new SignedIn(account, person, new Organisation(own, "东海水务", "Asia/Shanghai", false), [(grant.Role, units)]);
    }

    public async Task Name(string role, string number, string? unit)
    {
        var named = await Roles.Name(Plant.Me(Role.Administrator), new NewRoleHolder(Id<RoleHolder>.New(), GivenPlant.Pack, role, Plant.Person(number), unit is null ? null : Plant.Unit(unit), new(2014, 1, 1), null));
        Assert.True(named.IsOk, string.Join("; ", named.Errors));
    }

    /// <summary>A leave form as filled in.</summary>
    public Dictionary<string, string> Leave(string standIn = "Y002", string off = "2014-05-12/2014-05-13") => new()
    {
        ["kind"] = "leave", ["off"] = off.Contains('/', StringComparison.Ordinal) ? off : $"{off}/{off}", ["reason"] = "家里有事", ["stand_in"] = Key(standIn),
    };

    public Task<Result<Id<Case>>> TryStartOf(string flow, string number, Dictionary<string, string> values) => Starter.Start(Me(number), new NewCase(Id<Case>.New(), GivenPlant.Pack, flow, values));

    public Task<Result<Id<Case>>> TryStart(string number, Dictionary<string, string>? values = null, Id<Case>? id = null) =>
        Starter.Start(Me(number), new NewCase(id ?? Id<Case>.New(), GivenPlant.Pack, "leave", values ?? Leave()));

    public async Task<Id<Case>> Start(string number, Dictionary<string, string>? values = null)
    {
        var started = await TryStart(number, values);
        Assert.True(started.IsOk, string.Join("; ", started.Errors));
        return started.Value;
    }

    public Task<Result<Id<Case>>> Try(string number, Id<Case> id, CaseAct act, Id<TakenForm>? form = null) => Actor.Do(Me(number), id, form ?? Id<TakenForm>.New(), act);

    public async Task Do(string number, Id<Case> id, CaseAct act)
    {
        var done = await Try(number, id, act);
        Assert.True(done.IsOk, string.Join("; ", done.Errors));
    }

    /// <summary>Says something in the task somebody has.</summary>
    public async Task Say(string number, Id<Case> id, string word, string? reason = null) => await Do(number, id, new CaseAct.Say(await TaskOf(number, id), word, reason, null, new Dictionary<string, string?>()));

    public async Task<int> TaskOf(string number, Id<Case> id) =>
        await Plant.Read(db => db.Set<KeptTask>().Where(t => t.CaseId == id && t.IsOpen && t.PersonId == Plant.Person(number)).Select(t => t.Number).SingleAsync());

    public Task<Case> Row(Id<Case> id) => Plant.Read(db => db.Set<Case>().SingleAsync(c => c.CaseId == id));

    public Task<OpenedCase> Case(Id<Case> id) => Plant.Read(async db => (await OpenedCase.Read(db, Flows, id))!);

    public Task<List<KeptTask>> Open(Id<Case> id) => Plant.Read(db => db.Set<KeptTask>().Where(t => t.CaseId == id && t.IsOpen).OrderBy(t => t.Number).ToListAsync());

    public Task<List<NoticeKind>> Told(string number) => Plant.Read(db => db.Set<Notice>().Where(n => n.AccountId == Me(number).Account && n.CaseId != null).OrderBy(n => n.NoticeId).Select(n => n.Kind).ToListAsync());

    public ValueTask DisposeAsync() => Plant.DisposeAsync();
}
