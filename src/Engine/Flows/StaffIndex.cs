using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Flows;

/// <summary>A staff snapshot, made quick to ask.</summary>
internal sealed class StaffIndex
{
    private readonly Dictionary<string, StaffUnit> units;
    private readonly Dictionary<string, StaffUnit> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StaffPerson> people;
    private readonly ILookup<string, PostHolding> posts;
    private readonly ILookup<string, RoleHolding> roles;

    public StaffIndex(Staff staff)
    {
        Staff = staff;
        units = staff.Units.ToDictionary(u => u.Key, StringComparer.Ordinal);
        foreach (var unit in staff.Units) codes.TryAdd(unit.Code, unit);
        people = staff.People.ToDictionary(p => p.Key, StringComparer.Ordinal);
        posts = staff.Posts.ToLookup(p => p.Post, StringComparer.Ordinal);
        roles = staff.Roles.ToLookup(r => r.Role, StringComparer.Ordinal);
        Away = staff.Away.ToHashSet(StringComparer.Ordinal);
    }

    public Staff Staff { get; }

    public IReadOnlySet<string> Away { get; }

    public bool IsEmployed(string key) => people.ContainsKey(key);

    public string NameOf(string key) => people.GetValueOrDefault(key)?.Name ?? key;

    public StaffUnit? Unit(string key) => units.GetValueOrDefault(key);

    public StaffUnit? UnitByCode(string code) => codes.GetValueOrDefault(code);

    public StaffUnit? UnitOf(string person) => people.GetValueOrDefault(person) is { } p ? Unit(p.Unit) : null;

    /// <summary>The unit and those above it, nearest first. A circle in the data ends the way up.</summary>
    public IEnumerable<StaffUnit> Upwards(StaffUnit? from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var unit = from; unit is not null && seen.Add(unit.Key); unit = unit.Parent is { } parent ? Unit(parent) : null) yield return unit;
    }

    public IEnumerable<string> HeadsOf(StaffUnit unit) => unit.Heads.Where(IsEmployed);

    public IEnumerable<string> InPost(string code, string? unit) =>
        posts[code].Where(p => (unit is null || p.Unit == unit) && IsEmployed(p.Person)).Select(p => p.Person).Distinct(StringComparer.Ordinal);

    public IEnumerable<string> InRole(string role, string unit) =>
        roles[role].Where(r => r.Unit == unit && IsEmployed(r.Person)).Select(r => r.Person).Distinct(StringComparer.Ordinal);

    /// <summary>Those named for a role of the whole organisation, or, with <paramref name="all"/>, of any unit too.</summary>
    public IEnumerable<string> InRole(string role, bool all) =>
        roles[role].Where(r => (all || r.Unit is null) && IsEmployed(r.Person)).Select(r => r.Person).Distinct(StringComparer.Ordinal);

    /// <summary>Who acts for somebody in a flow; a delegation for the flow itself goes before one for all.</summary>
    public string? DelegateOf(string person, string flow) => Staff.Delegations
        .Where(d => d.From == person && d.To != person && (d.Flows.Count == 0 || d.Flows.Contains(flow)))
        .OrderBy(d => d.Flows.Count == 0).ThenBy(d => d.To, StringComparer.Ordinal).FirstOrDefault()?.To;
}

/// <summary>Follows delegations: at most <see cref="Longest"/> hands, never in a circle, never through or to somebody who may not act.</summary>
internal sealed class Delegates(StaffIndex staff)
{
    /// <summary>How many times a task may be passed on because people are away.</summary>
    public const int Longest = 3;

    /// <summary>Whoever acts in the place of <paramref name="person"/>, and what to say of it; he himself where nobody may.</summary>
    public (string Person, string? For, Phrase? Note) Of(string person, string flow, IReadOnlySet<string> excluded)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { person };
        var (current, name) = (person, staff.NameOf(person));
        while (staff.DelegateOf(current, flow) is { } next)
        {
            if (!seen.Add(next)) return Kept("委托转了一圈回到原处，不予采用", "the delegation goes round in a circle and is not followed");
            if (seen.Count - 1 > Longest) return Kept($"委托转手超过 {Longest} 次，不予采用", $"the delegation passes through more than {Longest} hands and is not followed");
            if (excluded.Contains(next)) return Kept($"受托人{staff.NameOf(next)}须回避，不予采用", $"{staff.NameOf(next)}, who would act for him, may not act here");
            if (!staff.IsEmployed(next)) return Kept("受托人已不在职，不予采用", "whoever would act for him is not employed any more");
            current = next;
        }
        return current == person ? (person, null, null) : (current, person, new Phrase($"{staff.NameOf(current)}代{name}", $"{staff.NameOf(current)} for {name}"));

        (string, string?, Phrase?) Kept(string zh, string en) => (person, null, new Phrase($"{name}的{zh}", $"of {name}: {en}"));
    }
}
