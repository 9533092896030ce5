using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Diagrams;

/// <summary>How parties read over the lanes of a drawing.</summary>
internal sealed class PartyWords(Pack pack, FlowVersion version)
{
    private readonly FormDefinition? form = pack.Forms.FirstOrDefault(f => f.Id == version.Form.Text);

    /// <summary>Who starts a case: those the flow names, or the flow itself where a control does.</summary>
    public static Phrase OfStart(FlowDefinition flow) => flow.StartsBy.Count > 0 ? new Phrase("发起人", "Starter") : Itself;

    /// <summary>Who acts in a step; null where nobody does, and the step stands where the case comes from.</summary>
    public Phrase? Of(StepDefinition step)
    {
        if (step.Kind is StepKind.Tell or StepKind.Wait or StepKind.Together or StepKind.Case || step.Parties.Count == 0) return null;
        return step.Kind == StepKind.Sign ? Listed(step.Parties.Select(p => p.Name)) : Of(step.Parties.Select(p => p.Who.Text));
    }

    /// <summary>Several parties side by side, each once.</summary>
    public Phrase Of(IEnumerable<string> parties) => Listed(parties.Select(Of));

    private static Phrase Listed(IEnumerable<Phrase> names)
    {
        var all = names.Distinct().ToArray();
        return new Phrase(string.Join("、", all.Select(n => n.Zh)), string.Join(", ", all.Select(n => n.En)));
    }

    private static Phrase Itself => new("系统", "The flow itself");

    private Phrase Of(string party) => party.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["starter"] => new Phrase("发起人", "Starter"),
        ["anyone"] => new Phrase("任何人", "Anyone"),
        ["field", var id] => form?.Find(id)?.Name ?? Phrase.Same(id),
        ["outside", var id] => form?.Find(id)?.Name ?? Phrase.Same(id),
        ["by", var id] => version.Step(id) is { } step ? new Phrase($"办理“{step.Name.Zh}”的人", $"Whoever did \"{step.Name.En}\"") : Phrase.Same(id),
        ["head", "of", .. var place] => Head(place, ""),
        ["head", var levels, "above", .. var place] => Head(place, levels),
        ["role", var id, ..] => pack.Words.Roles.FirstOrDefault(r => r.Id == id)?.Name ?? Phrase.Same(id),
        ["post", var code, ..] => Phrase.Same(code),
        _ => Phrase.Same(party),
    };

    private Phrase Head(string[] place, string levels)
    {
        var of = place switch
        {
            ["starter"] => new Phrase("发起人", "starter"),
            ["field", var id] => form?.Find(id)?.Name ?? Phrase.Same(id),
            ["unit", var code] => Phrase.Same(code),
            _ => Phrase.Same(string.Join(' ', place)),
        };
        return levels.Length == 0 ? new Phrase($"{of.Zh}的负责人", $"Head of {of.En}") : new Phrase($"{of.Zh}的上{levels}级负责人", $"Head {levels} above {of.En}");
    }
}
