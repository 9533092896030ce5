using System.Collections.Immutable;
using Yunzhang.Engine.Flows.Running;
using Yunzhang.Engine.Forms;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Moving;

/// <summary>What becomes of the form of a case under another version.</summary>
/// <param name="Changes">Values without a place in the new form, and those it works out otherwise, by path.</param>
/// <param name="Fields">Ids of the fields whose value changes, or which ask something else: a word that covered one of them falls.</param>
internal sealed record MovedForm(IReadOnlyList<FieldChange> Changes, ImmutableSortedSet<string> Fields)
{
    public static MovedForm Of(CaseState state, BoundFlow from, BoundForm to)
    {
        var values = FormCheck.Check(to, Carried(state.Values, from.Form, to.Definition), Nothing, FormTurn.Nobodys, FormLookups.Everything).Values;
        var changes = state.Values.Keys.Union(values.Keys).Order(StringComparer.Ordinal).Select(p => new FieldChange(p, state.Values.GetValueOrDefault(p), values.GetValueOrDefault(p))).Where(c => c.Before != c.After).ToList();
        var asked = from.Form.Fields.Where(f => to.Definition.Find(f.Id) is not { } now || !Alike.Are(f, now)).Select(f => f.Id);
        return new MovedForm(changes, [.. changes.Select(c => Seen.FieldOf(c.Path)), .. asked]);
    }

    /// <summary>
    /// What nobody would fill in any more although the new form requires it, or what it does not take, when a case goes on at a step. What was required before and stood empty all the same
    /// stands in nobody's way.
    /// </summary>
    /// <param name="before">The form before the move, and as it was asked.</param>
    /// <param name="values">The form after the move.</param>
    /// <param name="flow">The version it is moved to.</param>
    /// <param name="form">Its form.</param>
    /// <param name="first">The place of the step the case goes on at.</param>
    public static IReadOnlyList<FormMessage> Lacks((IReadOnlyDictionary<string, string> Values, FormDefinition Form) before, IReadOnlyDictionary<string, string> values, BoundFlow flow, BoundForm form, int first)
    {
        var later = flow.Steps.Where(s => s.Index >= first).SelectMany(s => s.Edits).ToHashSet(StringComparer.Ordinal);
        var due = form.Definition.Fields.Where(f => f.Computed is null && !later.Contains(f.Id)).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return [.. FormCheck.Check(form, values, Nothing, FormTurn.Nobodys with { Due = due }, FormLookups.Everything).Messages.Where(m => !later.Contains(Seen.FieldOf(m.Path)) && !LackedBefore(m))];

        bool LackedBefore(FormMessage lack) =>
            lack.Code is "form.required" or "form.cannot-tell" && !before.Values.ContainsKey(lack.Path) && before.Form.Find(lack.Path) is { Required: { } was } && form.Definition.Find(lack.Path)?.Required?.Text == was.Text;
    }

    /// <summary>Required fields that stand empty and that a step to come still asks for.</summary>
    public static IReadOnlyList<FormField> ToFill(IReadOnlyDictionary<string, string> values, BoundFlow flow, BoundForm form, int first)
    {
        var later = flow.Steps.Where(s => s.Index >= first).SelectMany(s => s.Edits).ToHashSet(StringComparer.Ordinal);
        var missing = FormCheck.Check(form, values, Nothing, FormTurn.Nobodys with { Due = later }, FormLookups.Everything).Messages.Where(m => m.Code is "form.required" or "form.cannot-tell").Select(m => Seen.FieldOf(m.Path));
        return [.. missing.Distinct().Select(form.Definition.Find).OfType<FormField>()];
    }

    private static readonly Dictionary<string, string?> Nothing = [];

    private static Dictionary<string, string> Carried(IReadOnlyDictionary<string, string> values, FormDefinition from, FormDefinition to) =>
        values.Where(v => HasPlace(v.Key, from, to)).ToDictionary(StringComparer.Ordinal);

    private static bool HasPlace(string path, FormDefinition from, FormDefinition to)
    {
        var (id, column) = (Seen.FieldOf(path), path[(path.LastIndexOf('.') + 1)..]);
        if (from.Find(id) is not { } had || to.Find(id) is not { } has || had.Type != has.Type) return false;
        return had.Type != FormFieldType.Details || has.Columns.FirstOrDefault(c => c.Id == column)?.Type == had.Columns.FirstOrDefault(c => c.Id == column)?.Type;
    }
}
