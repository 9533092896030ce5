using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Time;

namespace Yunzhang.Engine.PackTests.Cases;

/// <summary>The organisation a timeline of cases plays in: units, people with their roles and posts, and a calendar without holidays, Monday to Friday.</summary>
internal sealed class CaseStage
{
    /// <summary>Where people stand whose unit is not said.</summary>
    private const string Whole = "*whole";

    private static readonly string[] Keys = ["unit", "heads", "role", "holds"];

    private readonly Staff staff;

    private CaseStage(Staff staff) => this.staff = staff;

    /// <summary>Limits are counted in Beijing time; Saturday and Sunday are no working days, and no holiday is kept.</summary>
    public static WorkCalendar Calendar { get; } = new(DateTimeZoneProviders.Tzdb["Asia/Shanghai"], new CalendarLayer(new Phrase("测试", "Test"))
    {
        RestDays = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], KeepsNoHolidays = true,
    });

    /// <summary>The people on a day.</summary>
    public Staff On(LocalDate day) => staff with { Day = day };

    /// <summary>Whether somebody is declared.</summary>
    public bool Has(string person) => staff.People.Any(p => p.Key == person);

    /// <summary>Everybody declared.</summary>
    public IReadOnlyList<string> People => [.. staff.People.Select(p => p.Key)];

    /// <summary>Sets the stage a test declares.</summary>
    public static CaseStage Of(Pack pack, PackTest test, List<Diagnostic> mistakes)
    {
        var units = test.Units.ToDictionary(u => u.Unit.Text, u => u.Above?.Text, StringComparer.Ordinal);
        foreach (var (_, above) in test.Units)
            if (above is not null && !units.ContainsKey(above.Text)) mistakes.Add(TestMistakes.Unknown("test.unknown-unit", above, new("units 里写明的单位", "unit declared under units"), units.Keys));
        var (people, heads, roles, posts) = (new List<StaffPerson>(), new Dictionary<string, List<string>>(StringComparer.Ordinal), new List<RoleHolding>(), new List<PostHolding>());
        foreach (var person in test.People)
        {
            var unit = Unit(person, "unit", units, mistakes) ?? Unit(person, "heads", units, mistakes) ?? Whole;
            people.Add(new StaffPerson(person.Id, person.Id, unit));
            if (Unit(person, "heads", units, mistakes) is { } headed) (heads.TryGetValue(headed, out var list) ? list : heads[headed] = []).Add(person.Id);
            foreach (var role in Several(person, "role", [.. pack.Words.Roles.Select(r => r.Id)], mistakes)) roles.Add(new RoleHolding(role, person.Id, unit == Whole || !IsOfUnit(person) ? null : unit));
            foreach (var post in Several(person, "holds", null, mistakes)) posts.Add(new PostHolding(person.Id, post, unit));
            foreach (var (name, _) in person.Fields.Where(f => !Keys.Contains(f.Name.Text) && pack.Words.People.All(p => p.Id != f.Name.Text)))
                mistakes.Add(TestMistakes.Unknown("test.unknown-field", name, new("unit、heads、role、holds，也不是人员的字段", "unit, heads, role or holds, nor a field of people"), Keys));
        }
        return new CaseStage(new Staff
        {
            Day = default, People = people, Roles = roles, Posts = posts,
            Units = [.. units.Select(u => Made(u.Key, u.Value ?? Whole)), Made(Whole, null)],
        });

        StaffUnit Made(string key, string? above) => new(key, above, key, Phrase.Same(key), heads.GetValueOrDefault(key) ?? []);
    }

    /// <summary>A role written beside a unit is held for that unit; one written alone, for the whole organisation.</summary>
    private static bool IsOfUnit(TestPerson person) => person.Fields.Any(f => f.Name.Text is "unit" or "heads");

    private static string? Unit(TestPerson person, string key, Dictionary<string, string?> units, List<Diagnostic> mistakes)
    {
        if (person.Fields.FirstOrDefault(f => f.Name.Text == key) is not { Name: not null } field) return null;
        if (units.ContainsKey(field.Value.Text)) return field.Value.Text;
        var mistake = TestMistakes.Unknown("test.unknown-unit", field.Value, new("units 里写明的单位", "unit declared under units"), units.Keys);
        if (!mistakes.Contains(mistake)) mistakes.Add(mistake);
        return null;
    }

    private static string[] Several(TestPerson person, string key, string[]? known, List<Diagnostic> mistakes)
    {
        if (person.Fields.FirstOrDefault(f => f.Name.Text == key) is not { Name: not null } field) return [];
        var all = field.Value.Text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (known is not null && all.FirstOrDefault(a => !known.Contains(a)) is { } unknown)
            mistakes.Add(TestMistakes.Unknown("test.unknown-role", field.Value with { Text = unknown }, new("这份规定的角色", "role of this pack"), known));
        return all;
    }
}
