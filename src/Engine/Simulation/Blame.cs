using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Simulation;

/// <summary>
/// Puts what is wrong with a changed pack at the change it comes from: a gap shows at the table, far from the line of the proposal that made it.
/// </summary>
internal sealed class Blame(Pack pack, IReadOnlyList<Change> changes)
{
    /// <summary>The findings, each at a change.</summary>
    public IReadOnlyList<Diagnostic> Of(IEnumerable<Diagnostic> found) => [.. found.Select(At)];

    private Diagnostic At(Diagnostic found)
    {
        if (changes.Any(c => StandsIn(c, found.Where))) return found;
        var culprit = changes.FirstOrDefault(c => !RemainsWithout(c, found)) ?? changes[^1];
        var message = new Phrase($"{Zh(culprit)}以后，{found.Where} 处：{found.Message.Zh}", $"With {En(culprit)}, at {found.Where}: {found.Message.En}");
        return found with { Where = culprit.Path.Where, Message = message };
    }

    private static bool StandsIn(Change change, SourceSpan where) =>
        (where.File, where.Line) == (change.Path.Where.File, change.Path.Where.Line)
        || (change.To is { } to && (where.File, where.Line) == (to.Where.File, to.Where.Line));

    private bool RemainsWithout(Change change, Diagnostic found) =>
        Variant.Bind(PackEditor.Apply(pack, [.. changes.Where(c => c != change)])) is { Diagnostics: var rest } && rest.Contains(found);

    private static string Zh(Change change) => change.To is { } to ? $"把“{change.Path.Text}”改为“{to.Text}”" : $"删去“{change.Path.Text}”";

    private static string En(Change change) => change.To is { } to ? $"\"{change.Path.Text}\" set to \"{to.Text}\"" : $"\"{change.Path.Text}\" removed";
}
