using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Yunzhang.Modules.Storage;

/// <summary>What was read, until its organisation changes. Bounded: what does not fit is read anew, so nothing depends on what is kept.</summary>
internal sealed class KeptReads(int most = KeptReads.Most)
{
    /// <summary>How many rows are kept at most unless it is said otherwise, whatever they are of: some ten megabytes.</summary>
    public const int Most = 16_384;

    private readonly ConcurrentDictionary<(Access Access, Type Type, object What), Kept> values = new();
    private int held;

    /// <summary>What is kept under a mark, or else what <paramref name="read"/> finds now.</summary>
    public async ValueTask<T> Get<T>(Access access, object what, int rows, string mark, Func<Task<T>> read)
        where T : notnull
    {
        if (TryGet<T>(access, what, mark, out var known)) return known;
        var found = await read();
        Keep(access, what, mark, found, rows);
        return found;
    }

    public bool TryGet<T>(Access access, object what, string mark, [MaybeNullWhen(false)] out T known)
        where T : notnull
    {
        var isKept = values.TryGetValue((access, typeof(T), what), out var kept) && kept.Mark == mark;
        known = isKept ? (T)kept!.Value : default;
        return isKept;
    }

    public void Keep<T>(Access access, object what, string mark, T found, int rows)
        where T : notnull
    {
        if (Interlocked.Add(ref held, rows) > most)
        {
            values.Clear();
            Interlocked.Exchange(ref held, rows);
        }
        values[(access, typeof(T), what)] = new(mark, found);
    }

    private sealed record Kept(string Mark, object Value);
}
