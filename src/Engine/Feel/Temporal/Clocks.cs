using System.Globalization;
using NodaTime;

namespace Yunzhang.Engine.Feel.Temporal;

/// <summary>A fixed offset from UTC in seconds, or a named zone of the time zone database.</summary>
internal sealed record TimeZone(int Seconds, string? Id)
{
    public static readonly TimeZone Utc = new(0, null);

    public const int LargestOffset = 18 * 3600;

    private static readonly LocalDate ZoneReference = new(1970, 1, 1);

    public static TimeZone? Named(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is null ? null : new TimeZone(0, id);

    /// <summary>Seconds east of UTC at a local day and time of day; a time skipped by daylight saving counts as after it.</summary>
    public int OffsetAt(CivilDate? date, long nanosecond)
    {
        if (Id is null) return Seconds;
        var day = date is { Year: >= -9000 and <= 9000 } d ? new LocalDate(d.Year, d.Month, d.Day) : ZoneReference;
        return DateTimeZoneProviders.Tzdb[Id].AtLeniently(day.At(LocalTime.FromNanosecondsSinceMidnight(nanosecond))).Offset.Seconds;
    }

    public override string ToString()
    {
        if (Id is not null) return "@" + Id;
        if (Seconds == 0) return "Z";
        var absolute = Math.Abs(Seconds);
        var text = $"{(Seconds < 0 ? '-' : '+')}{absolute / 3600:00}:{absolute / 60 % 60:00}";
        return absolute % 60 == 0 ? text : $"{text}:{absolute % 60:00}";
    }
}

/// <summary>A time of day, to the nanosecond.</summary>
internal sealed record ClockTime(long Nanosecond, TimeZone? Zone)
{
    public const long NanosecondsPerSecond = 1_000_000_000;
    public const long NanosecondsPerDay = 86_400 * NanosecondsPerSecond;

    public int Hour => (int)(Nanosecond / (3600 * NanosecondsPerSecond));

    public int Minute => (int)(Nanosecond / (60 * NanosecondsPerSecond) % 60);

    public decimal Second => Nanosecond % (60 * NanosecondsPerSecond) / (decimal)NanosecondsPerSecond;

    public decimal SecondOfDay => Nanosecond / (decimal)NanosecondsPerSecond;

    public decimal SecondOfDayUtc => SecondOfDay - (Zone?.OffsetAt(null, Nanosecond) ?? 0);

    public ClockTime Plus(decimal seconds)
    {
        var day = NanosecondsPerDay;
        var moved = (Nanosecond + decimal.Truncate(seconds % 86_400 * NanosecondsPerSecond)) % day;
        return this with { Nanosecond = (long)(moved < 0 ? moved + day : moved) };
    }

    public override string ToString()
    {
        var second = Second;
        return $"{Hour:00}:{Minute:00}:{second.ToString("00.#########", CultureInfo.InvariantCulture)}{Zone}";
    }
}

/// <summary>A day and a time of day, to the nanosecond.</summary>
internal sealed record Moment(CivilDate Date, ClockTime Time)
{
    public TimeZone? Zone => Time.Zone;

    /// <summary>Seconds since 0001-01-01T00:00:00 on the clock shown.</summary>
    public decimal LocalSecond => Date.DayNumber * 86_400m + Time.SecondOfDay;

    /// <summary>Seconds since 0001-01-01T00:00:00 UTC; without a zone, as if it were UTC.</summary>
    public decimal Instant => LocalSecond - (Zone?.OffsetAt(Date, Time.Nanosecond) ?? 0);

    public Moment? PlusMonths(long months) => Date.PlusMonths(months) is { } date ? this with { Date = date } : null;

    /// <summary>The clock moved on; a named zone keeps its wall clock.</summary>
    public Moment? Plus(decimal seconds)
    {
        var local = LocalSecond + seconds;
        var day = decimal.Floor(local / 86_400);
        if (Math.Abs(day) > 366m * CivilDate.LargestYear) return null;
        var nanosecond = (long)((local - day * 86_400) * ClockTime.NanosecondsPerSecond);
        return new Moment(CivilDate.FromDayNumber((long)day), new ClockTime(nanosecond, Zone));
    }

    /// <summary>A day alone counts as its midnight in UTC.</summary>
    public static Moment? Of(Value value) =>
        value.AsBoxed as Moment ?? (CivilDate.Of(value) is { } date ? new Moment(date, new ClockTime(0, TimeZone.Utc)) : null);

    public override string ToString() => $"{Date}T{Time}";
}
