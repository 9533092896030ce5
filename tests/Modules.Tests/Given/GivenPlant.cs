using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Facts.CorrectFact;
using Yunzhang.Modules.Facts.DeriveFacts;
using Yunzhang.Modules.Facts.RecordFact;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.ActivateRules;
using Yunzhang.Modules.Ledger.CloseMonth;
using Yunzhang.Modules.Ledger.ExplainEntry;
using Yunzhang.Modules.Ledger.ReviewMonth;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Ledger.TryProposal;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Rulebook.AdoptPack;
using Yunzhang.Modules.Rulebook.DecideReading;
using Yunzhang.Modules.Rulebook.SaveProposal;
using Yunzhang.Modules.Rulebook.SeeRules;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Tests.Given;

/// <summary>The wastewater company of the examples: two plants with their teams, fifteen people, and the regulation of its operators.</summary>
internal sealed class GivenPlant : IAsyncDisposable
{
    public const string Pack = "wastewater.operators";

    public static readonly YearMonth April = new(2014, 4);
    public static readonly YearMonth May = new(2014, 5);

    private readonly Dictionary<string, Id<Unit>> units = [];
    private readonly Dictionary<string, Id<Person>> people = [];

    private GivenPlant(GivenDatabase given) => Given = given;

    public GivenDatabase Given { get; }

    public Database Database => Given.Database;

    public Access Access => Given.Access;

    public RulesInForce Rules { get; } = new();

    public PackAdopter Adopter => new(Database);

    public ReadingDecider Decider => new(Database, Rules);

    public ProposalKeeper Proposals => new(Database, Rules);

    public FactRecorder Recorder => new(Database, new FactChecks(Rules));

    public FactCorrector Corrector => new(Database, new FactChecks(Rules));

    public FactDeriver Deriver => new(Database, new DerivedFacts(new FactChecks(Rules)));

    public MonthSettler Settler => new(Database, Rules, Given.Clock);

    public MonthReviewer Reviewer => new(Database);

    public MonthCloser Closer => new(Database, Settler, new WaitingEntries(Rules), Rules);

    public EntryExplainer Explainer => new(Database, Rules);

    public RulesActivator Activator => new(Database, Rules);

    public ProposalTrial Trial => new(Database, Rules, Given.Clock);

    public WhatIf WhatIf => new(Database, Rules, Trial, Proposals, Given.Clock);

    public RegulationReader Regulations => new(Database, Rules, Given.Clock);

    /// <summary>Somebody signed in who has a role at some units, or everywhere when none is named.</summary>
    public SignedIn Me(Role role, params string[] at) => new(
        new Account(Given.Organisation, Id<Account>.New(), "运营负责人", null), null, new Organisation(Given.Organisation, "东海水务", "Asia/Shanghai", false),
        [(role, at.Length == 0 ? VisibleUnits.All : VisibleUnits.Only(at.Select(Unit)))]);

    /// <summary>The plant on 2 May 2014, with its regulation in force and nothing recorded.</summary>
    public static async Task<GivenPlant> On(string engine, PackSource? pack = null)
    {
        var plant = new GivenPlant(await GivenDatabase.On(engine));
        plant.Today(new LocalDate(2014, 5, 2));
        await plant.Settle();
        var adopted = await plant.Adopter.Adopt(plant.Access, pack ?? Source("wastewater-operators"));
        Assert.True(adopted.Value.IsInForce);
        return plant;
    }

    public static PackSource Source(string name) => new PackShelf(Path.Combine(Root(), "packs")).Find(name)!;

    /// <summary>A pack with some of its text replaced.</summary>
    public static PackSource Source(string name, string file, string text, string by)
    {
        var source = Source(name);
        var files = source.Files.ToDictionary(f => f.Key, f => f.Value);
        var before = System.Text.Encoding.UTF8.GetString(files[file]);
        Assert.Contains(text, before, StringComparison.Ordinal);
        files[file] = System.Text.Encoding.UTF8.GetBytes(before.Replace(text, by, StringComparison.Ordinal));
        return new PackSource(name, files);
    }

    /// <summary>A pack with more files.</summary>
    public static PackSource With(string name, params (string File, string Text)[] more)
    {
        var files = Source(name).Files.ToDictionary(f => f.Key, f => f.Value);
        foreach (var (file, text) in more) files[file] = System.Text.Encoding.UTF8.GetBytes(text);
        return new PackSource(name, files);
    }

    public Id<Person> Person(string number) => people[number];

    public Id<Unit> Unit(string name) => units[name];

    /// <summary>Whoever may see one unit and its teams, and nothing else.</summary>
    public Access Seeing(params string[] names) => new(Given.Organisation, Actor.System("clerk"), VisibleUnits.Only(names.Select(Unit)));

