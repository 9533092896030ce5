using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Yunzhang.Modules.Storage;

// How our values stand in a column. Instants are whole microseconds on both databases: what is hashed before a write must read back the same.

internal sealed class IdAsUuid<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

/// <summary>SQLite has no uuid; big-endian bytes keep the order of time, which the default of text or mixed-endian bytes would not.</summary>
internal sealed class IdAsBytes<T>() : ValueConverter<Id<T>, byte[]>(id => id.Value.ToByteArray(true), bytes => new Id<T>(new Guid(bytes, true)));

internal sealed class InstantAsMicroseconds() : ValueConverter<Instant, long>(i => Microseconds.Of(i), value => Microseconds.ToInstant(value));

internal sealed class InstantAsTimestamp()
    : ValueConverter<Instant, DateTime>(i => i.ToDateTimeUtc(), value => Instant.FromDateTimeUtc(DateTime.SpecifyKind(value, DateTimeKind.Utc)));

internal sealed class DayAsDate() : ValueConverter<LocalDate, DateOnly>(d => d.ToDateOnly(), value => LocalDate.FromDateOnly(value));

internal sealed class TimeAsMinutes()
    : ValueConverter<LocalTime, int>(t => t.Hour * 60 + t.Minute, minutes => LocalTime.FromMinutesSinceMidnight(minutes));

/// <summary>Money as whole cents: exact on both databases, and summed by them. A third decimal is a bug of the caller, and throws.</summary>
internal sealed class MoneyAsCents() : ValueConverter<decimal, long>(m => Cents.Of(m), value => value / 100m);

/// <summary>A month as 201404: it sorts, and a person reads it in a query by hand.</summary>
internal sealed class MonthAsNumber() : ValueConverter<YearMonth, int>(m => m.Year * 100 + m.Month, value => new YearMonth(value / 100, value % 100));

/// <summary>A count, points or days with four decimals, rounded half away from zero.</summary>
internal sealed class FourDecimals() : ValueConverter<decimal, long>(d => (long)Math.Round(d * 10_000m, MidpointRounding.AwayFromZero), value => value / 10_000m);

internal static class Cents
{
    public static long Of(decimal money)
    {
        var cents = money * 100m;
        return cents == decimal.Truncate(cents) ? (long)cents : throw new ArgumentException($"{money} has more than two decimals; round it before it is stored.");
    }
}

internal static class Microseconds
{
    public static long Of(Instant instant) => instant.ToUnixTimeTicks() / 10;

    public static Instant ToInstant(long microseconds) => Instant.FromUnixTimeTicks(microseconds * 10);

    public static Instant Whole(Instant instant) => ToInstant(Of(instant));
}
