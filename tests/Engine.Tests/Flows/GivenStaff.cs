using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>
/// A chain: head office (GM) over region (RM) over stores s1 (head SH, staff Ann and Bob) and s2 (no head, staff Cat), and the departments hr (head HR) and ops (head OPS).
/// </summary>
internal static class GivenStaff
{
    public static Staff Chain { get; } = new()
    {
        Day = new LocalDate(2014, 5, 20),
        Units = [Unit("hq", null, "GM"), Unit("region", "hq", "RM"), Unit("s1", "region", "SH"), Unit("s2", "region"), Unit("hrd", "hq", "HR"), Unit("opsd", "hq", "OPS")],
        People =
        [
            Person("GM", "hq"), Person("RM", "region"), Person("SH", "s1"), Person("Ann", "s1"), Person("Bob", "s1"), Person("Cat", "s2"), Person("HR", "hrd"), Person("OPS", "opsd"),
            Person("P1", "opsd"), Person("P2", "opsd"), Person("P3", "opsd"), Person("P4", "opsd"), Person("Clerk", "hrd"),
        ],
        Posts = [new("OPS", "ops-manager", "opsd"), new("RM", "area-manager", "region")],
        Roles = [new("hr", "HR", null), new("ops", "OPS", null), new("panel", "P1", null), new("panel", "P2", null), new("panel", "P3", null), new("panel", "P4", null), new("chief", "GM", null)],
    };

    public static StaffUnit Unit(string key, string? parent, params string[] heads) => new(key, parent, key, Phrase.Same(key), heads);

    public static StaffPerson Person(string key, string unit) => new(key, key, unit);

    public static Staff Without(this Staff staff, string key) => staff with
    {
        People = [.. staff.People.Where(p => p.Key != key)], Posts = [.. staff.Posts.Where(p => p.Person != key)], Roles = [.. staff.Roles.Where(r => r.Person != key)],
        Units = [.. staff.Units.Select(u => u with { Heads = [.. u.Heads.Where(h => h != key)] })],
    };

    public static Staff Delegating(this Staff staff, string from, string to, params string[] flows) => staff with { Delegations = [.. staff.Delegations, new Delegation(from, to, flows)] };

    public static Staff HeadedBy(this Staff staff, string unit, params string[] heads) => staff with { Units = [.. staff.Units.Select(u => u.Key == unit ? u with { Heads = heads } : u)] };
}
