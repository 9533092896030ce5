using System.Runtime.InteropServices;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Determinations in the order they were found, and why some of them failed.</summary>
internal sealed class EntryList(int expected = 0)
{
    private readonly List<Determination> entries = new(expected);
    private readonly Dictionary<int, Fault> faults = [];

    public int Count => entries.Count;

    public Span<Determination> All => CollectionsMarshal.AsSpan(entries);

    public ref Determination At(int entry) => ref CollectionsMarshal.AsSpan(entries)[entry];

    public int Add(in Determination entry)
    {
        entries.Add(entry);
        return entries.Count - 1;
    }

    public void Fail(int entry, Fault fault) => faults[entry] = fault;

    public Fault? FaultOf(int entry) => faults.GetValueOrDefault(entry);

    /// <summary>Takes over what another list holds of one day, from a place on.</summary>
    /// <returns>The place where its next day begins.</returns>
    public int AddDay(EntryList other, int from)
    {
        var to = from + 1;
        var found = other.All;
        while (to < found.Length && found[to].Day == found[from].Day) to++;
        for (var entry = from; other.faults.Count > 0 && entry < to; entry++)
            if (other.faults.TryGetValue(entry, out var fault)) faults[entries.Count + entry - from] = fault;
        entries.AddRange(found[from..to]);
        return to;
    }

    public void Clear()
    {
        entries.Clear();
        faults.Clear();
    }
}
