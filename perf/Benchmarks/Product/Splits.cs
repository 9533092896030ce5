using System.Diagnostics;
using System.Globalization;

namespace Yunzhang.Benchmarks.Product;

/// <summary>Steps of one piece of work: how long each took by the clock, and how much of the processors it took.</summary>
internal sealed class Splits
{
    private readonly List<(string Name, double Seconds, double Processor, TimeSpan Paused, long Allocated)> steps = [];
    private readonly Process self = Process.GetCurrentProcess();

    public double Seconds => steps.Sum(s => s.Seconds);

    public double Processor => steps.Sum(s => s.Processor);

    public async Task<T> Time<T>(string name, Func<Task<T>> work)
    {
        var (start, busy, paused, allocated) = (Stopwatch.GetTimestamp(), Busy(), GC.GetTotalPauseDuration(), GC.GetTotalAllocatedBytes());
        var result = await work();
        steps.Add((name, Stopwatch.GetElapsedTime(start).TotalSeconds, (Busy() - busy).TotalSeconds, GC.GetTotalPauseDuration() - paused, GC.GetTotalAllocatedBytes() - allocated));
        return result;
    }

    public override string ToString() => string.Join(", ", steps.GroupBy(s => s.Name).Select(g =>
        string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Sum(s => s.Seconds):0.00} (GC {g.Sum(s => s.Paused.TotalSeconds):0.00}, {g.Sum(s => s.Allocated) / 1e6:0} MB allocated)")));

    private TimeSpan Busy()
    {
        self.Refresh();
        return self.TotalProcessorTime;
    }
}
