using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.Kept;

/// <summary>
/// The punches of a person in a month by UTC, packed: a row for each punch would be a hundred times as many rows, and they are only ever read by person and
/// stretch of time. Seen by those who may see the person.
/// </summary>
public sealed class PunchMonth(Id<Organisation> organisationId, int person, YearMonth month) : IAboutOrdinal
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    /// <summary>Ordinal of the person.</summary>
    public int Person { get; private set; } = person;

    /// <summary>The month in which they lie, by UTC.</summary>
    public YearMonth Month { get; private set; } = month;

    /// <summary>The punches; see <see cref="PackedPunches"/>.</summary>
    public byte[] Packed { get; internal set; } = [];

    /// <summary>The month of a moment.</summary>
    internal static YearMonth Of(long micros) => Micros.ToInstant(micros).InUtc().Date.ToYearMonth();

    /// <summary>The first moment of a month, in microseconds.</summary>
    internal static long StartOf(YearMonth month) => Micros.Of(month.OnDayOfMonth(1).AtMidnight().InUtc().ToInstant());
}

/// <summary>A punch and the batch it came with.</summary>
/// <param name="Micros">Moment, in microseconds since 1970-01-01T00:00Z.</param>
/// <param name="Batch">Number of the batch.</param>
internal readonly record struct KeptPunch(long Micros, int Batch);
