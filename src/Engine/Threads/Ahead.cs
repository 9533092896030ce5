using System.Collections.Concurrent;

namespace Yunzhang.Engine.Threads;

/// <summary>Work that a second thread does ahead of its use, handed over in order, so that nobody can tell from the result whether there was one.</summary>
public static class Ahead
{
    // Enough that neither thread waits for the other while the items are about alike.
    private const int Depth = 8;

    /// <summary>
    /// Does <paramref name="work"/> on each item and gives the results in the order of the items. Items are taken, and results used, on the caller's thread.
    /// With <paramref name="ahead"/> the work is done beside that: by a second thread, which is some items ahead, or by the caller's where it would have to wait.
    /// </summary>
    /// <param name="items">What to work on; taken a few at a time, as results are asked for.</param>
    /// <param name="ahead">False to do each piece of work when it is asked for, on the caller's thread.</param>
    /// <param name="work">Makes a result of an item; may share only what nobody changes. What it throws is thrown where its result is asked for.</param>
    public static IEnumerable<TResult> WorkedOn<TItem, TResult>(this IEnumerable<TItem> items, bool ahead, Func<TItem, TResult> work) =>
        ahead ? OnTwoThreads(items, work) : items.Select(work);

    private static IEnumerable<TResult> OnTwoThreads<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> work)
    {
        using var offered = new BlockingCollection<Piece<TResult>>();
        var second = Task.Factory.StartNew(() => DoAll(offered), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            var pieces = new Queue<Piece<TResult>>();
            foreach (var item in items)
            {
                var piece = new Piece<TResult>(() => work(item));
                pieces.Enqueue(piece);
                offered.Add(piece);
                if (pieces.Count > Depth) yield return pieces.Dequeue().Result();
            }
            while (pieces.TryDequeue(out var piece)) yield return piece.Result();
        }
        finally
        {
            offered.CompleteAdding();
            second.Wait();
        }
    }

    private static void DoAll<TResult>(BlockingCollection<Piece<TResult>> offered)
    {
        foreach (var piece in offered.GetConsumingEnumerable()) piece.DoIfUntouched();
    }

    /// <summary>Work on one item, done by whichever thread comes first.</summary>
    private sealed class Piece<TResult>(Func<TResult> work)
    {
        private readonly TaskCompletionSource<TResult> done = new();
        private int isTaken;

        public void DoIfUntouched()
        {
            if (Interlocked.Exchange(ref isTaken, 1) != 0) return;
            try
            {
                done.SetResult(work());
            }
            catch (Exception problem)
            {
                done.SetException(problem);
            }
        }

        public TResult Result()
        {
            DoIfUntouched();
            return done.Task.GetAwaiter().GetResult();
        }
    }
}
