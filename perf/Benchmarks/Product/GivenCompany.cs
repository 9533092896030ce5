using Microsoft.AspNetCore.Identity;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.Shifts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Rulebook.AdoptPack;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Benchmarks.Product;

/// <summary>
/// A company made for measuring, the same each time: sites of at most ten thousand people in four crews, operators all, with a wage; the operators'
/// regulation in force; one account that may do everything.
/// </summary>
internal sealed class GivenCompany
{
    public const int PeopleOfSite = 10_000;
    public const string SignInName = "perf", Password = "a-long-password-for-measuring";
    public const string Zone = "Asia/Shanghai";

    /// <summary>The day everything happens on, so that a month is over and not yet too old.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 5, 2, 0);

    private static readonly LocalDate Since = new(2020, 1, 1);

    private readonly Organisation organisation = new(Id<Organisation>.New(), "测速公司", Zone, isDemo: false);
    private readonly List<Unit> units = [];
    private readonly List<Unit> sites = [];
    private readonly List<Unit> crews = [];
    private readonly Post post;
    private readonly int people;

    private GivenCompany(int people)
    {
        this.people = people;
        post = new Post(Own, Id<Post>.New(), "operator", "运行工");
        var top = Add(null, "TOP", UnitKind.Company);
        for (var site = 0; site * PeopleOfSite < people; site++)
        {
            sites.Add(Add(top, $"S{site:000}", UnitKind.Site));
            for (var crew = 0; crew < GivenPunches.Crews; crew++) crews.Add(Add(sites[^1], $"S{site:000}-{"ABCD"[crew]}", UnitKind.Team));
        }
    }

    private Id<Organisation> Own => organisation.OrganisationId;

    /// <summary>Makes it in a database that is new.</summary>
    /// <param name="database">Brought up to date already.</param>
    /// <param name="people">How many work there.</param>
    /// <param name="packs">Folder of the regulations; null for a company without any.</param>
    public static async Task<Id<Organisation>> Make(Database database, int people, string? packs = "packs")
    {
        var made = new GivenCompany(people);
        var access = Access.OfSystem(made.Own, "perf");
        await database.Write(access, made.Write);
        if (packs is null) return made.Own;
        var source = new PackShelf(packs).Find("wastewater-operators") ?? throw new InvalidOperationException("Run from the root of the repository: there is no packs/wastewater-operators here.");
        var adopted = await new PackAdopter(database).Adopt(access, source);
        if (!adopted.IsOk || !adopted.Value.IsInForce) throw new InvalidOperationException("The operators' regulation could not be put in force.");
        return made.Own;
    }

    private async Task<int> Write(Write write)
    {
        for (var i = 0; i < people; i++) organisation.TakeOrdinal();
        write.Db.Add(organisation);
        write.Db.AddRange(units);
        write.Db.Add(post);
        write.Db.AddRange(Roster());
        var account = new Account(Own, Id<Account>.New(), SignInName, null) { SecurityStamp = Guid.CreateVersion7().ToString("N") };
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        write.Db.Add(account);
        write.Db.Add(new Grant(Own, Id<Grant>.New(), account.AccountId, Role.Administrator, null, true, null));
        await write.Journal(Streams.Organisation, "organisation.created", new { organisation.Name, people });
        await write.Db.SaveChangesAsync();
        foreach (var some in Enumerable.Range(0, people).Chunk(PeopleOfSite))
        {
            var staff = Array.ConvertAll(some, Person);
            write.AddMany(staff);
            write.AddMany(staff.Select(p => new Assignment(Own, Id<Assignment>.New(), p.PersonId, p.UnitId, post.PostId, Since, isMain: true)));
            write.AddMany(staff.Select(p => new PersonValue(Own, Id<PersonValue>.New(), p.PersonId, p.UnitId, "day_wage", Since, $"{100 + p.Ordinal % 80}")));
        }

        return people;
    }

    private Person Person(int index) => new(Own, Id<Person>.New(), index + 1, GivenPunches.NumberOf(index), GivenPunches.NameOf(index), crews[index / PeopleOfSite * GivenPunches.Crews + index % GivenPunches.Crews].UnitId) { HiredOn = Since };

    private IEnumerable<IOwned> Roster()
    {
        var kept = new List<KeptShift>();
        foreach (var hours in new[] { GivenPunches.Day, GivenPunches.Night })
        {
            kept.Add(new KeptShift(Own, Id<KeptShift>.New(), kept.Count == 0 ? "白班" : "夜班"));
            yield return kept[^1];
            yield return new KeptShiftVersion(Own, kept[^1].ShiftId, Since, ShiftText.Write(new ShiftVersion(Since, hours)));
        }

        var (day, night) = (kept[0].ShiftId, kept[1].ShiftId);
        for (var crew = 0; crew < GivenPunches.Crews; crew++)
        {
            var pattern = new KeptPattern(Own, Id<KeptPattern>.New(), $"{"甲乙丙丁"[crew]}班", GivenPunches.First.PlusDays(crew), Cycles.Write([[day], [day], [day], [day], [night], []]), followsCalendar: false);
            yield return pattern;
            for (var team = crew; team < crews.Count; team += GivenPunches.Crews)
                yield return new KeptRosterLine(Own, Id<KeptRosterLine>.New(), RosterSource.Team, crews[team].UnitId.ToString(), pattern.PatternId, Since);
        }
    }

    private Unit Add(Unit? parent, string code, UnitKind kind)
    {
        var unit = new Unit(Own, Id<Unit>.New(), parent?.UnitId, code, code, kind);
        units.Add(unit);
        return unit;
    }
}
