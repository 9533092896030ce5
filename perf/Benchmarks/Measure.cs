using System.Diagnostics;

namespace Yunzhang.Benchmarks;

/// <summary>Median time and bytes of one call, after the code has been compiled for speed.</summary>
internal readonly record struct Measure(double Nanoseconds, double Bytes)
{
    private const int Runs = 9;

    public static Measure Of(int calls, Action<int> body)
    {
        Warm(calls, body);
        return Median([.. Enumerable.Range(0, Runs).Select(_ => Once(calls, body))]);
    }

    /// <summary>Two pieces of work in turn, so that a machine whose speed moves slows both; how many times longer the second takes is the median of the pairs.</summary>
    public static (Measure First, Measure Second, double Ratio) InTurn(int calls, Action<int> first, Action<int> second)
    {
        Warm(calls, first);
        Warm(calls, second);
        var pairs = Enumerable.Range(0, Runs).Select(_ => (First: Once(calls, first), Second: Once(calls, second))).ToArray();
        var ratios = pairs.Select(p => p.Second.Nanoseconds / p.First.Nanoseconds).Order().ToArray();
        return (Median([.. pairs.Select(p => p.First)]), Median([.. pairs.Select(p => p.Second)]), ratios[Runs / 2]);
    }

    private static void Warm(int calls, Action<int> body)
    {
        for (var warm = 0; warm < 40; warm++) body(Math.Max(1, calls / 40));
        Thread.Sleep(300);
        body(calls);
    }

    private static Measure Once(int calls, Action<int> body)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        body(calls);
        var time = Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
        return new Measure(time, (double)(GC.GetAllocatedBytesForCurrentThread() - before) / calls);
    }

    private static Measure Median(Measure[] runs) => runs.OrderBy(r => r.Nanoseconds).ElementAt(runs.Length / 2);
}
