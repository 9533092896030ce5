using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Storage;

/// <summary>Who asks, and what may be seen: no query and no write happens without one.</summary>
/// <param name="Organisation">The only organisation that exists for this access.</param>
/// <param name="Actor">What stands in the journal as the doer.</param>
/// <param name="Units">The units whose people and facts may be seen.</param>
/// <param name="Person">The person asking, who always sees what is about himself; nobody for jobs and commands.</param>
public sealed record Access(Id<Organisation> Organisation, Actor Actor, VisibleUnits Units, Id<Person>? Person = null)
{
    /// <summary>The product itself at work for an organisation: jobs, commands, demo data.</summary>
    public static Access OfSystem(Id<Organisation> organisation, string job) => new(organisation, Actor.System(job), VisibleUnits.All);
}

/// <summary>The doer of a write: an account, or a named job of the product.</summary>
/// <param name="Key"><c>account:…</c> or <c>system:…</c>.</param>
/// <param name="Name">As a reader of the audit trail should see it.</param>
public sealed record Actor(string Key, string Name)
{
    public static Actor Account(Id<Account> account, string name) => new($"account:{account}", name);

    public static Actor System(string job) => new($"system:{job}", job);
}

/// <summary>The units a person may see: every one, or a set closed downwards when the grants say so.</summary>
public sealed class VisibleUnits
{
    private readonly Id<Unit>[] units;

    private VisibleUnits(bool everything, Id<Unit>[] units) => (Everything, this.units) = (everything, units);

    public static VisibleUnits All { get; } = new(true, []);

    public static VisibleUnits None { get; } = new(false, []);

    public bool Everything { get; }

    public IReadOnlyList<Id<Unit>> Units => units;

    internal Id<Unit>[] Array => units;

    public static VisibleUnits Only(IEnumerable<Id<Unit>> units) => new(false, [.. units.Distinct().Order()]);

    public bool Include(Id<Unit> unit) => Everything || System.Array.BinarySearch(units, unit) >= 0;
}
