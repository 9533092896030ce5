using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Files;

namespace Yunzhang.Engine.Packs.Editing;

/// <summary>
/// Changes a flow: <c>leave.when</c>, and of a step its limit, rule, condition, exits, parties and those who may not act: <c>leave.steps.head.within</c>,
/// <c>leave.steps.head.to.approve</c>, <c>certificate.steps.sign.parties.witness</c>, <c>certificate.steps.review.not.2</c>.
/// </summary>
internal sealed class FlowEdit(EditScope scope)
{
    private static readonly string[] StepKeys = ["within", "rule", "when", "otherwise", "to", "parties", "not"];

    /// <summary>The changed flow; null when the change was refused.</summary>
    public FlowDefinition? Apply(FlowDefinition flow)
    {
        if (scope.RefusesVersion()) return null;
        switch (scope.Path.Key)
        {
            case "when": return flow with { When = scope.To };
            case "steps": return Version(flow);
            default: scope.Unknown(scope.Path.Key, ["steps", "when"]); return null;
        }
    }

    private FlowDefinition? Version(FlowDefinition flow)
    {
        string[] days = [.. flow.Versions.Select(v => v.From.ToString("uuuu-MM-dd", null))];
        var at = scope.Path.IndexIn(days);
        if (at < 0)
        {
            scope.Unknown(scope.Path.Version ?? "", days);
            return null;
        }
        var version = flow.Versions[at];
        var (id, rest) = ChangePath.Cut(scope.Path.Rest);
        var step = version.Steps.ToList().FindIndex(s => s.Id == id);
        if (step < 0) scope.Unknown(id, [.. version.Steps.Select(s => s.Id)]);
        else if (Step(version.Steps[step], rest) is { } changed)
            return flow with { Versions = EditScope.With(flow.Versions, at, version with { Steps = EditScope.With(version.Steps, step, changed) }) };
        return null;
    }

    private StepDefinition? Step(StepDefinition step, string path)
    {
        var (key, rest) = ChangePath.Cut(path);
        switch (key)
        {
            case "within": return step with { Within = scope.Removes ? null : scope.To };
            case "rule": return Rule(step);
            case "when": return step with { When = scope.Removes ? null : scope.To, Otherwise = scope.Removes ? null : step.Otherwise };
            case "otherwise": return scope.Needed() is { } otherwise ? step with { Otherwise = otherwise } : null;
            case "to": return Exit(step, rest);
            case "parties": return Party(step, rest);
            case "not": return Not(step, rest);
            default: scope.Unknown(key, StepKeys); return null;
        }
    }

    private StepDefinition? Rule(StepDefinition step)
    {
        if (scope.Needed() is not { } to) return null;
        return DecideRules.Read(to, scope.Bag) is { } rule ? step with { Rule = rule } : null;
    }

    private StepDefinition? Exit(StepDefinition step, string id)
    {
        var at = step.Exits.ToList().FindIndex(e => e.Id.Text == id);
        if (at < 0) scope.Unknown(id, [.. step.Exits.Select(e => e.Id.Text)]);
        else if (scope.Removes) return step with { Exits = [.. step.Exits.Where((_, i) => i != at)] };
        else return step with { Exits = EditScope.With(step.Exits, at, step.Exits[at] with { To = scope.To! }) };
        return null;
    }

    /// <summary>Parties go by name in a signing step, elsewhere by their place from 1. The last one cannot go: a step nobody acts in never ends.</summary>
    private StepDefinition? Party(StepDefinition step, string id)
    {
        string[] names = [.. step.Parties.Select((p, i) => p.Id.Length > 0 ? p.Id : $"{i + 1}")];
        var at = Array.IndexOf(names, id);
        if (at < 0) scope.Unknown(id, names);
        else if (!scope.Removes) return step with { Parties = EditScope.With(step.Parties, at, step.Parties[at] with { Who = scope.To! }) };
        else if (names.Length == 1) scope.BadValue(new Phrase("这一步只有这一方，不能删去。", "it is the only party of the step and cannot be removed."));
        else return step with { Parties = [.. step.Parties.Where((_, i) => i != at)] };
        return null;
    }

    /// <summary>Those who may not act go by their place from 1.</summary>
    private StepDefinition? Not(StepDefinition step, string id)
    {
        string[] places = [.. step.Not.Select((_, i) => $"{i + 1}")];
        var at = Array.IndexOf(places, id);
        if (at >= 0) return step with { Not = scope.Removes ? [.. step.Not.Where((_, i) => i != at)] : EditScope.With(step.Not, at, scope.To!) };
        scope.Unknown(id, places);
        return null;
    }
}
