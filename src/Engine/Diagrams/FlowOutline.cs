using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Time;
using StepKind = Yunzhang.Engine.Packs.StepKind;

namespace Yunzhang.Engine.Diagrams;

/// <summary>One way out of a step.</summary>
/// <param name="Name">What comes out: the name of the exit, or "otherwise" where a condition does not hold.</param>
/// <param name="To">The step or ending it leads to.</param>
public sealed record OutlineWay(Phrase Name, Phrase To);

/// <summary>A step in words.</summary>
/// <param name="Step">The step.</param>
/// <param name="Does">What is done there: somebody decides, signs, is told.</param>
/// <param name="Who">Who acts; null where nobody does.</param>
/// <param name="Within">Its limit; null without one.</param>
/// <param name="Ways">Where a case goes from there.</param>
public sealed record OutlineStep(StepDefinition Step, Phrase Does, Phrase? Who, Phrase? Within, IReadOnlyList<OutlineWay> Ways);

/// <summary>A flow as a list of steps: what its drawing shows, for whoever cannot see it or reads on a small screen.</summary>
public static class FlowOutline
{
    /// <summary>The steps in the order of the file.</summary>
    /// <param name="pack">The pack, for the names of roles and fields.</param>
    /// <param name="version">Which version.</param>
    public static IReadOnlyList<OutlineStep> Of(Pack pack, FlowVersion version)
    {
        var words = new PartyWords(pack, version);
        return [.. version.Steps.Select(s => new OutlineStep(s, Does(s), words.Of(s), Limit(s), [.. Ways(version, s)]))];
    }

    /// <summary>Who may start a case; the flow itself where determinations do.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="version">The version, for the names of its form.</param>
    public static Phrase StartsBy(Pack pack, FlowDefinition flow, FlowVersion version) =>
        flow.StartsBy.Count == 0 ? PartyWords.OfStart(flow) : new PartyWords(pack, version).Of(flow.StartsBy.Select(s => s.Text));

    /// <summary>The limit of a step as it is said.</summary>
    internal static Phrase? Limit(StepDefinition step) =>
        step.Within is { } within ? TimeRuleText.Read(within, new DiagnosticBag()) is { } rule ? TimeRuleText.Words(rule) : Phrase.Same(within.Text) : null;

    private static IEnumerable<OutlineWay> Ways(FlowVersion version, StepDefinition step)
    {
        foreach (var branch in step.Branches) yield return new OutlineWay(new("同时开始", "At once"), Target(version, branch.Text));
        foreach (var exit in step.Exits) yield return new OutlineWay(exit.Name, Target(version, exit.To.Text));
        if (step is { When: not null, Otherwise: { } otherwise }) yield return new OutlineWay(new("条件不成立", "Condition does not hold"), Target(version, otherwise.Text));
    }

    private static Phrase Target(FlowVersion version, string id) => version.Step(id)?.Name ?? version.Ending(id)?.Name ?? Phrase.Same(id);

    private static Phrase Does(StepDefinition step) => step.Kind switch
    {
        StepKind.Decide => Rule(step),
        StepKind.Sign => new("各方签字", "Signed by each party"),
        StepKind.Consent => new("本人同意", "Consent"),
        StepKind.Do => new("办理", "Something is done"),
        StepKind.Tell => new("告知", "People are told"),
        StepKind.Wait => new("等事情发生", "Waits for something to happen"),
        StepKind.Together => new("几支同时办", "Branches side by side"),
        _ => new("另起一件事", "A case of another flow"),
    };

    private static Phrase Rule(StepDefinition step) => step.Rule.Kind switch
    {
        DecideKind.All => new("会签，全部同意才算", "Decided by all together"),
        DecideKind.InTurn => new("依次审批", "Decided by one after the other"),
        DecideKind.Share => new($"会签，{step.Rule.Share:0.##%} 同意才算", $"Decided by {step.Rule.Share:0.##%} of them"),
        DecideKind.Count => new($"会签，{step.Rule.Count} 人同意才算", $"Decided by {step.Rule.Count} of them"),
        _ => new("审批", "Decided"),
    };
}
