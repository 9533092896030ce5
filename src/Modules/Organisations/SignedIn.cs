using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations;

/// <summary>Whoever is signed in: what pages and handlers ask what may be shown and done.</summary>
public sealed class SignedIn
{
    private readonly IReadOnlyList<(Role Role, VisibleUnits Units)> grants;

    internal SignedIn(Account account, Person? person, Organisation organisation, IReadOnlyList<(Role Role, VisibleUnits Units)> grants)
    {
        this.grants = grants;
        Account = account.AccountId;
        Person = person?.PersonId;
        Name = person?.Name ?? account.SignInName;
        OrganisationName = organisation.Name;
        TimeZone = organisation.TimeZone;
        IsDemo = organisation.IsDemo;
        MustChangePassword = account.OneTimeUntil is not null;
        var seen = UnitsWhere(Permission.SeeUnit);
        Access = new Access(organisation.OrganisationId, Actor.Account(account.AccountId, Name), seen, Person);
    }

    public Id<Account> Account { get; }

    /// <summary>Nobody for an account that is no member of staff, such as an outside auditor.</summary>
    public Id<Person>? Person { get; }

    public string Name { get; }

    public string OrganisationName { get; }

    /// <summary>IANA name of the organisation's zone.</summary>
    public string TimeZone { get; }

    public bool IsDemo { get; }

    /// <summary>Whether the password is one that somebody else has seen; nothing but changing it is open until then.</summary>
    public bool MustChangePassword { get; }

    /// <summary>What reads and writes are bound to.</summary>
    public Access Access { get; }

    public IEnumerable<Role> Roles => grants.Select(g => g.Role).Distinct();

    /// <summary>Which day it is where the organisation is.</summary>
    public LocalDate Today(IClock clock) => clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[TimeZone]).Date;

    /// <summary>Whether it is allowed anywhere: enough to show the way to a page. Accounts and settings are of no unit: who administers one unit only does not see them.</summary>
    public bool May(Permission permission) => grants.Any(g => g.Role.Holds(permission) && (permission != Permission.Administer || g.Units.Everything));

    /// <summary>Whether it is allowed in this unit: what a handler asks before it changes something there.</summary>
    public bool May(Permission permission, Id<Unit> unit) => grants.Any(g => g.Role.Holds(permission) && g.Units.Include(unit));

    /// <summary>Where it is allowed.</summary>
    public VisibleUnits UnitsWhere(Permission permission)
    {
        var holding = grants.Where(g => g.Role.Holds(permission)).Select(g => g.Units).ToList();
        return holding.Exists(u => u.Everything) ? VisibleUnits.All : VisibleUnits.Only(holding.SelectMany(u => u.Units));
    }
}
