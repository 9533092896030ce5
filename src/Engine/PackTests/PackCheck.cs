using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.PackTests.Numbers;

namespace Yunzhang.Engine.PackTests;

/// <summary>What checking a pack gave.</summary>
/// <param name="Name">How the pack is called in messages.</param>
/// <param name="Pack">The pack as written; null when it could not be read.</param>
/// <param name="Diagnostics">Everything found, by file and line, failing tests included.</param>
/// <param name="Tests">Its tests, run; null when it does not bind.</param>
/// <param name="Ladders">Coverage, one ladder an issue; empty when it does not bind.</param>
public sealed record PackReport(
    string Name, Pack? Pack, IReadOnlyList<Diagnostic> Diagnostics, PackTestRun? Tests, IReadOnlyList<CoverageLadder> Ladders)
{
    /// <summary>True when something must be mended before the pack may run.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}

/// <summary>
/// Checks a pack as a whole: reads it, binds it under the chosen and under every other reading, holds its numbers against the words, runs its
/// tests and works out the coverage ladder.
/// </summary>
public static class PackCheck
{
    /// <summary>Checks a pack from its files.</summary>
    public static PackReport Of(PackSource source)
    {
        var bag = new DiagnosticBag();
        var reading = PackLoader.Load(source);
        bag.AddRange(reading.Diagnostics);
        if (reading.Pack is not { } pack || Chosen(pack, bag) is not var (chosen, bound) || bound is null) return Report(source, reading.Pack, bag, null, []);
        OtherReadings(pack, bag);
        Unanswered(pack, bag);
        NumberCheck.Run(chosen, bag);
        var packs = new BoundReadings(pack);
        packs.Add(bound);
        var run = PackTester.Run(packs, TestBench.Prepare(pack));
        foreach (var result in run.Results) bag.AddRange(result.Failures);
        var ladders = CoverageReader.Read(chosen, run.Reach);
        // A failing test shows nothing; what it would have shown is no second problem.
        if (run.Failed == 0) CoverageCheck.Run(chosen, ladders, run.Reach, bag);
        return Report(source, pack, bag, run, ladders);
    }

    private static (Pack, BoundPack?)? Chosen(Pack pack, DiagnosticBag bag)
    {
        var read = PackEditor.WithReadings(pack, new Dictionary<string, string>());
        bag.AddRange(read.Diagnostics);
        if (read.Result is not { } chosen) return null;
        var (bound, found) = PackBinder.Bind(chosen);
        bag.AddRange(found);
        return (chosen, bound);
    }

    private static void OtherReadings(Pack pack, DiagnosticBag bag)
    {
        foreach (var question in pack.Questions)
        {
            foreach (var reading in question.Readings)
            {
                if (reading.Id == question.Chosen || reading.Changes.Count == 0) continue;
                var read = PackEditor.WithReadings(pack, new Dictionary<string, string> { [question.Id] = reading.Id });
                var found = read.Result is { } other ? PackBinder.Bind(other).Diagnostics : read.Diagnostics;
                if (found.FirstOrDefault(d => d.Severity == Severity.Error) is not { } first) continue;
                bag.Error("question.reading-breaks", question.Where,
                    new Phrase($"疑问“{question.Id}”若按“{reading.Id}”读，规定就不成立：{first.Message.Zh}", $"Under the reading \"{reading.Id}\" of question \"{question.Id}\" the pack does not hold: {first.Message.En}"),
                    new Phrase($"问题出在 {first.Where}。", $"It shows at {first.Where}."));
            }
        }
    }

    private static void Unanswered(Pack pack, DiagnosticBag bag)
    {
        foreach (var question in pack.Questions)
            if (question.Chosen is null)
                bag.Warning("question.unanswered", question.Where,
                    new Phrase($"疑问“{question.Id}”还没有答案：{question.Asks.Zh}规定可以测试和模拟，但不能施行。", $"Question \"{question.Id}\" has no answer yet: {question.Asks.En} The pack can be tested and simulated, not run."),
                    new Phrase("请由负责人选定，写进 chosen 和 decided_by。", "Let the owner choose, and write it under `chosen` and `decided_by`."));
    }

    private static PackReport Report(PackSource source, Pack? pack, DiagnosticBag bag, PackTestRun? tests, IReadOnlyList<CoverageLadder> ladders) =>
        new(source.Name, pack, [.. bag.All.Distinct().OrderBy(d => d.Where.File, StringComparer.Ordinal).ThenBy(d => d.Where.Line).ThenBy(d => d.Where.Column)], tests, ladders);
}
