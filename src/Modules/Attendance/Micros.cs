using NodaTime;

namespace Yunzhang.Modules.Attendance;

/// <summary>Microseconds since 1970-01-01T00:00Z: how punches are stored and compared, so that a month costs no conversion per punch.</summary>
public static class Micros
{
    /// <summary>Microseconds of a minute.</summary>
    public const long Minute = 60_000_000;

    /// <summary>Stands for "no such moment".</summary>
    public const long None = long.MinValue;

    private const long TicksPerMicro = 10;

    /// <summary>An instant as microseconds; what is smaller than a microsecond is dropped.</summary>
    public static long Of(Instant instant) => instant.ToUnixTimeTicks() / TicksPerMicro;

    /// <summary>Microseconds as an instant.</summary>
    public static Instant ToInstant(long micros) => Instant.FromUnixTimeTicks(micros * TicksPerMicro);

    /// <summary>The local time of microseconds in a zone.</summary>
    public static LocalDateTime ToLocal(long micros, DateTimeZone zone) => ToInstant(micros).InZone(zone).LocalDateTime;
}
