using NodaTime;

namespace Yunzhang.Engine.Tests.Simulation;

internal sealed record Worker(string Id, string PostClass, decimal DayWage, string Team, int Habit);

internal sealed record Deviation(int Worker, LocalDate Day, bool IsNoShow, int Minutes, bool IsExcused);

/// <summary>
/// Twelve months of 300 people from 1 April 2014: most are late now and then, one in eight often, and mostly by a few minutes.
/// The same seed gives the same year on every machine.
/// </summary>
internal sealed class SyntheticYear
{
    private uint state;

    public SyntheticYear(uint seed = 20140401)
    {
        state = seed;
        Workers = [.. Enumerable.Range(0, 300).Select(i => new Worker($"w{i:000}", i % 5 == 0 ? "second" : "first", 100 + i % 4 * 10, i < 3 ? "t-small" : $"t{i % 6}", i % 8 == 0 ? 5 : 0))];
        var first = new LocalDate(2014, 4, 1);
        var found = new List<Deviation>();
        for (var day = first; day < first.PlusYears(1); day = day.PlusDays(1))
        for (var worker = 0; worker < Workers.Count; worker++)
            if (Draw(10_000) < (Workers[worker].Habit > 0 ? 1500 : 105)) found.Add(Deviate(worker, day));
        Deviations = found;
    }

    public IReadOnlyList<Worker> Workers { get; }

    public IReadOnlyList<Deviation> Deviations { get; }

    private Deviation Deviate(int worker, LocalDate day)
    {
        var kind = Draw(1000);
        if (kind < 12) return new Deviation(worker, day, true, 0, Draw(2) == 0);
        return new Deviation(worker, day, false, kind < 24 ? 60 + Draw(30) : kind < 750 ? 1 + Draw(11) : 8 + Draw(30), false);
    }

    private int Draw(int below)
    {
        state = state * 1664525 + 1013904223;
        return (int)((ulong)state * (ulong)below >> 32);
    }
}
