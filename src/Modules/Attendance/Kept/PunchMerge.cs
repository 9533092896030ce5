using System.Runtime.InteropServices;
using NodaTime;

namespace Yunzhang.Modules.Attendance.Kept;

/// <summary>Punches of a file between those known: month by month of each person.</summary>
/// <param name="sent">Ordered by person and time.</param>
/// <param name="known">What is kept of the months they lie in.</param>
/// <param name="batch">Number of the batch that the new ones get.</param>
internal sealed class PunchMerge(IReadOnlyList<Punch> sent, IReadOnlyDictionary<(int Person, YearMonth Month), byte[]> known, int batch)
{
    private readonly List<KeptPunch> before = [];
    private readonly List<KeptPunch> after = [];

    /// <summary>How many were new, of those gone through so far.</summary>
    public long Added { get; private set; }

    /// <summary>The months that change, in the order of the punches; to be gone through once.</summary>
    public IEnumerable<(int Person, YearMonth Month, byte[] Packed)> Changed()
    {
        for (var next = 0; next < sent.Count;)
        {
            var person = sent[next].Person;
            var month = PunchMonth.Of(sent[next].Micros);
            var end = PunchMonth.StartOf(month.PlusMonths(1));
            before.Clear();
            after.Clear();
            if (known.TryGetValue((person, month), out var packed)) PackedPunches.Unpack(packed, before);
            next = Merge(next, person, end);
            if (after.Count == before.Count) continue;
            Added += after.Count - before.Count;
            yield return (person, month, PackedPunches.Pack(CollectionsMarshal.AsSpan(after)));
        }
    }

    private int Merge(int next, int person, long end)
    {
        var kept = 0;
        for (; next < sent.Count && sent[next].Person == person && sent[next].Micros < end; next++)
        {
            var micros = sent[next].Micros;
            while (kept < before.Count && before[kept].Micros <= micros) after.Add(before[kept++]);
            if (after.Count == 0 || after[^1].Micros != micros) after.Add(new(micros, batch));
        }

        while (kept < before.Count) after.Add(before[kept++]);
        return next;
    }
}
