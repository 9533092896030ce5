using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Diagrams;

/// <summary>What stands in the drawing of a flow.</summary>
internal enum NodeKind
{
    /// <summary>Where a case begins.</summary>
    Start,

    /// <summary>A step in which something is done.</summary>
    Task,

    /// <summary>Where one way of several is taken: a condition before a step, or what came out of it.</summary>
    Choice,

    /// <summary>Where branches part.</summary>
    Fork,

    /// <summary>Where branches meet.</summary>
    Join,

    /// <summary>The limit of a step, on its edge.</summary>
    Timer,

    /// <summary>An ending.</summary>
    End,
}

/// <summary>One thing in the drawing.</summary>
/// <param name="Id">Unique, fit for XML.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What stands in it.</param>
/// <param name="Lane">The lane it stands in.</param>
/// <param name="Step">The step it comes from; null for start and endings.</param>
/// <param name="Ending">The ending it is; null otherwise.</param>
internal sealed record FlowNode(string Id, NodeKind Kind, Phrase Name, int Lane, StepDefinition? Step = null, EndingDefinition? Ending = null);

/// <summary>One way from one thing to the next.</summary>
internal sealed record FlowEdge(string Id, string From, string To, Phrase Name);

/// <summary>A flow as things and ways between them: what BPMN and the drawing are both made from.</summary>
internal sealed class FlowGraph
{
    private readonly FlowVersion version;
    private readonly List<FlowNode> nodes = [];
    private readonly List<FlowEdge> edges = [];
    private readonly List<Phrase> lanes = [];

    private FlowGraph(Pack pack, FlowDefinition flow, FlowVersion version)
    {
        this.version = version;
        var words = new PartyWords(pack, version);
        Add(new FlowNode("start", NodeKind.Start, new("发起", "Start"), Lane(PartyWords.OfStart(flow))));
        foreach (var step in version.Steps) Nodes(step, words);
        foreach (var ending in version.Endings) Add(new FlowNode($"end_{ending.Id}", NodeKind.End, ending.Name, Last(ending.Id), Ending: ending));
        if (version.Steps.Count > 0) Edge("start", Entry(version.Steps[0].Id, null), Phrase.Same(""));
        foreach (var step in version.Steps) Edges(step);
    }

    public IReadOnlyList<FlowNode> AllNodes => nodes;

    public IReadOnlyList<FlowEdge> AllEdges => edges;

    /// <summary>Lanes from above to below: who acts, in the order they first do.</summary>
    public IReadOnlyList<Phrase> Lanes => lanes;

    public static FlowGraph Of(Pack pack, FlowDefinition flow, FlowVersion version) => new(pack, flow, version);

    private void Nodes(StepDefinition step, PartyWords words)
    {
        var lane = words.Of(step) is { } who ? Lane(who) : nodes[^1].Lane;
        if (step.When is { } when) Add(new FlowNode($"when_{step.Id}", NodeKind.Choice, Phrase.Same($"{when.Text}?"), lane, step));
        Add(new FlowNode($"step_{step.Id}", step.Kind == StepKind.Together ? NodeKind.Fork : NodeKind.Task, step.Name, lane, step));
        if (FlowOutline.Limit(step) is { } limit && step.Exit("missed") is not null) Add(new FlowNode($"limit_{step.Id}", NodeKind.Timer, limit, lane, step));
        if (step.Kind == StepKind.Together) Add(new FlowNode($"join_{step.Id}", NodeKind.Join, Phrase.Same(""), lane, step));
        if (Answers(step).Length > 1) Add(new FlowNode($"choice_{step.Id}", NodeKind.Choice, Phrase.Same(""), lane, step));
    }

    private void Edges(StepDefinition step)
    {
        var id = $"step_{step.Id}";
        if (step.When is not null)
        {
            Edge($"when_{step.Id}", id, new("是", "yes"));
            if (step.Otherwise is { } otherwise) Edge($"when_{step.Id}", Entry(otherwise.Text, step.Id), new("否", "no"));
        }
        foreach (var branch in step.Branches) Edge(id, Entry(branch.Text, step.Id), Phrase.Same(""));
        var answers = Answers(step);
        var from = step.Kind == StepKind.Together ? $"join_{step.Id}" : id;
        if (answers.Length > 1)
        {
            Edge(from, $"choice_{step.Id}", Phrase.Same(""));
            from = $"choice_{step.Id}";
        }
        foreach (var exit in answers) Edge(from, Entry(exit.To.Text, step.Id), answers.Length > 1 ? exit.Name : Phrase.Same(""));
        if (step.Within is not null && step.Exit("missed") is { } missed) Edge($"limit_{step.Id}", Entry(missed.To.Text, step.Id), missed.Name);
    }

    /// <summary>What is come to by going to a step or an ending. From inside its branches, a forking step is come to where they join.</summary>
    private string Entry(string target, string? from)
    {
        if (version.Step(target) is not { } step) return $"end_{target}";
        if (step.Kind == StepKind.Together && from is not null && IsInside(from, step)) return $"join_{target}";
        return step.When is null ? $"step_{target}" : $"when_{target}";
    }

    private bool IsInside(string id, StepDefinition fork)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { fork.Id };
        var open = new Stack<string>(fork.Branches.Select(b => b.Text));
        while (open.TryPop(out var at))
        {
            if (at == id) return true;
            if (!seen.Add(at) || version.Step(at) is not { } step) continue;
            foreach (var exit in step.Exits) open.Push(exit.To.Text);
            foreach (var branch in step.Branches) open.Push(branch.Text);
        }
        return false;
    }

    private static ExitDefinition[] Answers(StepDefinition step) => [.. step.Exits.Where(e => e.Id.Text != "missed" || step.Within is null)];

    /// <summary>An ending stands in the lane of the last step that leads to it.</summary>
    private int Last(string ending)
    {
        var step = version.Steps.LastOrDefault(s => s.Exits.Any(e => e.To.Text == ending) || s.Otherwise?.Text == ending);
        return nodes.LastOrDefault(n => n.Step is not null && n.Step == step)?.Lane ?? 0;
    }

    private int Lane(Phrase who)
    {
        var at = lanes.IndexOf(who);
        if (at >= 0) return at;
        lanes.Add(who);
        return lanes.Count - 1;
    }

    private void Add(FlowNode node) => nodes.Add(node);

    private void Edge(string from, string to, Phrase name)
    {
        if (nodes.Exists(n => n.Id == to)) edges.Add(new FlowEdge($"flow_{edges.Count + 1}", from, to, name));
    }
}
