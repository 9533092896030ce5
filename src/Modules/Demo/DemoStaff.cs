using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Demo;

/// <summary>Units, posts, people and accounts of the demonstration.</summary>
internal sealed class DemoStaff
{
    private static readonly string[] Surnames = ["陈", "周", "吴", "郑", "王", "冯", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "许", "何", "吕", "施", "张", "孔", "曹", "严", "华", "金", "魏", "陶", "姜"];
    private static readonly string[] GivenNames = ["立新", "国平", "秀兰", "海涛", "建军", "玉梅", "卫东", "春生", "红霞", "志强", "晓峰", "丽华", "文斌", "明远", "大勇", "启明", "雪晴", "德胜", "小燕", "永强", "思敏", "长青", "佳怡", "宏伟", "静雯", "子墨", "雨桐"];

    private readonly Organisation organisation;
    private readonly LocalDate today;
    private readonly Dictionary<string, Id<Unit>> units = [];
    private readonly Dictionary<string, Id<Post>> posts = [];
    private readonly List<IOwned> rows = [];
    private readonly List<Person> people = [];
    private readonly HashSet<Id<Person>> workers = [];
    private readonly Dictionary<string, Person> accounts = [];
    private readonly Dictionary<Id<Unit>, Id<Unit>> settling = [];

    public DemoStaff(Organisation organisation, LocalDate today)
    {
        (this.organisation, this.today) = (organisation, today);
        AddUnits();
        AddPosts();
        AddPeople();
    }

    public IReadOnlyList<IOwned> Rows => rows;

    public IReadOnlyList<Person> People => people;

    /// <summary>Those whom the two regulations of the plants bind.</summary>
    public IReadOnlyList<Person> Workers => [.. people.Where(p => workers.Contains(p.PersonId))];

    /// <summary>Units with a month of their own: teams settle with the unit above.</summary>
    public IEnumerable<Id<Unit>> SettlingUnits => people.Select(p => settling[p.UnitId]).Distinct();

    /// <summary>Whoever signs in by a name: <c>east</c>.</summary>
    public Person PersonOf(string account) => accounts[account];

    /// <summary>A unit by its code.</summary>
    public Id<Unit> UnitOf(string code) => units[code];

    private Id<Organisation> Own => organisation.OrganisationId;

    private void AddUnits()
    {
        Unit("TOP", null, organisation.Name, "Qingyuan Water (demo)", UnitKind.Company);
        Unit("OPS", "TOP", "运营部", "Operations", UnitKind.Department);
        Unit("EAST", "OPS", "城东厂", "East plant", UnitKind.Site);
        Unit("EAST-A", "EAST", "城东甲班", "East, team A", UnitKind.Team);
        Unit("EAST-B", "EAST", "城东乙班", "East, team B", UnitKind.Team);
        Unit("EAST-C", "EAST", "城东丙班", "East, team C", UnitKind.Team);
        Unit("WEST", "OPS", "城西厂", "West plant", UnitKind.Site);
        Unit("WEST-A", "WEST", "城西甲班", "West, team A", UnitKind.Team);
        Unit("WEST-B", "WEST", "城西乙班", "West, team B", UnitKind.Team);
        Unit("WEST-C", "WEST", "城西丙班", "West, team C", UnitKind.Team);
        Unit("LAB", "OPS", "化验中心", "Laboratory", UnitKind.Department);
        Unit("TECH", "OPS", "工艺组", "Process group", UnitKind.Team);
        Unit("FIX", "OPS", "维修组", "Maintenance", UnitKind.Team);
        Unit("HR", "TOP", "人事行政部", "HR and administration", UnitKind.Department);
    }

    private void AddPosts()
    {
        Post("operator", "运行工", "Operator");
        Post("process", "工艺员", "Process engineer");
        Post("resident", "驻厂工艺员", "Resident engineer");
        Post("analyst", "化验员", "Analyst");
        Post("maintenance", "维修工", "Fitter");
        Post("plant-head", "厂长", "Plant head");
        Post("ops-head", "运营负责人", "Head of operations");
        Post("clerk", "人事专员", "HR clerk");
        Post("auditor", "内审员", "Auditor");
    }

