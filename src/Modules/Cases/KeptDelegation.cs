using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases;

/// <summary>Somebody acts for another: on some days, or whenever he is on leave that was allowed.</summary>
public sealed class KeptDelegation(Id<Organisation> organisationId, Id<KeptDelegation> delegationId, Id<Person> personId, Id<Person> toId, Id<Unit> unitId) : IAboutPerson, IStanding
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<KeptDelegation> DelegationId { get; private set; } = delegationId;

    /// <summary>Who is acted for.</summary>
    public Id<Person> PersonId { get; private set; } = personId;

    /// <summary>Who acts.</summary>
    public Id<Person> ToId { get; private set; } = toId;

    /// <summary>The unit of whom is acted for.</summary>
    public Id<Unit> UnitId { get; private set; } = unitId;

    public LocalDate From { get; init; }

    /// <summary>The last day, included; null until it is withdrawn.</summary>
    public LocalDate? Until { get; internal set; }

    /// <summary>True when it holds only while the other is on leave that was allowed.</summary>
    public bool OnLeaveOnly { get; init; }

    /// <summary>The flows it is for as <c>pack/flow</c>, a blank between; empty for all.</summary>
    public string Flows { get; init; } = "";

    public string Reason { get; init; } = "";

    public Instant At { get; init; }

    /// <summary>Who entered it.</summary>
    public string By { get; init; } = "";

    public bool IsWithdrawn { get; internal set; }
}

/// <summary>Somebody the organisation named for a role that a regulation speaks of.</summary>
public sealed class RoleHolder(Id<Organisation> organisationId, Id<RoleHolder> holderId, string packId, string role, Id<Person> personId, LocalDate from) : IStanding
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<RoleHolder> HolderId { get; private set; } = holderId;

    public string PackId { get; private set; } = packId;

    /// <summary>Id of the role in its pack.</summary>
    public string Role { get; private set; } = role;

    public Id<Person> PersonId { get; private set; } = personId;

    /// <summary>The unit he holds it for, with those below; null for everywhere.</summary>
    public Id<Unit>? ForUnit { get; init; }

    public LocalDate From { get; private set; } = from;

    /// <summary>The last day, included.</summary>
    public LocalDate? Until { get; internal set; }

    public bool HoldsOn(LocalDate day) => From <= day && (Until is null || Until >= day);
}
