using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests.Mutation;

/// <summary>What the tests of a pack make of its mutants.</summary>
/// <param name="Total">How many mutants there are.</param>
/// <param name="Killed">How many some test notices, or the pack itself refuses.</param>
/// <param name="Accepted">How many survive and are accepted with a reason.</param>
/// <param name="Survivors">Those that survive and are not accepted.</param>
/// <param name="Ladders">The coverage ladders, the rung <c>tight</c> included.</param>
/// <param name="Diagnostics">An error for each survivor, and for each accepted mutant that is killed or does not exist.</param>
public sealed record MutationReport(
    int Total, int Killed, int Accepted, IReadOnlyList<Mutant> Survivors, IReadOnlyList<CoverageLadder> Ladders, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>
/// Runs the tests on every mutant of a pack. A mutant is killed by the first test that fails; tables are not proved here, so that the tests
/// must notice a gap themselves.
/// </summary>
public sealed class MutationRun
{
    private readonly Pack pack;
    private readonly List<Candidate> candidates;

    private sealed record Candidate(PreparedTest Test, HashSet<string> Controls, HashSet<string> Sets);

    private MutationRun(Pack pack, List<Candidate> candidates) => (this.pack, this.candidates) = (pack, candidates);

    /// <summary>Runs all mutants. The tests must pass and the pack must bind; otherwise nothing could be said, and the result is null.</summary>
    /// <param name="pack">The pack as written, readings not applied.</param>
    public static MutationReport? Run(Pack pack)
    {
        if (PackEditor.WithReadings(pack, new Dictionary<string, string>()).Result is not { } chosen) return null;
        var (candidates, reach) = (new List<Candidate>(), new Reach());
        var packs = new BoundReadings(pack);
        foreach (var test in TestBench.Prepare(pack))
        {
            var (failures, seen) = (new List<Diagnostic>(), new List<Exhibit>());
            if (packs.For(test.Test.Readings).Bound is not { } bound) return null;
            test.Run(bound, failures, seen);
            if (failures.Count > 0) return null;
            reach.Add(test.Name, seen);
            candidates.Add(new Candidate(test, [.. seen.SelectMany(e => e.Controls)], SetBy(pack, test)));
        }
        var run = new MutationRun(pack, candidates);
        var mutants = MutantMaker.Of(chosen);
        return run.Report(mutants, [.. mutants.Where(m => !run.IsKilled(m))], chosen, reach);
    }

    /// <summary>Paths that the test's own readings set: a mutant of one of them would only undo the reading.</summary>
    private static HashSet<string> SetBy(Pack pack, PreparedTest test)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (question, reading) in test.Test.Readings)
            foreach (var change in pack.Questions.FirstOrDefault(q => q.Id == question)?.Readings.FirstOrDefault(r => r.Id == reading)?.Changes ?? []) paths.Add(change.Path.Text);
        return paths;
    }

    private bool IsKilled(Mutant mutant)
    {
        var packs = new BoundReadings(pack, mutant.Change);
        var failures = new List<Diagnostic>();
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (!candidate.Controls.Contains(mutant.Control) || candidate.Sets.Contains(mutant.Change.Path.Text)) continue;
            if (packs.For(candidate.Test.Test.Readings).Bound is not { } bound) return true;
            candidate.Test.Run(bound, failures, null);
            if (failures.Count == 0) continue;
            // The next mutant is most often a neighbour, which the same test notices.
            candidates.RemoveAt(i);
            candidates.Insert(0, candidate);
            return true;
        }
        return false;
    }

    private MutationReport Report(IReadOnlyList<Mutant> mutants, IReadOnlyList<Mutant> alive, Pack chosen, Reach reach)
    {
        var bag = new DiagnosticBag();
        var accepted = pack.AcceptedMutants.Select(a => a.Path.Text).ToHashSet(StringComparer.Ordinal);
        var survivors = alive.Where(m => !accepted.Contains(m.ToString())).ToArray();
        foreach (var mutant in survivors) Survived(mutant, bag);
        foreach (var entry in pack.AcceptedMutants)
            if (alive.All(m => m.ToString() != entry.Path.Text)) NotAlive(entry, mutants, alive, bag);
        var ladders = CoverageReader.Read(chosen, reach, Loose(survivors, chosen));
        return new MutationReport(mutants.Count, mutants.Count - alive.Count, alive.Count - survivors.Length, survivors, ladders, bag.All);
    }

    private static HashSet<PartKey> Loose(IReadOnlyList<Mutant> survivors, Pack chosen)
    {
        var loose = new HashSet<PartKey>();
        foreach (var mutant in survivors)
        {
            if (mutant.Part is { } part) loose.Add(part);
            else loose.UnionWith(ClauseBindings.Of(chosen).Select(p => p.Key).Where(k => k.Control == mutant.Control));
        }
        return loose;
    }

    private static void Survived(Mutant mutant, DiagnosticBag bag)
    {
        var path = mutant.Change.Path.Text;
        var what = mutant.Change.To is { } to ? new Phrase($"把“{path}”改成“{to.Text}”", $"With \"{path}\" set to \"{to.Text}\"") : new Phrase($"去掉“{path}”", $"With \"{path}\" removed");
        bag.Error("mutant.survived", mutant.Where, new Phrase($"{what.Zh}，没有一个测试发现。", $"{what.En}, no test fails."),
            new Phrase($"请加一个能发现它的用例；若确实无关，请写进 tests/accepted-mutants.yaml：{{ mutant: \"{mutant}\", why: 理由 }}。",
                $"Add a case that notices; if it truly makes no difference, write in tests/accepted-mutants.yaml: {{ mutant: \"{mutant}\", why: the reason }}."));
    }

    private static void NotAlive(AcceptedMutant entry, IReadOnlyList<Mutant> mutants, IReadOnlyList<Mutant> alive, DiagnosticBag bag)
    {
        if (mutants.Any(m => m.ToString() == entry.Path.Text))
            bag.Error("mutant.accepted-killed", entry.Path.Where,
                new Phrase($"“{entry.Path.Text}”已经有测试能发现，不必再接受。", $"A test notices \"{entry.Path.Text}\", so it need not be accepted."), new Phrase("请删去这一项。", "Remove this entry."));
        else
            bag.Error("mutant.accepted-unknown", entry.Path.Where,
                new Phrase($"没有“{entry.Path.Text}”这个变体。", $"There is no mutant \"{entry.Path.Text}\"."),
                Suggestion.DidYouMean(entry.Path.Text, alive.Select(m => m.ToString())) ?? new Phrase("请照 test --mutate 打出的样子写，或删去这一项。", "Write it as test --mutate prints it, or remove this entry."));
    }
}
