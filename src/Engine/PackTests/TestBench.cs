using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.PackTests.Cases;

namespace Yunzhang.Engine.PackTests;

/// <summary>The tests of a pack, ready to run on it and on its mutants.</summary>
internal static class TestBench
{
    /// <summary>One prepared test a row case and a timeline, in file order.</summary>
    public static IReadOnlyList<PreparedTest> Prepare(Pack pack)
    {
        var layout = new FrameLayout(pack.Words);
        var (cases, timelines) = (new CaseReader(pack, layout), new TimelineReader(pack, layout));
        var tests = new List<PreparedTest>();
        foreach (var test in pack.Tests)
        {
            if (test.Timeline.OfType<TestAct>().Any()) tests.Add(new CaseTimelineReader(pack).Read(test));
            else if (test.Cases is not null) tests.AddRange(cases.Read(test));
            else tests.Add(timelines.Read(test));
        }
        return tests;
    }
}

/// <summary>One pack under the readings its tests ask for, bound once each.</summary>
/// <param name="pack">The pack as written.</param>
/// <param name="then">A change made after the readings, or null.</param>
internal sealed class BoundReadings(Pack pack, Change? then = null)
{
    private readonly Dictionary<string, (BoundPack? Bound, IReadOnlyList<Diagnostic> Found)> bound = new(StringComparer.Ordinal);

    /// <summary>The bound pack, or null and why not.</summary>
    public (BoundPack? Bound, IReadOnlyList<Diagnostic> Found) For(IReadOnlyDictionary<string, string> readings)
    {
        var key = KeyOf(readings);
        if (!bound.TryGetValue(key, out var known)) bound[key] = known = Bind(readings);
        return known;
    }

    /// <summary>Uses a pack bound elsewhere for the chosen readings.</summary>
    public void Add(BoundPack chosen) => bound[""] = (chosen, []);

    /// <summary>A text that tells two sets of readings apart; empty for the chosen ones.</summary>
    public static string KeyOf(IReadOnlyDictionary<string, string> readings) =>
        readings.Count == 0 ? "" : string.Join(';', readings.Keys.Order(StringComparer.Ordinal).Select(k => $"{k}={readings[k]}"));

    private (BoundPack?, IReadOnlyList<Diagnostic>) Bind(IReadOnlyDictionary<string, string> readings)
    {
        var read = PackEditor.WithReadings(pack, readings);
        if (read.Result is not { } result) return (null, read.Diagnostics);
        if (then is null) return PackBinder.Bind(result);
        var changed = PackEditor.Apply(result, [then]);
        return changed.Result is { } mutant ? PackBinder.Bind(mutant, prove: false) : (null, changed.Diagnostics);
    }
}
