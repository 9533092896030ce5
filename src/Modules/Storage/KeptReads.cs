using System.Collections.Concurrent;

namespace Yunzhang.Modules.Storage;

/// <summary>What was read, until its organisation changes. Bounded: what does not fit is read anew, so nothing depends on what is kept.</summary>
internal sealed class KeptReads
{
    /// <summary>How many rows are kept at most, whatever they are of: some ten megabytes.</summary>
    public const int Most = 16_384;

    private readonly ConcurrentDictionary<(Access Access, Type Type, object What), Kept> values = new();
    private int held;

    /// <summary>What is kept under a mark, or else what <paramref name="read"/> finds now.</summary>
    public async ValueTask<T> Get<T>(Access access, object what, int rows, string mark, Func<Task<T>> read)
        where T : notnull
    {
        var key = (access, typeof(T), what);
        if (values.TryGetValue(key, out var known) && known.Mark == mark) return (T)known.Value;
        var found = await read();
        if (Interlocked.Add(ref held, rows) > Most)
        {
            values.Clear();
            Interlocked.Exchange(ref held, rows);
        }
        values[key] = new(mark, found);
        return found;
    }

    private sealed record Kept(string Mark, object Value);
}
