using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows;

/// <summary>What starts a flow by itself: determinations of some controls, on a condition over what was found.</summary>
public sealed class FlowStart
{
    private readonly HashSet<string> controls;
    private readonly string[] outcomes;
    private readonly Expression? when;

    private FlowStart(FlowDefinition flow, IReadOnlyList<string> outcomes, Expression? when) =>
        (controls, this.outcomes, this.when) = (flow.StartsOn.Select(c => c.Text).ToHashSet(StringComparer.Ordinal), [.. outcomes], when);

    /// <summary>The controls.</summary>
    public IReadOnlyCollection<string> Controls => controls;

    /// <summary>Binds it; null for a flow that only people start, or when its condition has a mistake.</summary>
    internal static FlowStart? Bind(FlowDefinition flow, IReadOnlyList<string> outcomes, DiagnosticBag bag)
    {
        if (flow.StartsOn.Count == 0) return null;
        if (flow.When is not { } condition) return new FlowStart(flow, outcomes, null);
        var outcome = FeelType.Choice("outcome", outcomes);
        var scope = new Scope().Field("outcome", outcome, 0).Field("amount", FeelType.Money, 1).Field("reward", FeelType.Money, 2).Field("points", FeelType.Number, 3).Field("days", FeelType.Number, 4);
        for (var i = 0; i < outcomes.Count; i++) scope.Constant(outcomes[i], outcome, Value.Choice(outcomes[i], i));
        return FeelCompiler.Compile(condition, scope, FeelType.Boolean, bag) is { } when ? new FlowStart(flow, outcomes, when) : null;
    }

    /// <summary>Whether a case starts on what was found. A condition that cannot be answered is not met.</summary>
    /// <param name="control">Id of the control that found it.</param>
    /// <param name="outcome">Id of the outcome; null when there is none.</param>
    /// <param name="amount">Money owed.</param>
    /// <param name="reward">Money due.</param>
    /// <param name="points">Points.</param>
    /// <param name="days">Days.</param>
    public bool Takes(string control, string? outcome, decimal amount, decimal reward, decimal points, decimal days)
    {
        if (!controls.Contains(control)) return false;
        if (when is null) return true;
        var found = outcome is null ? Value.Unknown("outcome") : Value.Choice(outcome, Array.IndexOf(outcomes, outcome));
        return when.Evaluate([found, Value.Of(amount), Value.Of(reward), Value.Of(points), Value.Of(days)]) is { Kind: ValueKind.Boolean, AsBoolean: true };
    }
}