    /// <summary>Noon of a day, as it is in China.</summary>
    public void Today(LocalDate day) => Given.Clock.Reset(day.At(new LocalTime(12, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).ToInstant());

    /// <summary>Records the facts of the example file that were known by a day, corrections as corrections.</summary>
    public async Task RecordExample(LocalDate knownBy)
    {
        var rows = ExampleFacts.Read(Path.Combine(Root(), "examples/wastewater-operators/facts.csv")).Where(r => r.KnownOn <= knownBy).ToList();
        var recorded = await Recorder.Record(Access, [.. rows.Where(r => r.Replaces.Length == 0).Select(r => r.ToFact(this))]);
        Assert.True(recorded.IsOk, string.Join("\n", recorded.Errors));
        foreach (var row in rows.Where(r => r.Replaces.Length > 0))
        {
            var chain = await Read(db => db.Set<Fact>().Where(f => f.Key == row.Replaces).Select(f => f.Number).ToListAsync());
            if (chain is not [var old]) continue;
            var fact = row.ToFact(this);
            var corrected = await Corrector.Correct(Access, new Correction(old, "考勤机时钟已校正") { At = fact.At, KnownOn = row.KnownOn, Fields = fact.Fields });
            Assert.True(corrected.IsOk, string.Join("\n", corrected.Errors));
        }
    }

    public async Task<long> Record(string number, LocalDate day, params (string Field, string Text)[] fields)
    {
        var recorded = await Recorder.Record(Access, [Deviation(number, day, fields)]);
        Assert.True(recorded.IsOk, string.Join("\n", recorded.Errors));
        return recorded.Value[0];
    }

    public NewFact Deviation(string number, LocalDate day, params (string Field, string Text)[] fields) =>
        new() { Word = "deviation", Person = Person(number), Occurred = day, Fields = fields.ToDictionary(f => f.Field, f => f.Text) };

    public Task<T> Read<T>(Func<AppDbContext, Task<T>> query) => Database.Read(Access, query);

    public Task<List<LedgerEntry>> Entries(YearMonth month, string? number = null) => Read(db =>
        db.Set<LedgerEntry>().Where(e => e.Month == month && (number == null || e.PersonId == Person(number))).OrderBy(e => e.Day).ThenBy(e => e.EntryId).ToListAsync());

    /// <summary>Settles, reviews and closes a month of a plant.</summary>
    public async Task<Result<MonthTotals>> Close(string unit, YearMonth month, string? carryOver = null)
    {
        Assert.True((await Reviewer.Review(Access, Unit(unit), month)).IsOk);
        return await Closer.Close(Access, Unit(unit), month, carryOver);
    }

    public ValueTask DisposeAsync() => Given.DisposeAsync();

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "global.json"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private Task<int> Settle() => Database.Write(Access, async write =>
    {
        var company = Add("东海水务", "TOP", UnitKind.Company, null);
        foreach (var (plant, code) in new[] { ("城东厂", "E"), ("城西厂", "W") })
        {
            var site = Add(plant, code, UnitKind.Site, company);
            Add(plant[..2] + "甲班", code + "1", UnitKind.Team, site);
            Add(plant[..2] + "乙班", code + "2", UnitKind.Team, site);
        }

        Add("工艺组", "P", UnitKind.Department, company);
        Add("维修组", "M", UnitKind.Department, company);
        var posts = new Dictionary<string, Post>();
        foreach (var (code, name) in new[] { ("operator", "运行工"), ("process", "工艺员"), ("maintenance", "维修工") })
            write.Db.Add(posts[name] = new Post(Given.Organisation, Id<Post>.New(), code, name));
        var organisation = await write.Db.Set<Organisation>().SingleAsync();
        foreach (var cells in File.ReadLines(Path.Combine(Root(), "examples/wastewater-operators/people.csv")).Skip(1).Select(l => l.TrimStart('\uFEFF').Split(',')))
            AddPerson(write.Db, organisation, posts, cells);
        await write.Journal(Streams.Organisation, "people.added", new { people.Count });
        return 0;

        Id<Unit> Add(string name, string code, UnitKind kind, Id<Unit>? parent)
        {
            units[name] = Id<Unit>.New();
            write.Db.Add(new Unit(Given.Organisation, units[name], parent, code, name, kind));
            return units[name];
        }
    });

    private void AddPerson(AppDbContext db, Organisation organisation, Dictionary<string, Post> posts, string[] cells)
    {
        var id = people[cells[0]] = Id<Person>.New();
        LocalDate? joined = cells[5].Length > 0 ? LocalDatePattern.Iso.Parse(cells[5]).Value : null;
        var from = joined ?? new LocalDate(2014, 1, 1);
        db.Add(new Person(Given.Organisation, id, organisation.TakeOrdinal(), cells[0], cells[1], Unit(cells[3])) { HiredOn = joined });
        db.Add(new Assignment(Given.Organisation, Id<Assignment>.New(), id, Unit(cells[3]), posts[cells[2]].PostId, from, true));
        if (cells[4].Length > 0) db.Add(new PersonValue(Given.Organisation, Id<PersonValue>.New(), id, Unit(cells[3]), "day_wage", from, cells[4]));
    }
}
