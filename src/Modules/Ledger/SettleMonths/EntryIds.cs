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

    /// <summary>Made from the month it stands in, the month it adjusts, whose it is and what it is for. Laid out as a UUID of version 8 that sorts by day.</summary>
    public static Id<LedgerEntry> Of(in EntryKey key, YearMonth month, LocalDate day)
    {
        var text = $"{key.PackId}|{key.Control}|{key.Occasion}|{key.Subject.Value:N}|{key.Month.Year * 100 + key.Month.Month}|{month.Year * 100 + month.Month}";
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        Span<byte> id = stackalloc byte[16];
        XxHash128.Hash(bytes[..Encoding.UTF8.GetBytes(text, bytes)], id);
        var milliseconds = (long)Period.DaysBetween(Epoch, day) * NodaConstants.MillisecondsPerDay;
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, milliseconds);
        time[2..].CopyTo(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new(new Guid(id, bigEndian: true));
    }
}
