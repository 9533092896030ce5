using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Finds a fact that says the same as one before: same word, subject, day, minute and fields. By a 64-bit hash, proved on every hit.</summary>
internal sealed class DuplicateIndex(FactBook book)
{
    private const ulong Mixer = 0x9E3779B97F4A7C15;
    private const int FactBits = 28;
    private const ulong FactMask = (1UL << FactBits) - 1;
    private const int None = -1;

    private readonly Dictionary<int, Slots> byDay = [];
    private Slots last = new();
    private int lastDay = None;

    /// <summary>A hash of what a draft says, whomever it is about.</summary>
    public static ulong Hash(FactDraft draft, int fields)
    {
        var hash = Mix(Mix((uint)draft.Day, (ulong)(uint)draft.Word << 32 | (uint)draft.Minute), (ulong)fields);
        foreach (ref readonly var value in draft.Values.AsSpan(0, fields)) hash = Mix(hash, Of(value));
        if (draft.Carried is { } carried)
            foreach (var (field, value) in carried) hash = Mix(Mix(hash, (ulong)field), Of(value));
        return hash;
    }

    /// <summary>The hash of a draft about somebody.</summary>
    public static ulong Hash(FactDraft draft, Person subject) => Mix(draft.Hash, (uint)subject.Index) * Mixer;

    /// <summary>An earlier fact that still stands and says the same; -1 when there is none.</summary>
    public int Find(ulong hash, FactDraft draft, Person subject, int fields)
    {
        var slots = Of(draft.Day);
        for (var at = slots.First(hash); slots[at] != 0; at = slots.Next(at))
        {
            if ((slots[at] ^ hash) >> FactBits != 0) continue;
            var fact = (int)(slots[at] & FactMask) - 1;
            if (!book.IsEnded(fact) && IsSame(fact, draft, subject, fields)) return fact;
        }
        return None;
    }

    public void Add(ulong hash, int fact) => Of(book.DayOf(fact)).Add(hash, fact);

    private bool IsSame(int fact, FactDraft draft, Person subject, int fields)
    {
        if (book.WordIndexOf(fact) != draft.Word || book.SubjectOf(fact) != subject.Index || book.DayOf(fact) != draft.Day || book.MinuteOf(fact) != draft.Minute) return false;
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

    // Files mostly go day by day, so the facts of one day are kept together: a small table stays near at hand where one for the whole file would not.
    private Slots Of(int day)
    {
        if (day == lastDay) return last;
        if (!byDay.TryGetValue(day, out var slots)) byDay[day] = slots = new Slots();
        (lastDay, last) = (day, slots);
        return slots;
    }

    /// <summary>
    /// An open table. A slot holds the upper bits of a hash and the number of the fact plus one; its place is given by the topmost bits, so that a larger
    /// table needs no rehash.
    /// </summary>
    private sealed class Slots
    {
        private ulong[] slots = new ulong[1 << 4];
        private int bits = 4;
        private int count;

        public int First(ulong hash) => (int)(hash >> 64 - bits);

        public int Next(int at) => at + 1 & slots.Length - 1;

        public ulong this[int at] => slots[at];

        public void Add(ulong hash, int fact)
        {
            if (++count * 4L > slots.Length * 3L) Grow();
            Put(hash & ~FactMask | (uint)(fact + 1));
        }

        private void Put(ulong slot)
        {
            var at = First(slot);
            while (slots[at] != 0) at = Next(at);
            slots[at] = slot;
        }

        private void Grow()
        {
            var before = slots;
            slots = new ulong[before.Length * 2];
            bits++;
            foreach (var slot in before)
                if (slot != 0) Put(slot);
        }
    }
}
