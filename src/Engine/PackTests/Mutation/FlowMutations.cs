using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests.Mutation;

/// <summary>The ways a step of a flow can be a little wrong: its limit one more or less, its condition or a part of it, its rule, where an exit leads, a party too few, somebody not kept out.</summary>
internal static class FlowMutations
{
    /// <summary>What may be set in a step, and to what; null takes it away. Paths are those below the step.</summary>
    public static IEnumerable<(string Path, string? To, Sourced At)> Of(FlowVersion version, StepDefinition step)
    {
        if (step.Within is { } within)
            foreach (var other in TextMutations.Numbers(within.Text)) yield return ("within", other, within);
        if (step.When is { } when)
            foreach (var other in TextMutations.Numbers(when.Text).Concat(TextMutations.Boundaries(when.Text)).Concat(TextMutations.Parts(when.Text))) yield return ("when", other, when);
        if (Rule(step) is { } rule) yield return ("rule", rule, step.Parties[0].Who);
        foreach (var exit in step.Exits)
            if (Elsewhere(version, step, exit) is { } target) yield return ($"to.{exit.Id.Text}", target, exit.To);
        for (var i = 0; step.Parties.Count > 1 && i < step.Parties.Count; i++)
            yield return ($"parties.{(step.Parties[i].Id.Length > 0 ? step.Parties[i].Id : $"{i + 1}")}", null, step.Parties[i].Who);
        for (var i = 0; i < step.Not.Count; i++) yield return ($"not.{i + 1}", null, step.Not[i]);
    }

    /// <summary>Everybody becomes anybody, and the other way round; a step with one party, that all sign or that only tells has no rule to get wrong.</summary>
    private static string? Rule(StepDefinition step) => step.Parties.Count < 2 || step.Kind is StepKind.Sign or StepKind.Tell ? null : step.Rule.Kind == DecideKind.Any ? "all" : "any";

    /// <summary>The first other ending a case could go to, or else the first other step.</summary>
    private static string? Elsewhere(FlowVersion version, StepDefinition step, ExitDefinition exit) =>
        version.Endings.Select(e => e.Id).Concat(version.Steps.Select(s => s.Id)).FirstOrDefault(id => id != exit.To.Text && id != step.Id);
}
