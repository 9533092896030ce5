using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Forms;

/// <summary>A form whose every condition, formula and range is bound and typed. Immutable, safe to share.</summary>
public sealed class BoundForm
{
    private FormSlots? slots;

    internal BoundForm(FormDefinition definition, MoneyRule money, Scope scope, int width, IReadOnlyList<BoundField> fields, IReadOnlyList<BoundField> order)
    {
        (Definition, Money, Scope, Width, Fields, Order) = (definition, money, scope, width, fields, order);
    }

    /// <summary>The form as written.</summary>
    public FormDefinition Definition { get; }

    /// <summary>What conditions over the form may name: for the steps of a flow.</summary>
    public FormSlots Slots => slots ??= new FormSlots(Scope, values => FormFilling.FrameOf(this, values));

    internal MoneyRule Money { get; }

    internal Scope Scope { get; }

    /// <summary>How long a frame is.</summary>
    internal int Width { get; }

    /// <summary>Fields in the order of the file.</summary>
    internal IReadOnlyList<BoundField> Fields { get; }

    /// <summary>Fields in the order they can be worked out: each after those its condition and formula read.</summary>
    internal IReadOnlyList<BoundField> Order { get; }

    internal BoundField? Find(string id) => Fields.FirstOrDefault(f => f.Id == id);
}

/// <summary>A field, or a column of a table of details.</summary>
internal sealed class BoundField
{
    public required FormField Definition { get; init; }

    /// <summary>First place in the frame. A period takes three: first day, last day, days. A table takes one for the count of its rows; its columns' lists follow.</summary>
    public required int Slot { get; init; }

    /// <summary>Place of the list of a column's values in the frame of the form; -1 for a field.</summary>
    public int ListSlot { get; init; } = -1;

    public Expression? When { get; init; }

    public Expression? Required { get; init; }

    public Expression? Computed { get; init; }

    public CellTest? Range { get; init; }

    /// <summary>Columns in the order of the file.</summary>
    public IReadOnlyList<BoundField> Columns { get; init; } = [];

    /// <summary>Columns in the order they can be worked out.</summary>
    public IReadOnlyList<BoundField> ColumnOrder { get; init; } = [];

    /// <summary>How long the frame of a row is: that of the form, and the columns after it.</summary>
    public int RowWidth { get; init; }

    public string Id => Definition.Id;

    public FormFieldType Type => Definition.Type;

    /// <summary>The fields its condition and its formula read, by id.</summary>
    public IEnumerable<string> Reads => FieldsIn(When).Concat(FieldsIn(Computed)).Concat(Columns.SelectMany(c => c.Reads.Concat(FieldsIn(c.Required)))).Distinct();

    /// <summary>Ids of the fields an expression reads: <c>off.days</c> reads <c>off</c>.</summary>
    public static IEnumerable<string> FieldsIn(Expression? expression) =>
        expression is null ? [] : expression.Reads.Select(n => n.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? n[..dot] : n).Distinct();
}
