using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Forms;

/// <summary>Gives the fields of a form their places in the frame and their names in expressions.</summary>
internal sealed class FormScopes
{
    private readonly FormDefinition form;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public FormScopes(FormDefinition form)
    {
        this.form = form;
        foreach (var field in form.Fields)
        {
            places[field.Id] = Width;
            Width += field.Type switch { FormFieldType.Period => 3, FormFieldType.Details => 1 + field.Columns.Count, _ => 1 };
        }
    }

    /// <summary>How long a frame of the form is.</summary>
    public int Width { get; }

    /// <summary>Place of a field of the form.</summary>
    public int PlaceOf(FormField field) => places[field.Id];

    /// <summary>The type expressions see for a field; a period and a table have none of their own.</summary>
    public static FeelType TypeOf(FormField field) => field.Type switch
    {
        FormFieldType.Number => FeelType.Number,
        FormFieldType.Money => FeelType.Money,
        FormFieldType.Date => FeelType.Date,
        FormFieldType.DateTime => FeelType.DateTime,
        FormFieldType.YesNo => FeelType.Boolean,
        FormFieldType.Choice => FeelType.Choice(field.Id, [.. field.Options.Select(o => o.Id)]),
        FormFieldType.MultiChoice => FeelType.ListOf(FeelType.Text),
        _ => FeelType.Text,
    };

    /// <summary>Names over the whole form.</summary>
    public Scope OfForm()
    {
        var scope = new Scope();
        foreach (var field in form.Fields) Declare(scope, field, places[field.Id], lists: true);
        return scope;
    }

    /// <summary>Names inside a row: its columns by their bare names, then the fields of the form. The lists of its own table are not known there: they are made of the rows.</summary>
    public Scope OfRow(FormField table)
    {
        var scope = new Scope();
        for (var i = 0; i < table.Columns.Count; i++) Declare(scope, table.Columns[i], Width + ColumnPlace(table, i), lists: false);
        var taken = table.Columns.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.Id != table.Id && !taken.Contains(f.Id))) Declare(scope, field, places[field.Id], lists: true);
        return scope;
    }

    /// <summary>Place of a column within the part of a row's frame that is its own.</summary>
    public static int ColumnPlace(FormField table, int column) => table.Columns.Take(column).Sum(c => c.Type == FormFieldType.Period ? 3 : 1);

    private static void Declare(Scope scope, FormField field, int slot, bool lists)
    {
        if (field.Type == FormFieldType.Period)
        {
            scope.Field($"{field.Id}.first", FeelType.Date, slot).Field($"{field.Id}.last", FeelType.Date, slot + 1).Field($"{field.Id}.days", FeelType.Number, slot + 2);
        }
        else if (field.Type == FormFieldType.Details)
        {
            scope.Field($"{field.Id}.count", FeelType.Number, slot);
            for (var i = 0; lists && i < field.Columns.Count; i++)
                if (field.Columns[i] is { Type: not (FormFieldType.Period or FormFieldType.MultiChoice), Id: not "count" } column)
                    scope.Field($"{field.Id}.{column.Id}", FeelType.ListOf(TypeOf(column)), slot + 1 + i);
        }
        else scope.Field(field.Id, TypeOf(field), slot);
        var type = TypeOf(field);
        for (var i = 0; i < type.Options.Count; i++) scope.Constant(type.Options[i], type, Value.Choice(type.Options[i], i));
    }
}
