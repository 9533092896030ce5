using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.Kept;

/// <summary>How punches came.</summary>
public enum PunchSource
{
    /// <summary>A file of a device or of an office program.</summary>
    File,

    /// <summary>Entered by hand, with a reason.</summary>
    Hand,

    /// <summary>Somebody clocked in on a phone.</summary>
    Phone,
}

/// <summary>Punches that came together: a file, or one entered by hand or from a phone.</summary>
public sealed class PunchBatch(Id<Organisation> organisationId, int batch, PunchSource source) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    /// <summary>1, 2, 3 … in the order they came.</summary>
    public int Batch { get; private set; } = batch;

    public PunchSource Source { get; private set; } = source;

    /// <summary>Name of the file; the reason, for what was entered by hand.</summary>
    public string Note { get; init; } = "";

    public Instant At { get; init; }

    public string By { get; init; } = "";

    /// <summary>Rows with data.</summary>
    public int Rows { get; init; }

    /// <summary>Punches that were not known before.</summary>
    public int Added { get; set; }

    /// <summary>Rows that failed.</summary>
    public int Failed { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public string? Hash { get; init; }
}

/// <summary>A punch that was struck out as wrong: it no longer counts, and who said so stays.</summary>
public sealed class StruckPunch(Id<Organisation> organisationId, Id<Person> personId, Id<Unit> unitId, long micros) : IAboutPerson
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<Person> PersonId { get; private set; } = personId;

    public Id<Unit> UnitId { get; private set; } = unitId;

    public long Micros { get; private set; } = micros;

    public string Reason { get; init; } = "";

    public string By { get; init; } = "";

    public Instant At { get; init; }
}

/// <summary>From when to when the punches of a site are known. A shift that begins before, or whose window closes after, has nothing missing yet.</summary>
public sealed class PunchHorizon(Id<Organisation> organisationId, Id<Unit> siteId, LocalDate from, long until) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    /// <summary>The site: the nearest unit above its people that is a site.</summary>
    public Id<Unit> SiteId { get; private set; } = siteId;

    /// <summary>The day of the earliest punch.</summary>
    public LocalDate From { get; set; } = from;

    /// <summary>The latest punch that came in a file, in microseconds.</summary>
    public long Until { get; set; } = until;
}
