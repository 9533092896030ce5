using NodaTime;

namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>
/// Turns local times into microseconds. The offset found last is used again while the time is more than a day from its ends, so that a file
/// costs no look-up per row. A time the clocks leap over counts as so much later; one that comes twice counts as the first.
/// </summary>
internal sealed class SiteClock(DateTimeZone zone)
{
    private const long Second = 1_000_000;
    private long sureFrom = long.MaxValue;
    private long sureUntil = long.MinValue;
    private long offset;

    /// <param name="local">Seconds since 1970-01-01T00:00 by the local clock.</param>
    public long ToMicros(long local)
    {
        if (local < sureFrom || local >= sureUntil) return Look(local);
        return (local - offset) * Second;
    }

    private long Look(long local)
    {
        var instant = zone.AtLeniently(new LocalDateTime(1970, 1, 1, 0, 0).PlusSeconds(local)).ToInstant();
        var interval = zone.GetZoneInterval(instant);
        offset = interval.WallOffset.Seconds;
        sureFrom = interval.HasStart ? interval.Start.ToUnixTimeSeconds() + offset + MomentText.SecondsOfDay : long.MinValue;
        sureUntil = interval.HasEnd ? interval.End.ToUnixTimeSeconds() + offset - MomentText.SecondsOfDay : long.MaxValue;
        return Micros.Of(instant);
    }
}
