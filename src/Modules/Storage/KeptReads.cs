using System.Collections.Concurrent;

namespace Yunzhang.Modules.Storage;

/// <summary>
/// What was read, until its organisation changes. Bounded by number: what does not fit is read anew, so nothing depends on what is kept.
/// </summary>
internal sealed class KeptReads
{
    /// <summary>How many are kept at most.</summary>
    public const int Most = 4096;

    private readonly ConcurrentDictionary<(Access Access, Type Type, object What), (string Mark, object Value)> values = new();

    /// <summary>What is kept under a mark, or else what <paramref name="read"/> finds now.</summary>
    public async ValueTask<T> Get<T>(Access access, object what, string mark, Func<Task<T>> read)
        where T : notnull
    {
        var key = (access, typeof(T), what);
        if (values.TryGetValue(key, out var known) && known.Mark == mark) return (T)known.Value;
        var found = await read();
        if (values.Count >= Most) values.Clear();
        values[key] = (mark, found);
        return found;
    }
}
