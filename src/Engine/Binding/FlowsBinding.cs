using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Forms;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Binding;

/// <summary>Binds the flows of a pack: every version with its form, every limit read.</summary>
internal static class FlowsBinding
{
    /// <summary>One bound flow a version, in the order of the files; versions with mistakes are left out and reported.</summary>
    public static List<BoundFlow> Bind(Pack pack, IReadOnlyList<BoundForm> forms, DiagnosticBag bag)
    {
        var bound = new List<BoundFlow>();
        var names = new FlowNames
        {
            Roles = pack.Words.Roles.ToDictionary(r => r.Id, r => r.Name, StringComparer.Ordinal),
            Flows = pack.Flows.ToDictionary(f => f.Id, IReadOnlyCollection<string> (f) => [.. f.Versions.SelectMany(v => v.Endings).Select(e => e.Id).Distinct()], StringComparer.Ordinal),
            Words = [.. pack.Words.Words.Select(w => w.Id)],
            TypeOf = (word, field) => TypeOf(pack, word, field),
        };
        foreach (var flow in pack.Flows)
        {
            var start = FlowStart.Bind(flow, [.. pack.Words.Outcomes.Select(o => o.Id)], bag);
            foreach (var version in flow.Versions)
            {
                foreach (var step in version.Steps) Limits(step, bag);
                // A form with mistakes has reported them; its flow would only say so again.
                if (forms.FirstOrDefault(f => f.Definition.Id == version.Form.Text) is not { } form) continue;
                if (FlowBinder.Bind(flow, version, form.Definition, form.Slots, names, bag) is not { } one) continue;
                one.StartsOn = start;
                bound.Add(one);
            }
        }
        return bound;
    }

    private static void Limits(StepDefinition step, DiagnosticBag bag)
    {
        if (step.Within is { } within) FlowLimits.Check(within, bag);
        foreach (var rung in step.Ladder) FlowLimits.Check(rung.At, bag);
    }

    private static FeelType? TypeOf(Pack pack, string word, string field) =>
        pack.Words.Words.FirstOrDefault(w => w.Id == word)?.Fields.FirstOrDefault(f => f.Id == field) is { } found ? PackScopes.TypeOf(found) : null;
}
