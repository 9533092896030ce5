using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Simulation;

/// <summary>
/// Puts what is wrong with a changed pack at the change it comes from: a gap shows at the table, far from the line of the proposal that made it.
/// </summary>
internal sealed class Blame(Pack pack, IReadOnlyList<Change> changes)
{
    /// <summary>The findings, each at a change. What merely follows from a mistake in the new text itself is left out.</summary>
    public IReadOnlyList<Diagnostic> Of(IEnumerable<Diagnostic> found)
    {
        var (own, elsewhere) = (new List<Diagnostic>(), new List<Diagnostic>());
        foreach (var finding in found) (changes.Any(c => StandsIn(c, finding.Where)) ? own : elsewhere).Add(finding);
        var mistaken = changes.Where(c => own.Any(d => d.Severity == Severity.Error && StandsIn(c, d.Where))).ToList();
        foreach (var finding in elsewhere)
        {
            var culprit = changes.FirstOrDefault(c => !RemainsWithout(c, finding)) ?? changes[^1];
            if (!mistaken.Contains(culprit)) own.Add(At(finding, culprit));
        }
        return own;
    }

    private static Diagnostic At(Diagnostic found, Change culprit) => found with
    {
        Where = culprit.Path.Where,
        Message = new Phrase($"{Zh(culprit)}以后，{found.Where} 处：{found.Message.Zh}", $"With {En(culprit)}, at {found.Where}: {found.Message.En}"),
    };

    private static bool StandsIn(Change change, SourceSpan where) =>
        (where.File, where.Line) == (change.Path.Where.File, change.Path.Where.Line)
        || (change.To is { } to && (where.File, where.Line) == (to.Where.File, to.Where.Line));

    private bool RemainsWithout(Change change, Diagnostic found) =>
        Variant.Bind(PackEditor.Apply(pack, [.. changes.Where(c => c != change)])) is { Diagnostics: var rest } && rest.Contains(found);

    private static string Zh(Change change) => change.To is { } to ? $"把“{change.Path.Text}”改为“{to.Text}”" : $"删去“{change.Path.Text}”";

    private static string En(Change change) => change.To is { } to ? $"\"{change.Path.Text}\" set to \"{to.Text}\"" : $"\"{change.Path.Text}\" removed";
}
