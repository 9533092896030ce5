using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.ImportPunches;
using Yunzhang.Modules.Attendance.KeepCovers;
using Yunzhang.Modules.Attendance.KeepPunches;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.SeeMonth;
using Yunzhang.Modules.Attendance.Shifts;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Attendance;

/// <summary>The wastewater company with everybody on days of 08:00 to 17:00, every day of the week, on 2 May 2014.</summary>
internal sealed class GivenRoster : IAsyncDisposable
{
    private GivenRoster(GivenPlant plant) => Plant = plant;

    public GivenPlant Plant { get; }

    public Database Database => Plant.Database;

    /// <summary>Keeps everything everywhere.</summary>
    public SignedIn Clerk { get; private set; } = null!;

    public DeviationDeriver Deriver => new(Plant.Rules, new DerivedFacts(new FactChecks(Plant.Rules)));

    public PunchImporter Importer => new(Database, new PunchIntake(Deriver), Plant.Given.Clock);

    public PunchKeeper Keeper => new(Database, Deriver, Plant.Given.Clock);

    public CoverKeeper Covers => new(Database, new CoverWriter(Deriver));

    public AttendanceReader Reader => new(Database, Plant.Given.Clock);

    public static async Task<GivenRoster> On(string engine)
    {
        var roster = new GivenRoster(await GivenPlant.On(engine));
        roster.Clerk = roster.Signed(Role.Clerk, VisibleUnits.All);
        await roster.Work();
        return roster;
    }

    public SignedIn Signed(Role role, VisibleUnits units, string? number = null)
    {
        var own = Plant.Given.Organisation;
        var account = new Account(own, Id<Account>.New(), "clerk", number is null ? null : Plant.Person(number));
        var person = number is null ? null : new Person(own, Plant.Person(number), 1, number, number, Plant.Unit("城东厂"));
        return new SignedIn(account, person, new Organisation(own, "东海水务", "Asia/Shanghai", isDemo: false), [(role, units)]);
    }

    public async Task<PunchImport> Import(string text)
    {
        var result = await Importer.Run(Clerk, "打卡.csv", Encoding.UTF8.GetBytes(text));
        Assert.True(result.IsOk, string.Join("\n", result.Errors));
        return result.Value;
    }

    /// <summary>Standing facts from punches: number of the person, day, kind, minutes.</summary>
    public async Task<List<string>> Deviations(string? number = null)
    {
        var facts = await Plant.Read(db => db.Set<Fact>().Standing().Where(f => f.Source == "attendance" && (number == null || f.PersonId == Plant.Person(number))).OrderBy(f => f.Occurred).ThenBy(f => f.Number).ToListAsync());
        var numbers = await Plant.Read(db => db.Set<Person>().ToDictionaryAsync(p => p.PersonId, p => p.Number));
        return [.. facts.Select(f => FactFields.Read(f.Fields) is var fields ? $"{numbers[f.PersonId!.Value]} {f.Occurred:MM-dd} {fields["kind"]} {fields.GetValueOrDefault("minutes", "?")}" : "").Order()];
    }

    /// <summary>The punches that are kept of a person.</summary>
    public Task<IReadOnlyList<KeptPunch>> Punches(string number) => Plant.Read(async db => await PunchMonths.Of(db, (await db.Set<Person>().SingleAsync(p => p.Number == number)).Ordinal, 0, Yunzhang.Modules.Attendance.Micros.Of(Instant.FromUtc(2100, 1, 1, 0, 0))));

    public ValueTask DisposeAsync() => Plant.DisposeAsync();

    private Task<int> Work() => Database.Write(Plant.Access, async write =>
    {
        var from = new LocalDate(2014, 1, 1);
        var shift = new KeptShift(write.Access.Organisation, Id<KeptShift>.New(), "白班");
        var pattern = new KeptPattern(write.Access.Organisation, Id<KeptPattern>.New(), "每天", from, Cycles.Write([[shift.ShiftId]]), followsCalendar: false);
        write.Db.AddRange(
            shift, new KeptShiftVersion(write.Access.Organisation, shift.ShiftId, from, ShiftText.Write(new ShiftVersion(from, new ShiftHours(new LocalTime(8, 0), new LocalTime(17, 0))))), pattern,
            new KeptRosterLine(write.Access.Organisation, Id<KeptRosterLine>.New(), RosterSource.Unit, (await write.Db.Set<Unit>().SingleAsync(u => u.Code == "TOP")).UnitId.ToString(), pattern.PatternId, from));
        await write.Journal("rosters", "roster.made", new { });
        return 0;
    });
}
