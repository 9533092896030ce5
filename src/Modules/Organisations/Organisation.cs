using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations;

/// <summary>A company or plant that keeps its regulations here; nothing of it is seen from another.</summary>
public sealed class Organisation : IStanding
{
    public Organisation(Id<Organisation> organisationId, string name, string timeZone, bool isDemo) =>
        (OrganisationId, Name, TimeZone, IsDemo) = (organisationId, name, timeZone, isDemo);

    public Id<Organisation> OrganisationId { get; private set; }

    public string Name { get; set; }

    /// <summary>IANA name, such as Asia/Shanghai; a unit may have another.</summary>
    public string TimeZone { get; set; }

    /// <summary>True for the organisations of <c>--demo</c>: their people may be signed in with one click.</summary>
    public bool IsDemo { get; private set; }

    /// <summary>The number the next person gets, counted in the same transaction: attendance keeps people by it.</summary>
    public int NextOrdinal { get; private set; } = 1;

    public int TakeOrdinal() => NextOrdinal++;

    /// <summary>The calendar day an instant lies in, in the organisation's own zone.</summary>
    public LocalDate DayOf(Instant instant) => instant.InZone(DateTimeZoneProviders.Tzdb[TimeZone]).Date;
}
