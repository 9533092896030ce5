using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Storage;

/// <summary>A row of one organisation. Its id is the first column of every key; rows of others do not exist for a query.</summary>
public interface IOwned
{
    Id<Organisation> OrganisationId { get; }
}

/// <summary>A row that belongs to a unit, and is seen by those who may see that unit.</summary>
public interface IOfUnit : IOwned
{
    Id<Unit> UnitId { get; }
}

/// <summary>A row about a person of a unit: seen by those who may see the unit, and by that person.</summary>
public interface IAboutPerson : IOfUnit
{
    Id<Person> PersonId { get; }
}

/// <summary>A row about a person of a unit, or about the unit itself: seen by those who may see the unit, and by that person.</summary>
public interface IAboutPersonOrUnit : IOfUnit
{
    /// <summary>Null when it is about the unit itself.</summary>
    Id<Person>? PersonId { get; }
}

/// <summary>A narrow row about a person by ordinal: seen by those who may see the person, as of today.</summary>
public interface IAboutOrdinal : IOwned
{
    /// <summary>Ordinal of the person within the organisation.</summary>
    int Person { get; }
}

/// <summary>A case, or a row of one: seen by those who may see its unit, and by those who have or had a part in the case.</summary>
public interface IOfCase : IOfUnit
{
    Id<Case> CaseId { get; }
}

/// <summary>
/// A row that seldom changes and that nearly every request and write reads: who there is, who holds what, which rules hold. What is read of such rows is kept until
/// one of them changes; see <see cref="AppDbContext.Standing{T}"/>.
/// </summary>
public interface IStanding : IOwned;

/// <summary>A row that is nobody's record yet, such as a draft: what changes in it needs no line in the journal.</summary>
public interface IScratch : IOwned;
