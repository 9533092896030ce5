using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Organisations.AddPerson;
using Yunzhang.Modules.Organisations.AssignPerson;
using Yunzhang.Modules.Organisations.EditPerson;
using Yunzhang.Modules.Organisations.EndEmployment;
using Yunzhang.Modules.Organisations.ImportPeople;
using Yunzhang.Modules.Organisations.ImportUnits;
using Yunzhang.Modules.Organisations.KeepAccounts;
using Yunzhang.Modules.Organisations.KeepUnits;
using Yunzhang.Modules.Organisations.SetPersonValue;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Organisations;

/// <summary>An organisation with two plants and two posts, an administrator and a clerk of the east plant. It is 15 April 2014 there.</summary>
internal sealed class GivenOffice : IAsyncDisposable
{
    public static readonly LocalDate Today = new(2014, 4, 15);

    private readonly GivenDatabase given;

    private GivenOffice(GivenDatabase given) => this.given = given;

    public Database Database => given.Database;

    public IClock Clock => given.Clock;

    public GivenDatabase Given => given;

    public Unit Top { get; private set; } = null!;

    public Unit East { get; private set; } = null!;

    public Unit West { get; private set; } = null!;

    public Post Operator { get; private set; } = null!;

    public Post Analyst { get; private set; } = null!;

    public SignedIn Admin { get; private set; } = null!;

    public SignedIn EastClerk { get; private set; } = null!;

    public PersonAdder Adder => new(Database, Clock);

    public PersonEditor Editor => new(Database, Clock);

    public PersonAssigner Assigner => new(new RecordKeeper(Database, Clock), Clock);

    public PersonValueSetter Values => new(new RecordKeeper(Database, Clock), Clock);

    public EmploymentEnder Ender => new(new RecordKeeper(Database, Clock));

    public PeopleImporter Importer => new(Database, Clock);

    public UnitsImporter UnitsImporter => new(Database);

    public UnitKeeper Units => new(Database);

    public UnitCloser Closer => new(Database, Clock);

    public AccountKeeper Accounts => new(Database, Clock, new PasswordHasher<Account>());

    public RoleGranter Granter => new(Database, Clock);

    public static async Task<GivenOffice> On(string engine)
    {
        var office = new GivenOffice(await GivenDatabase.On(engine));
        var own = office.given.Organisation;
        office.Top = new Unit(own, Id<Unit>.New(), null, "TOP", "东海水务", UnitKind.Company);
        office.East = new Unit(own, Id<Unit>.New(), office.Top.UnitId, "E", "城东厂", UnitKind.Site);
        office.West = new Unit(own, Id<Unit>.New(), office.Top.UnitId, "W", "城西厂", UnitKind.Site);
        office.Operator = new Post(own, Id<Post>.New(), "operator", "运行工");
        office.Analyst = new Post(own, Id<Post>.New(), "analyst", "化验员");
        var (admin, clerk) = (new Account(own, Id<Account>.New(), "admin", null), new Account(own, Id<Account>.New(), "clerk", null));
        await office.Database.Write(office.given.Access, async write =>
        {
            write.Db.AddRange(office.Top, office.East, office.West, office.Operator, office.Analyst, admin, clerk);
            write.Db.Add(new Grant(own, Id<Grant>.New(), admin.AccountId, Role.Administrator, null, true, null));
            await write.Journal(Streams.Organisation, "test.prepared", new { });
            return 0;
        });
        var organisation = new Organisation(own, "东海水务", "Asia/Shanghai", false);
        office.Admin = new SignedIn(admin, null, organisation, [(Role.Administrator, VisibleUnits.All)]);
        office.EastClerk = new SignedIn(clerk, null, organisation, [(Role.Clerk, VisibleUnits.Only([office.East.UnitId]))]);
        return office;
    }

    /// <summary>Somebody at work since 2013, an operator of the east plant unless said otherwise.</summary>
    public async Task<Id<Person>> Somebody(string number, string name, Unit? unit = null)
    {
        var result = await Adder.Add(Admin, New(number, name, unit));
        Assert.True(result.IsOk, string.Join("; ", result.Errors));
        return result.Value;
    }

    public NewPerson New(string number, string name, Unit? unit = null) =>
        new(Id<Person>.New(), number, name, (unit ?? East).UnitId, Operator.PostId, new LocalDate(2013, 1, 1));

    public Task<T> Read<T>(Func<AppDbContext, Task<T>> query) => Database.Read(given.Access, query);

    public Task<Person> Person(Id<Person> id) => Read(db => db.Set<Person>().SingleAsync(p => p.PersonId == id));

    /// <summary>What stands in the journal about somebody, oldest first.</summary>
    public Task<List<string>> Lines<T>(Id<T> id) => Read(db => db.Set<JournalEntry>().Where(e => e.Stream == Streams.Of(id)).OrderBy(e => e.Seq).Select(e => e.Kind).ToListAsync());

    public async Task<int> JournalLength() => await Read(db => db.Set<JournalEntry>().CountAsync());

    public ValueTask DisposeAsync() => given.DisposeAsync();
}
