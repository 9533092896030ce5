using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Finds a fact that says the same as one before: same word, subject, day, minute and fields. By a 64-bit hash, proved on every hit.</summary>
internal sealed class DuplicateIndex(FactBook book)
{
    private const ulong Mixer = 0x9E3779B97F4A7C15;
    private const int None = -1;
    private int[] slots = NewSlots(1 << 10);
    private ulong[] hashes = new ulong[1 << 9];
    private int[] facts = new int[1 << 9];
    private int count;

    public static ulong Hash(int word, int subject, FactDraft draft, int fields)
    {
        var hash = Mix(Mix(Mix(Mix(0, (ulong)word), (ulong)subject), (ulong)draft.Day), (ulong)(draft.Minute + 1));
        foreach (ref readonly var value in draft.Values.AsSpan(0, fields)) hash = Mix(hash, Of(value));
        if (draft.Carried is { } carried)
            foreach (var (field, value) in carried) hash = Mix(Mix(hash, (ulong)field), Of(value));
        return hash;
    }

    /// <summary>An earlier fact that still stands and says the same; -1 when there is none.</summary>
    public int Find(ulong hash, int word, int subject, FactDraft draft, int fields)
    {
        for (var slot = First(hash); slots[slot] != None; slot = slot + 1 & slots.Length - 1)
        {
            var entry = slots[slot];
            if (hashes[entry] == hash && !book.IsEnded(facts[entry]) && IsSame(facts[entry], word, subject, draft, fields)) return facts[entry];
        }
        return None;
    }

    public void Add(ulong hash, int fact)
    {
        if (count == hashes.Length) Grow();
        (hashes[count], facts[count]) = (hash, fact);
        Place(count++);
    }

    private bool IsSame(int fact, int word, int subject, FactDraft draft, int fields)
    {
        if (book.WordIndexOf(fact) != word || book.SubjectOf(fact) != subject || book.DayOf(fact) != draft.Day || book.MinuteOf(fact) != draft.Minute) return false;
        for (var i = 0; i < fields; i++)
            if (!IsSame(book.FieldOf(fact, i), draft.Values[i])) return false;
        var carried = book.CarriedBy(fact);
        if (carried.Count != (draft.Carried?.Count ?? 0)) return false;
        for (var i = 0; i < carried.Count; i++)
            if (carried[i].PeopleField != draft.Carried![i].PeopleField || !IsSame(carried[i].Value, draft.Carried[i].Value)) return false;
        return true;
    }

    private static bool IsSame(in Value a, in Value b) => a.Kind <= ValueKind.Unknown ? b.Kind <= ValueKind.Unknown : a.Equals(b);

    private static ulong Of(in Value value) => value.Kind switch
    {
        ValueKind.Null or ValueKind.Unknown => 0,
        ValueKind.Text when value.Ordinal >= 0 => (ulong)value.Ordinal + 1,
        _ => (ulong)(uint)value.GetHashCode() | 1UL << 32,
    };

    private static ulong Mix(ulong hash, ulong part)
    {
        hash = (hash ^ part) * Mixer;
        return hash ^ hash >> 29;
    }

    private int First(ulong hash) => (int)(hash * Mixer >> 32) & slots.Length - 1;

    private void Place(int entry)
    {
        var slot = First(hashes[entry]);
        while (slots[slot] != None) slot = slot + 1 & slots.Length - 1;
        slots[slot] = entry;
    }

    private void Grow()
    {
        Array.Resize(ref hashes, count * 2);
        Array.Resize(ref facts, count * 2);
        slots = NewSlots(slots.Length * 2);
        for (var entry = 0; entry < count; entry++) Place(entry);
    }

    private static int[] NewSlots(int length)
    {
        var fresh = new int[length];
        Array.Fill(fresh, None);
        return fresh;
    }
}
