using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Forms;

/// <summary>Binds a form: every name in every condition and formula found, every type checked, and an order in which all can be worked out.</summary>
public sealed class FormBinder
{
    private static readonly Sourced Always = new("yes", default);

    private readonly FormDefinition form;
    private readonly FormScopes scopes;
    private readonly DiagnosticBag bag;
    private readonly Scope scope;

    private FormBinder(FormDefinition form, DiagnosticBag bag)
    {
        (this.form, this.bag, scopes) = (form, bag, new FormScopes(form));
        scope = scopes.OfForm();
    }

    /// <summary>Binds a form of a pack.</summary>
    /// <param name="form">The form.</param>
    /// <param name="money">How the pack rounds money.</param>
    /// <param name="bag">Where mistakes go, all of them.</param>
    /// <returns>The bound form, or null when it has mistakes.</returns>
    public static BoundForm? Bind(FormDefinition form, MoneyRule money, DiagnosticBag bag)
    {
        var own = new DiagnosticBag();
        var binder = new FormBinder(form, own);
        var fields = form.Fields.Select(binder.Field).ToList();
        var order = FormOrder.Sort(fields, own);
        foreach (var field in form.Fields) FormDefaults.Check(field, own);
        bag.AddRange(own.All);
        return own.HasErrors ? null : new BoundForm(form, money, binder.scope, binder.scopes.Width, fields, order);
    }

    private BoundField Field(FormField field)
    {
        var place = scopes.PlaceOf(field);
        if (field.Type != FormFieldType.Details) return Bound(field, scope, place, -1, [], []);
        var row = scopes.OfRow(field);
        var columns = new List<BoundField>();
        for (var i = 0; i < field.Columns.Count; i++)
        {
            if (form.Find(field.Columns[i].Id) is { } hidden)
            {
                bag.Error("form.column-hides-field", field.Columns[i].Where, new Phrase($"“{field.Id}”的栏“{hidden.Id}”与表单字段同名，会分不清。", $"The column \"{hidden.Id}\" of \"{field.Id}\" bears the name of a field of the form."),
                    new Phrase("请给这一栏换一个名字。", "Give the column another name."));
            }
            columns.Add(Bound(field.Columns[i], row, scopes.Width + FormScopes.ColumnPlace(field, i), place + 1 + i, [], []));
        }
        return Bound(field, scope, place, -1, columns, FormOrder.Sort(columns, bag));
    }

    private BoundField Bound(FormField field, Scope names, int slot, int list, IReadOnlyList<BoundField> columns, IReadOnlyList<BoundField> order) => new()
    {
        Definition = field,
        Slot = slot,
        ListSlot = list,
        When = Condition(field.When, names),
        Required = field.Required is { Text: "yes" } ? FeelCompiler.Compile(Always, names, FeelType.Boolean, bag) : field.Required is { Text: "no" } ? null : Condition(field.Required, names),
        Computed = field.Computed is { } formula ? FeelCompiler.Compile(formula, names, FormScopes.TypeOf(field), bag) : null,
        Range = field.Range is { } range ? FeelCompiler.CompileCell(range, names, field.Type == FormFieldType.Money ? FeelType.Money : FeelType.Number, bag) : null,
        Columns = columns,
        ColumnOrder = order,
        RowWidth = scopes.Width + columns.Sum(c => c.Type == FormFieldType.Period ? 3 : 1),
    };

    private Expression? Condition(Sourced? text, Scope names) => text is null ? null : FeelCompiler.Compile(text, names, FeelType.Boolean, bag);
}

/// <summary>The order in which the fields of a form, or the columns of a table, can be worked out.</summary>
internal static class FormOrder
{
    /// <summary>Each after those it reads; a circle is an error at each field in it.</summary>
    public static IReadOnlyList<BoundField> Sort(IReadOnlyList<BoundField> fields, DiagnosticBag bag)
    {
        var left = fields.ToList();
        var sorted = new List<BoundField>();
        while (left.Find(f => !left.Exists(other => f.Reads.Contains(other.Id))) is { } next)
        {
            sorted.Add(next);
            left.Remove(next);
        }
        if (left.Count == 0) return sorted;
        var names = string.Join(" → ", left.Select(f => f.Id));
        bag.Error("form.circle", left[0].Definition.Where, new Phrase($"这些字段的条件或公式互相依赖，算不出来：{names}。", $"The conditions or formulas of these fields depend on one another in a circle: {names}."),
            new Phrase("请改掉其中一个的 when 或 computed。", "Change the when or the computed of one of them."));
        return [.. sorted, .. left];
    }
}
