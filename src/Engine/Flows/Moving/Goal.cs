using Yunzhang.Engine.Flows.Running;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Moving;

/// <summary>Where a case stands in the version it is moved to: at the steps of the same ids, or at those that were chosen, or before them where words have fallen.</summary>
internal sealed class Goal(CaseDraft draft, BoundFlow from, CaseState before)
{
    private readonly List<BoundStep> steps = [];

    /// <summary>The steps it goes on at, forks among them; none when it goes to its starter.</summary>
    public IReadOnlyList<BoundStep> Steps => steps;

    /// <summary>Whether its starter gets it back.</summary>
    public bool IsStarter { get; private set; }

    /// <summary>Steps it goes back to because what was said there has fallen.</summary>
    public IReadOnlyList<BoundStep> Back { get; private set; } = [];

    /// <summary>Open steps of the old version for which one must be chosen.</summary>
    public IReadOnlyList<string> Unknown { get; private set; } = [];

    /// <param name="chosen">Step of the new version by step of the old one; empty: the starter.</param>
    /// <param name="words">What was said.</param>
    public void Find(IReadOnlyDictionary<string, string> chosen, IReadOnlyList<MovedWord> words)
    {
        IsStarter = before.WithStarter || before.Open.Exists(o => chosen.TryGetValue(o.Id, out var to) && to.Length == 0);
        if (IsStarter)
        {
            if (before.Starter is null) draft.Refuse("case.no-starter", "这件事由系统发起，没有发起人可退。请选一步。", "A control started the case, so it has no starter. Choose a step.");
            return;
        }
        Unknown = [.. before.Open.Select(o => o.Id).Where(id => Target(id, chosen) is null)];
        foreach (var id in Unknown)
        {
            var name = from.Step(id)?.Definition.Name ?? Diagnostics.Phrase.Same(id);
            draft.Refuse("case.move-choose", $"新版没有“{name.Zh}”这一步，请选它到新版的哪一步。", $"The new version has no step \"{name.En}\"; choose where cases that stand there go on.");
        }
        if (Unknown.Count > 0) return;
        steps.AddRange(before.Open.Select(o => Target(o.Id, chosen)!).Distinct());
        GoBack(words);
        Begin();
        Check();
    }

    private BoundStep? Target(string id, IReadOnlyDictionary<string, string> chosen) => draft.Flow.Step(chosen.GetValueOrDefault(id) ?? id);

    private void GoBack(IReadOnlyList<MovedWord> words)
    {
        var fallen = words.Where(w => w.Counts && w.Fate != WordFate.Stays && Passed(w.Step)).Select(w => draft.Flow.Step(w.Step)).OfType<BoundStep>().Distinct();
        var back = new List<BoundStep>();
        foreach (var step in fallen.OrderBy(s => s.Index).Select(Reachable))
        {
            var after = steps.Where(s => Walk.IsIn(s.Branch, step.Branch)).ToList();
            if (after.Count == 0 || after.Exists(s => s.Index <= step.Index)) continue;
            steps.RemoveAll(after.Contains);
            steps.Add(step);
            back.Add(step);
        }
        Back = back;
    }

    private bool Passed(string id) => before.OpenStepOf(id) is null && from.Step(id) is { } step && before.Passed.FindLast(p => p.Id == id)?.Exit == StepWords.ExitOf(step.Kind, StepWords.Yes(step.Kind));

    /// <summary>A step inside branches the case is not in can only be come to through its fork.</summary>
    private BoundStep Reachable(BoundStep step) => Walk.ForksOf(step.Branch).Select(f => draft.Flow.Step(f)!).FirstOrDefault(f => !steps.Contains(f)) ?? step;

    /// <summary>Branches that a fork has only in the new version begin; those that have ended stay so.</summary>
    private void Begin()
    {
        foreach (var fork in steps.Where(f => steps.Exists(s => Walk.ForksOf(s.Branch).Contains(f.Id))).ToList())
        {
            for (var i = 0; i < fork.Definition.Branches.Count; i++)
            {
                var (first, branch) = (fork.Definition.Branches[i].Text, Walk.BranchOf(fork, i));
                var isNew = from.Step(fork.Id)?.Definition.Branches.Any(b => b.Text == first) != true;
                if (isNew && !steps.Exists(s => Walk.IsIn(s.Branch, branch))) steps.Add(draft.Flow.Step(first)!);
            }
        }
    }

    private void Check()
    {
        var isWhole = steps.TrueForAll(s => Walk.ForksOf(s.Branch).All(f => steps.Exists(t => t.Id == f && t.Kind == StepKind.Together)));
        if (isWhole && steps.GroupBy(s => s.Branch).All(g => g.Count() == 1)) return;
        draft.Refuse("case.move-branches", "这件事在几个并行的分支里，新版里没有同样的分支。请把它的各步都选到同一步，或等分支汇合后再迁移。",
            "The case stands in branches that the new version does not have side by side. Choose one step for all of them, or move it once they have joined.");
    }
}
