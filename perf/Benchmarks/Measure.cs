using System.Diagnostics;

namespace Yunzhang.Benchmarks;

/// <summary>Median time and bytes of one call, after the code has been compiled for speed.</summary>
internal readonly record struct Measure(double Nanoseconds, double Bytes)
{
    public static Measure Of(int calls, Action<int> body)
    {
        for (var warm = 0; warm < 40; warm++) body(Math.Max(1, calls / 40));
        Thread.Sleep(300);
        body(calls);
        var times = new double[9];
        long bytes = 0;
        for (var run = 0; run < times.Length; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            body(calls);
            times[run] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Array.Sort(times);
        return new Measure(times[times.Length / 2], (double)bytes / calls);
    }
}
