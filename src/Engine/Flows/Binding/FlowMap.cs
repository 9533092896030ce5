using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Binding;

/// <summary>Which step leads where, and which steps lie in which branch.</summary>
internal sealed class FlowMap
{
    private readonly FlowVersion version;
    private readonly Dictionary<string, StepDefinition> steps;
    private readonly Dictionary<(string Fork, int Branch), HashSet<string>> inside = [];

    public FlowMap(FlowVersion version)
    {
        this.version = version;
        steps = version.Steps.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var fork in version.Steps.Where(s => s.Kind == StepKind.Together)) Spread(fork);
    }

    /// <summary>Forks with their branches and the steps inside each.</summary>
    public IReadOnlyDictionary<(string Fork, int Branch), HashSet<string>> Branches => inside;

    public bool IsStep(string id) => steps.ContainsKey(id);

    /// <summary>Where a step may lead: exits and its way round, and its branches when it forks.</summary>
    public static IEnumerable<string> Next(StepDefinition step) => Leaving(step).Concat(step.Branches.Select(b => b.Text));

    public static IEnumerable<string> Leaving(StepDefinition step) =>
        step.Exits.Select(e => e.To.Text).Concat(step.Otherwise is { } otherwise ? [otherwise.Text] : Array.Empty<string>());

    /// <summary>Every step and ending that can be come to from <paramref name="start"/>, itself included.</summary>
    public HashSet<string> From(string start, Func<StepDefinition, IEnumerable<string>> next, string? stop = null)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start]);
        while (open.TryPop(out var id))
        {
            if (id == stop || !found.Add(id) || !steps.TryGetValue(id, out var step)) continue;
            foreach (var to in next(step)) open.Push(to);
        }
        return found;
    }

    /// <summary>The branch a step lies in, outermost fork first: <c>checks:0/papers:1</c>; empty outside branches.</summary>
    public string BranchOf(string step) => string.Join('/', inside.Where(b => b.Value.Contains(step))
        .OrderByDescending(b => b.Value.Count).Select(b => $"{b.Key.Fork}:{b.Key.Branch}"));

    /// <summary>
    /// Inside a branch lies what can be come to from its first step, but not from the beginning of the flow without entering the branches of that fork.
    /// </summary>
    private void Spread(StepDefinition fork)
    {
        var outside = From(version.Steps[0].Id, s => s.Id == fork.Id ? Leaving(s) : Next(s));
        for (var i = 0; i < fork.Branches.Count; i++)
        {
            var reached = From(fork.Branches[i].Text, Next, fork.Id);
            reached.RemoveWhere(id => outside.Contains(id) || !steps.ContainsKey(id));
            inside[(fork.Id, i)] = reached;
        }
    }
}
