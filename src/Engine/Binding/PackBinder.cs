using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Forms;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Binding;

/// <summary>
/// Binds a pack: every name in every cell, formula and sentence found, every type checked, every table proved to meet exactly one row.
/// All problems are reported together.
/// </summary>
public static class PackBinder
{
    /// <summary>Binds a pack as it stands: apply readings first.</summary>
    /// <returns>The bound pack, or null when something stops it; and everything found.</returns>
    public static (BoundPack? Bound, IReadOnlyList<Diagnostic> Diagnostics) Bind(Pack pack) => Bind(pack, prove: true);

    /// <summary>Binds without proving the tables, for mutants: there the tests, not the proof, must notice a gap.</summary>
    internal static (BoundPack? Bound, IReadOnlyList<Diagnostic> Diagnostics) Bind(Pack pack, bool prove)
    {
        var bag = new DiagnosticBag();
        var layout = new FrameLayout(pack.Words);
        var context = new BindingContext(pack, layout, bag, prove);
        var controls = new List<BoundControl>();
        foreach (var table in pack.Tables)
            if (TableBinder.Bind(context, table, controls.Count) is { } bound) context.Add(controls, bound);
        foreach (var counter in CounterOrder.Sort(pack, bag))
            if (CounterBinder.Bind(context, counter, controls.Count) is { } bound) context.Add(controls, bound);
        var forms = pack.Forms.Select(f => FormBinder.Bind(f, pack.Money, bag)).OfType<BoundForm>().ToList();
        var flows = FlowsBinding.Bind(pack, forms, bag);
        var audience = Audiences(context);
        return (bag.HasErrors ? null : new BoundPack(pack, layout, controls, audience, context.Consequences) { Forms = forms, Flows = flows }, bag.All);
    }

    private static List<BoundAudience> Audiences(BindingContext context)
    {
        var bound = new List<BoundAudience>();
        foreach (var audience in context.Pack.AppliesTo)
        {
            if (context.Pack.Words.People.FirstOrDefault(f => f.Id == audience.Field) is not { } field) continue;
            bound.Add(new BoundAudience(context.Layout.SlotOfPeople(field), audience.Values.Select(v => v.Text).ToHashSet(StringComparer.Ordinal)));
        }
        return bound;
    }
}

/// <summary>What binding a control needs from around it.</summary>
internal sealed class BindingContext(Pack pack, FrameLayout layout, DiagnosticBag bag, bool prove)
{
    private readonly Dictionary<string, BoundControl> bound = new(StringComparer.Ordinal);

    public Pack Pack => pack;

    public FrameLayout Layout => layout;

    public DiagnosticBag Bag => bag;

    /// <summary>Whether tables are proved to meet exactly one row.</summary>
    public bool Proves => prove;

    public PackScopes Scopes { get; } = new(layout);

    /// <summary>How many consequences have been bound.</summary>
    public int Consequences { get; private set; }

    public int NextConsequence() => Consequences++;

    public void Add(List<BoundControl> controls, BoundControl control)
    {
        controls.Add(control);
        bound[control.Definition.Id] = control;
    }

    public BoundControl? Find(string id) => bound.GetValueOrDefault(id);

    public IEnumerable<string> ControlIds => pack.Tables.Select(t => t.Id).Concat(pack.Counters.Select(c => c.Id));

    /// <summary>Slot and kind of the one charged, from the field a control names; -1 when it charges the subject itself.</summary>
    public (int Slot, bool Unit) Charged(ControlDefinition control, IReadOnlyList<Word> over)
    {
        if (control.Charges is not { } charges || charges.Text is "person" or "unit") return (-1, over.Count > 0 && over[0].About == FactSubject.Unit);
        foreach (var word in over)
            if (word.Fields.FirstOrDefault(f => f.Id == charges.Text) is { Type: FieldType.Person or FieldType.People or FieldType.Unit } field)
                return (layout.SlotOf(word, field), field.Type == FieldType.Unit);
        if (pack.Words.People.FirstOrDefault(f => f.Id == charges.Text) is { Type: FieldType.Person or FieldType.People or FieldType.Unit } known)
            return (layout.SlotOfPeople(known), known.Type == FieldType.Unit);
        var fields = over.SelectMany(w => w.Fields).Concat(pack.Words.People)
            .Where(f => f.Type is FieldType.Person or FieldType.People or FieldType.Unit).Select(f => f.Id);
        bag.Error("pack.charges-nobody", charges.Where, new Phrase(
            $"“{charges.Text}”不是人员或单位字段，不知道由谁承担。", $"\"{charges.Text}\" is not a field of type person, people or unit, so nobody can be charged."),
            Suggestion.DidYouMean(charges.Text, fields));
        return (-1, false);
    }
}
