using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Facts;

/// <summary>
/// Something that happened. What it says is never changed: a correction is a later fact that replaces it, and <see cref="EndedBy"/> is the only thing
/// that is ever set afterwards.
/// </summary>
public sealed class Fact : IAboutPersonOrUnit
{
    public Id<Organisation> OrganisationId { get; internal init; }

    /// <summary>1, 2, 3 … in the order in which facts came to be known; unique in the organisation, and what people quote. Numbers may be left out.</summary>
    public long Number { get; internal init; }

    /// <summary>Number of the first fact of its chain of corrections; its own when it corrects none.</summary>
    public long Root { get; internal init; }

    /// <summary>The kind of fact, by the id that packs give the word.</summary>
    public string Word { get; internal init; } = "";

    /// <summary>Whom it is about; null for a fact about the unit itself.</summary>
    public Id<Person>? PersonId { get; internal init; }

    /// <summary>The unit it is about, or the person's unit on that day.</summary>
    public Id<Unit> UnitId { get; internal init; }

    public LocalDate Occurred { get; internal init; }

    /// <summary>To the minute; null when nobody said.</summary>
    public LocalTime? At { get; internal init; }

    /// <summary>The day it came to be known: the day it was recorded, or an earlier one that a file or form states.</summary>
    public LocalDate KnownOn { get; internal init; }

    public Instant RecordedAt { get; internal init; }

    /// <summary>Name of whoever recorded it.</summary>
    public string RecordedBy { get; internal init; } = "";

    /// <summary>Where it was taken from: <c>attendance</c>, a file, a form.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>Canonical JSON of the fields that are known, in the order of the word; see <see cref="FactFields"/>.</summary>
    public string Fields { get; internal init; } = "{}";

    /// <summary>Number of the fact this one corrects or withdraws; null when it does neither.</summary>
    public long? Replaces { get; internal init; }

    /// <summary>True when this says that <see cref="Replaces"/> never happened, and nothing else.</summary>
    public bool IsWithdrawal { get; internal init; }

    /// <summary>True when a person said otherwise, or withdrew it: a source that derives the same as before leaves it alone.</summary>
    public bool IsCorrection { get; internal init; }

    /// <summary>Number of the fact that replaced or withdrew this one; null while it stands.</summary>
    public long? EndedBy { get; internal set; }

    /// <summary>The key of whoever sent it, so that sending it twice records it once; null for what was entered by hand.</summary>
    public string? Key { get; internal init; }

    /// <summary>1 for the first fact of a key, then one more for each that replaced it.</summary>
    public int Revision { get; internal init; } = 1;

    public string? Note { get; internal init; }

    /// <summary>Who saw it, for what was observed.</summary>
    public string? Witness { get; internal init; }

    /// <summary>Address of the photograph in the file store.</summary>
    public string? Photo { get; internal init; }
}

/// <summary>A person named in the fields of a fact, so that whatever may fall to him is found without reading every fact.</summary>
public sealed class FactName(Id<Organisation> organisationId, Id<Person> personId, long number) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<Person> PersonId { get; private set; } = personId;

    public long Number { get; private set; } = number;
}

/// <summary>The number given last in an organisation. Taking one orders all changes of its facts.</summary>
public sealed class FactClock(Id<Organisation> organisationId) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public long Last { get; private set; }

    /// <summary>Takes so many numbers and returns the first.</summary>
    internal long Take(int numbers)
    {
        Last += numbers;
        return Last - numbers + 1;
    }
}

/// <summary>
/// Something of a person or unit was changed in a month, and has not been reckoned since. Written in the transaction of the change; taken away by
/// whoever reckons, up to the stamp seen.
/// </summary>
public sealed class ChangedMonth(Id<Organisation> organisationId, long stamp, YearMonth month, Id<Person> personId, Id<Unit> unitId) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    /// <summary>A number of the <see cref="FactClock"/>.</summary>
    public long Stamp { get; private set; } = stamp;

    public YearMonth Month { get; private set; } = month;

    /// <summary>The person; all zeros when it is a unit.</summary>
    public Id<Person> PersonId { get; private set; } = personId;

    /// <summary>The unit; all zeros when it is a person.</summary>
    public Id<Unit> UnitId { get; private set; } = unitId;
}
