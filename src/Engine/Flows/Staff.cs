using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Flows;

/// <summary>The people of an organisation on one day: whom parties are found among. Data only; who fills it has looked at dates already.</summary>
public sealed record Staff
{
    /// <summary>The day it describes.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>Units that are open, parents among them.</summary>
    public IReadOnlyList<StaffUnit> Units { get; init; } = [];

    /// <summary>People employed on the day.</summary>
    public IReadOnlyList<StaffPerson> People { get; init; } = [];

    /// <summary>Posts held on the day.</summary>
    public IReadOnlyList<PostHolding> Posts { get; init; } = [];

    /// <summary>Roles of packs held on the day.</summary>
    public IReadOnlyList<RoleHolding> Roles { get; init; } = [];

    /// <summary>Delegations that hold on the day.</summary>
    public IReadOnlyList<Delegation> Delegations { get; init; } = [];

    /// <summary>Keys of people known to be away on the day. They are asked all the same; a flow is proved with them away.</summary>
    public IReadOnlyList<string> Away { get; init; } = [];
}

/// <summary>A unit.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Parent">Key of the unit above; null at the top.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Heads">Keys of the people who head it; empty when the post is vacant.</param>
public sealed record StaffUnit(string Key, string? Parent, string Code, Phrase Name, IReadOnlyList<string> Heads);

/// <summary>Somebody employed.</summary>
/// <param name="Key">His key.</param>
/// <param name="Name">His name.</param>
/// <param name="Unit">Key of the unit of his main assignment.</param>
public sealed record StaffPerson(string Key, string Name, string Unit);

/// <summary>A post somebody holds.</summary>
/// <param name="Person">Key of the person.</param>
/// <param name="Post">Code of the post.</param>
/// <param name="Unit">Key of the unit.</param>
public sealed record PostHolding(string Person, string Post, string Unit);

/// <summary>A role of a pack somebody was named for.</summary>
/// <param name="Role">Id of the role in its pack.</param>
/// <param name="Person">Key of the person.</param>
/// <param name="Unit">Key of the unit it is for; null the whole organisation.</param>
public sealed record RoleHolding(string Role, string Person, string? Unit);

/// <summary>Somebody acts for another who is away.</summary>
/// <param name="From">Key of the person who is away.</param>
/// <param name="To">Key of the person who acts.</param>
/// <param name="Flows">Flows it is for; empty all.</param>
public sealed record Delegation(string From, string To, IReadOnlyList<string> Flows);