    private void AddPeople()
    {
        var head = Add("OPS", "ops-head", 320);
        Account(head, "ops", (Role.Operations, null));
        Account(Add("HR", "clerk", 180), "hr", (Role.Clerk, null));
        Account(Add("HR", "auditor", 200), "audit", (Role.Auditor, null));
        Account(Add("HR", "clerk", 260), "admin", (Role.Administrator, null));
        Account(Add("EAST", "plant-head", 260), "east", (Role.Head, "EAST"));
        Account(Add("WEST", "plant-head", 255), "west", (Role.Head, "WEST"));
        foreach (var team in new[] { "EAST-A", "EAST-B", "EAST-C", "WEST-A", "WEST-B", "WEST-C" })
        {
            for (var i = 0; i < 6; i++)
            {
                var operatorOfTeam = Add(team, "operator", 112 + 2.5m * ((people.Count * 7) % 9));
                if (i == 0 && (team is "EAST-A" or "WEST-A")) Account(operatorOfTeam, team == "EAST-A" ? "worker" : "worker2");
            }
        }

        foreach (var (unit, post, wage, count) in new[] { ("LAB", "analyst", 130m, 5), ("TECH", "process", 155m, 4), ("EAST", "resident", 140m, 2), ("WEST", "resident", 138m, 2), ("FIX", "maintenance", 128m, 5) })
            for (var i = 0; i < count; i++) Add(unit, post, wage + i * 1.5m);
    }

    private Person Add(string unit, string post, decimal wage)
    {
        var ordinal = organisation.TakeOrdinal();
        // Twenty-seven of each: taking the second by another step gives every pair once.
        var name = Surnames[ordinal % Surnames.Length] + GivenNames[(ordinal * 5 + ordinal / Surnames.Length) % GivenNames.Length];
        var person = new Person(Own, Id<Person>.New(), ordinal, $"Q{ordinal:000}", name, units[unit]) { HiredOn = today.PlusYears(-1).PlusDays(-97 * (ordinal % 31)) };
        people.Add(person);
        if (post is "operator" or "process" or "resident" or "analyst" or "maintenance") workers.Add(person.PersonId);
        rows.Add(person);
        rows.Add(new Assignment(Own, Id<Assignment>.New(), person.PersonId, units[unit], posts[post], person.HiredOn.Value, isMain: true));
        rows.Add(new PersonValue(Own, Id<PersonValue>.New(), person.PersonId, units[unit], "day_wage", person.HiredOn.Value, wage.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)));
        return person;
    }

    private void Account(Person person, string name, params (Role Role, string? Unit)[] roles)
    {
        var account = new Account(Own, Id<Account>.New(), $"{name}@demo", person.PersonId) { SecurityStamp = Guid.CreateVersion7().ToString("N") };
        rows.Add(account);
        accounts[name] = person;
        if (roles.Length == 0) rows.Add(new Grant(Own, Id<Grant>.New(), account.AccountId, Role.Staff, null, false, null));
        foreach (var (role, unit) in roles)
            rows.Add(new Grant(Own, Id<Grant>.New(), account.AccountId, role, unit is null ? null : units[unit], true, null));
    }

    private void Unit(string code, string? parent, string name, string nameEn, UnitKind kind)
    {
        var unit = new Unit(Own, Id<Unit>.New(), parent is null ? null : units[parent], code, name, kind) { NameEn = nameEn };
        units[code] = unit.UnitId;
        settling[unit.UnitId] = kind == UnitKind.Team && parent is not null ? settling[units[parent]] : unit.UnitId;
        rows.Add(unit);
    }

    private void Post(string code, string name, string nameEn)
    {
        var post = new Post(Own, Id<Post>.New(), code, name) { NameEn = nameEn };
        posts[code] = post.PostId;
        rows.Add(post);
    }
}
