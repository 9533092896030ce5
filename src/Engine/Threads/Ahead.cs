namespace Yunzhang.Engine.Threads;

/// <summary>Work that is done ahead on several threads and handed over in order, so that nobody can tell from the result how many there were.</summary>
public static class Ahead
{
    /// <summary>
    /// Does <paramref name="work"/> on each item and gives the results in the order of the items. With fewer than two threads each is worked on when it is
    /// asked for. Otherwise <paramref name="threads"/> are in work while the caller uses the one before, so <paramref name="work"/> may share only what nobody
    /// changes; the items themselves are still taken one after another, on the caller's thread.
    /// </summary>
    /// <param name="items">What to work on; taken a few at a time, as results are asked for.</param>
    /// <param name="threads">How many items are kept in work beside the caller.</param>
    /// <param name="work">Makes a result of an item. What it throws is thrown where its result is asked for.</param>
    public static IEnumerable<TResult> InOrder<TItem, TResult>(this IEnumerable<TItem> items, int threads, Func<TItem, TResult> work)
    {
        var begun = new Queue<Task<TResult>>();
        foreach (var item in items)
        {
            if (threads < 2)
            {
                yield return work(item);
                continue;
            }
            begun.Enqueue(Task.Run(() => work(item)));
            if (begun.Count > threads) yield return begun.Dequeue().GetAwaiter().GetResult();
        }
        while (begun.TryDequeue(out var last)) yield return last.GetAwaiter().GetResult();
    }
}
