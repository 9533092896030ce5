using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>Ids of entries: the same whenever the same entry is worked out again, so that an address or a printed number keeps its meaning.</summary>
internal static class EntryIds
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    /// <summary>
    /// Made from the month it stands in, the month it adjusts, whose it is and what it is for. Laid out as a UUID of version 8 that sorts by day; the day lies in the
    /// month it stands in, so that the ids of a month are those of its <see cref="RangeOf"/>.
    /// </summary>
    /// <param name="key">What it is for.</param>
    /// <param name="month">The month it stands in.</param>
    /// <param name="day">The day of a finding; of an adjustment the first of the month.</param>
    public static Id<LedgerEntry> Of(in EntryKey key, YearMonth month, LocalDate day)
    {
        var text = $"{key.PackId}|{key.Control}|{key.Occasion}|{key.Subject.Value:N}|{key.Month.Year * 100 + key.Month.Month}|{month.Year * 100 + month.Month}";
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        Span<byte> id = stackalloc byte[16];
        XxHash128.Hash(bytes[..Encoding.UTF8.GetBytes(text, bytes)], id);
        WriteDay(id, DayNumber(day));
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new(new Guid(id, bigEndian: true));
    }

    /// <summary>Between what the ids of all entries lie that stand in a month: not before the first, and before the second.</summary>
    public static (Id<LedgerEntry> From, Id<LedgerEntry> Until) RangeOf(YearMonth month) =>
        (Least(DayNumber(month.ToDateInterval().Start)), Least(DayNumber(month.ToDateInterval().End) + 1));

    private static int DayNumber(LocalDate day) => Period.DaysBetween(Epoch, day);

    private static Id<LedgerEntry> Least(int day)
    {
        Span<byte> id = stackalloc byte[16];
        id.Clear();
        WriteDay(id, day);
        return new(new Guid(id, bigEndian: true));
    }

    private static void WriteDay(Span<byte> id, int day)
    {
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, day * (long)NodaConstants.MillisecondsPerDay);
        time[2..].CopyTo(id);
    }
}
