using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Forms;

/// <summary>Whose turn it is with a form: which fields he may fill, and which of them he must where they are required.</summary>
/// <param name="Open">Fields he may fill or change; computed ones never are.</param>
/// <param name="Due">Fields that must be filled now where <c>required</c> says so.</param>
public sealed record FormTurn(IReadOnlySet<string> Open, IReadOnlySet<string> Due)
{
    /// <summary>Nothing is open and nothing due.</summary>
    public static FormTurn Nobodys { get; } = new(new HashSet<string>(), new HashSet<string>());

    /// <summary>The starter's turn: every field is open, and all are due that no later step may still fill.</summary>
    public static FormTurn AtStart(FlowVersion version, FormDefinition form)
    {
        var later = version.Steps.SelectMany(s => s.Edits).Select(e => e.Text).ToHashSet(StringComparer.Ordinal);
        return new FormTurn(Typed(form, _ => true), Typed(form, f => !later.Contains(f)));
    }

    /// <summary>The turn of whoever acts in a step: what the step lets him edit, no more.</summary>
    public static FormTurn At(StepDefinition step, FormDefinition form)
    {
        var edits = step.Edits.Select(e => e.Text).ToHashSet(StringComparer.Ordinal);
        var open = Typed(form, edits.Contains);
        return new FormTurn(open, open);
    }

    private static HashSet<string> Typed(FormDefinition form, Func<string, bool> takes) =>
        form.Fields.Where(f => f.Computed is null && takes(f.Id)).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
}
