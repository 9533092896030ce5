using System.Buffers;

namespace Yunzhang.Modules.Attendance.Kept;

/// <summary>
/// Punches in order of time as bytes: how fine the times are (1 seconds, 2 microseconds), how many there are, the first moment, the step from each to the
/// next, then runs of those that came with the same batch (batch, length). Numbers are written seven bits at a time, the lowest first. A moment costs two
/// bytes where devices know seconds.
/// </summary>
internal static class PackedPunches
{
    private const byte Seconds = 1;
    private const byte Microseconds = 2;
    private const long Second = 1_000_000;
    private const int LongestNumber = 10;

    /// <summary>Packs punches.</summary>
    /// <param name="punches">In order of time, none twice, none before 1970.</param>
    public static byte[] Pack(ReadOnlySpan<KeptPunch> punches)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((2 + punches.Length * 3) * LongestNumber);
        var (fineness, unit) = AreWholeSeconds(punches) ? (Seconds, Second) : (Microseconds, 1);
        buffer[0] = fineness;
        var at = 1;
        Write(buffer, ref at, punches.Length);
        var before = 0L;
        foreach (var punch in punches)
        {
            var moment = punch.Micros / unit;
            Write(buffer, ref at, moment - before);
            before = moment;
        }

        for (int from = 0, next; from < punches.Length; from = next)
        {
            next = from + 1;
            while (next < punches.Length && punches[next].Batch == punches[from].Batch) next++;
            Write(buffer, ref at, punches[from].Batch);
            Write(buffer, ref at, next - from);
        }

        var packed = buffer.AsSpan(0, at).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return packed;
    }

    /// <summary>Adds the moments of packed punches to a list, in order.</summary>
    public static void Moments(ReadOnlySpan<byte> packed, List<long> into)
    {
        var at = 0;
        Moments(packed, ref at, into);
    }

    /// <summary>Adds packed punches to a list, in order of time.</summary>
    public static void Unpack(ReadOnlySpan<byte> packed, List<KeptPunch> into)
    {
        var at = 0;
        var moments = new List<long>();
        Moments(packed, ref at, moments);
        for (var punch = 0; punch < moments.Count;)
        {
            var batch = (int)Read(packed, ref at);
            for (var left = Read(packed, ref at); left > 0; left--) into.Add(new(moments[punch++], batch));
        }
    }

    private static void Moments(ReadOnlySpan<byte> packed, ref int at, List<long> into)
    {
        var unit = packed[at++] switch
        {
            Seconds => Second,
            Microseconds => 1,
            var other => throw new InvalidDataException($"Punches packed in a way ({other}) that this version does not know."),
        };
        var moment = 0L;
        for (var left = Read(packed, ref at); left > 0; left--) into.Add((moment += Read(packed, ref at)) * unit);
    }

    private static bool AreWholeSeconds(ReadOnlySpan<KeptPunch> punches)
    {
        foreach (var punch in punches)
            if (punch.Micros % Second != 0) return false;
        return true;
    }

    private static void Write(byte[] buffer, ref int at, long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        for (; number > 0x7F; number >>= 7) buffer[at++] = (byte)(number | 0x80);
        buffer[at++] = (byte)number;
    }

    private static long Read(ReadOnlySpan<byte> packed, ref int at)
    {
        var number = 0L;
        for (var shift = 0; ; shift += 7)
        {
            var next = packed[at++];
            number |= (long)(next & 0x7F) << shift;
            if (next <= 0x7F) return number;
        }
    }
}
