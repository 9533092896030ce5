using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations;

/// <summary>What a unit is to its people.</summary>
public enum UnitKind
{
    Company,
    Region,
    Department,

    /// <summary>A place with its own calendar and shifts: a plant, a shop, a branch.</summary>
    Site,

    Team,
}

/// <summary>A part of the organisation, in a tree. Who may see it decides who may see its people and their facts.</summary>
public sealed class Unit : IOfUnit, IStanding
{
    public Unit(Id<Organisation> organisationId, Id<Unit> unitId, Id<Unit>? parentId, string code, string name, UnitKind kind) =>
        (OrganisationId, UnitId, ParentId, Code, Name, Kind) = (organisationId, unitId, parentId, code, name, kind);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<Unit> UnitId { get; private set; }

    public Id<Unit>? ParentId { get; set; }

    /// <summary>Unique in the organisation; imports find a unit by it or by its name.</summary>
    public string Code { get; set; }

    public string Name { get; set; }

    public string? NameEn { get; set; }

    public UnitKind Kind { get; set; }

    /// <summary>IANA name; null takes the parent's, and at the top the organisation's.</summary>
    public string? TimeZone { get; set; }

    public bool IsClosed { get; set; }
}
