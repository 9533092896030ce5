using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Binding;

/// <summary>Checks that every step can be come to, that every way ends, that branches join, and that no case runs in a circle by itself.</summary>
internal sealed class PathChecks(FlowVersion version, FlowMap map, DiagnosticBag bag)
{
    public void Check()
    {
        if (version.Steps.Count == 0) return;
        var reached = map.From(version.Steps[0].Id, FlowMap.Next);
        foreach (var step in version.Steps.Where(s => !reached.Contains(s.Id)))
            bag.Error("flow.unreachable-step", step.Where, new Phrase($"没有一条路走得到“{step.Id}”这一步。", $"No way leads to the step \"{step.Id}\"."), new Phrase("请让某个出口通向它，或删去它。", "Let an exit lead to it, or remove it."));
        foreach (var ending in version.Endings.Where(e => !reached.Contains(e.Id)))
            bag.Warning("flow.unreachable-ending", ending.Where, new Phrase($"没有一条路走得到结局“{ending.Id}”。", $"No way leads to the ending \"{ending.Id}\"."));
        foreach (var step in version.Steps.Where(s => reached.Contains(s.Id) && !map.From(s.Id, FlowMap.Next).Any(id => version.Ending(id) is not null)))
            bag.Error("flow.never-ends", step.Where, new Phrase($"到了“{step.Id}”以后，哪条路也走不到结局。", $"From \"{step.Id}\" on, no way leads to an ending."), new Phrase("请让它的一个出口通向结局。", "Let one of its exits lead towards an ending."));
        CheckBranches();
        CheckCircles();
    }

    private void CheckBranches()
    {
        var owner = new Dictionary<(string Fork, string Step), int>();
        foreach (var ((fork, number), inside) in map.Branches)
        {
            var first = version.Step(fork)!.Branches[number];
            if (!inside.Contains(first.Text))
            {
                bag.Error("flow.branch-outside", first.Where, new Phrase($"“{first.Text}”不经过“{fork}”也走得到，不能当它的分支。", $"\"{first.Text}\" can be come to without \"{fork}\", so it cannot begin one of its branches."),
                    new Phrase("请为分支另写一步。", "Write a step of its own for the branch."));
                continue;
            }
            foreach (var step in inside.Where(s => !owner.TryAdd((fork, s), number) && owner[(fork, s)] != number).Order(StringComparer.Ordinal))
                bag.Error("flow.branch-shared", first.Where, new Phrase($"“{step}”同在“{fork}”的两支里。", $"\"{step}\" lies in two branches of \"{fork}\"."), new Phrase($"各支办完后请写 to: {fork}，由它汇合。", $"Let each branch end with to: {fork}, which joins them."));
            if (!inside.Any(s => FlowMap.Leaving(version.Step(s)!).Contains(fork)))
                bag.Error("flow.branch-never-joins", first.Where, new Phrase($"从“{first.Text}”起的一支从不回到“{fork}”，永远不会汇合。", $"The branch that begins at \"{first.Text}\" never comes back to \"{fork}\", so the branches never join."),
                    new Phrase($"分支的最后一步请写 to: {fork}。", $"Let the last step of the branch say to: {fork}."));
        }
    }

    /// <summary>A circle is harmless while a person, a fact or a limit stands in it.</summary>
    private void CheckCircles()
    {
        foreach (var step in version.Steps)
        {
            if (!Alone(step).Any(to => map.From(to, Alone).Contains(step.Id))) continue;
            bag.Error("flow.endless", step.Where, new Phrase($"从“{step.Id}”出发，不等任何人就会转回“{step.Id}”，没完没了。", $"From \"{step.Id}\" a case comes back to \"{step.Id}\" without waiting for anybody, for ever."),
                new Phrase("请改“otherwise”或“to”。", "Change \"otherwise\" or \"to\"."));
            return;
        }
    }

    /// <summary>Where a case goes from a step without waiting. Coming back to a fork from inside it joins; it does not begin it again.</summary>
    private IEnumerable<string> Alone(StepDefinition step) => step.Kind switch
    {
        StepKind.Tell => Entering(step, FlowMap.Leaving(step)),
        StepKind.Together => step.Branches.Select(b => b.Text).Concat(Enumerable.Range(0, step.Branches.Count).All(i => JoinsAlone(step, i)) ? Entering(step, FlowMap.Leaving(step)) : []),
        _ => step.Otherwise is { } otherwise ? Entering(step, [otherwise.Text]) : [],
    };

    private IEnumerable<string> Entering(StepDefinition step, IEnumerable<string> targets) => targets.Where(to => !map.Branches.Any(b => b.Key.Fork == to && b.Value.Contains(step.Id)));

    private bool JoinsAlone(StepDefinition fork, int branch)
    {
        var inside = map.Branches[(fork.Id, branch)];
        var reached = map.From(fork.Branches[branch].Text, s => inside.Contains(s.Id) ? Alone(s).Where(inside.Contains) : []);
        return reached.Where(inside.Contains).Select(id => version.Step(id)!).Any(s => s.Kind == StepKind.Tell ? FlowMap.Leaving(s).Contains(fork.Id) : s.Otherwise?.Text == fork.Id);
    }
}
