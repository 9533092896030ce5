using Microsoft.AspNetCore.Identity;
using NodaTime;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Rulebook.AdoptPack;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Benchmarks.Product;

/// <summary>An operations department of so many people, each with an account, and its president, under the regulation of the chain: what one of them proposes the president decides.</summary>
internal sealed class GivenDepartment
{
    public const string Pack = "chain.hr", Flow = "policy", President = "president";

    private static readonly LocalDate Since = new(2020, 1, 1);

    private readonly Organisation organisation = new(Id<Organisation>.New(), "测速连锁", GivenCompany.Zone, isDemo: false);
    private readonly Unit unit;
    private readonly string hash;

    private GivenDepartment()
    {
        unit = new Unit(Own, Id<Unit>.New(), null, "OPS", "运营部", UnitKind.Department);
        hash = new PasswordHasher<string>().HashPassword("", GivenCompany.Password);
    }

    private Id<Organisation> Own => organisation.OrganisationId;

    /// <summary>How the account of one of the department is called.</summary>
    public static string NameOf(int index) => $"ops{index}";

    /// <summary>Makes it in a database that is new.</summary>
    public static async Task<Access> Make(Database database, int people)
    {
        await database.Migrate();
        var made = new GivenDepartment();
        var access = Access.OfSystem(made.Own, "perf");
        await database.Write(access, async write =>
        {
            write.Db.Add(made.organisation);
            write.Db.Add(made.unit);
            write.Db.AddRange(Enumerable.Range(0, people).SelectMany(i => made.Employee(NameOf(i), "ops")).Concat(made.Employee(President, "ops-president")));
            await write.Journal(Streams.Organisation, "organisation.created", new { made.organisation.Name });
            return 0;
        });
        var source = new PackShelf("packs").Find("chain-hr") ?? throw new InvalidOperationException("Run from the root of the repository: there is no packs/chain-hr here.");
        var adopted = await new PackAdopter(database).Adopt(access, source);
        return adopted.IsOk && adopted.Value.IsInForce ? access : throw new InvalidOperationException("The chain's regulation could not be put in force.");
    }

    private IEnumerable<object> Employee(string who, string role)
    {
        var ordinal = organisation.TakeOrdinal();
        var person = new Person(Own, Id<Person>.New(), ordinal, $"C{ordinal:000}", who, unit.UnitId) { HiredOn = Since };
        var account = new Account(Own, Id<Account>.New(), who, person.PersonId) { SecurityStamp = Guid.CreateVersion7().ToString("N"), PasswordHash = hash };
        yield return person;
        yield return new PersonValue(Own, Id<PersonValue>.New(), person.PersonId, unit.UnitId, "employment", Since, "regular");
        yield return account;
        yield return new Grant(Own, Id<Grant>.New(), account.AccountId, Role.Staff, null, false, null);
        yield return new RoleHolder(Own, Id<RoleHolder>.New(), Pack, role, person.PersonId, Since);
    }
}
