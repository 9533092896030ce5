using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Forms;

/// <summary>One pass over a filled form: fields in the order they can be worked out, then what is missing.</summary>
internal sealed class FormFilling(BoundForm form, IReadOnlyDictionary<string, string> values, FormTurn turn, FormLookups lookups, List<FormMessage> messages)
{
    /// <summary>Rows of a table that gives no range; more is a list, not a form.</summary>
    private const int MostRows = 200;

    private readonly Value[] frame = new Value[form.Width];
    private readonly SortedDictionary<string, string> kept = new(StringComparer.Ordinal);

    /// <summary>Values by path as they are kept.</summary>
    public IReadOnlyDictionary<string, string> Kept => kept;

    /// <summary>Paths that are not shown.</summary>
    public HashSet<string> Hidden { get; } = new(StringComparer.Ordinal);

    /// <summary>A frame of values as they are kept, worked out anew: what conditions of a flow read.</summary>
    public static Value[] FrameOf(BoundForm form, IReadOnlyDictionary<string, string> kept)
    {
        var filling = new FormFilling(form, kept, FormTurn.Nobodys, FormLookups.Everything, []);
        filling.Run();
        return filling.frame;
    }

    public void Run()
    {
        var shown = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.Type != FormFieldType.Details)) FormFrame.Put(frame, field, null);
        foreach (var field in form.Order) shown[field.Id] = field.Type == FormFieldType.Details ? Table(field) : Value(field, field.Id, frame, values.GetValueOrDefault(field.Id));
        foreach (var field in form.Fields.Where(f => turn.Due.Contains(f.Id)))
        {
            if (field.Type == FormFieldType.Details) RowsDue(field);
            Due(field, field.Id, frame, shown[field.Id], filled: field.Type == FormFieldType.Details ? Count(field) > 0 : kept.ContainsKey(field.Id));
        }
    }

    /// <summary>Reads or works out one value, puts it in the frame and keeps it; says whether it is shown.</summary>
    private Answer Value(BoundField field, string path, Value[] names, string? text)
    {
        var shown = Answers.Of(field.When, names);
        FormFrame.Put(names, field, null);
        if (shown == Answer.No)
        {
            Hidden.Add(path);
            return shown;
        }
        if (field.Computed is { } formula) text = Worked(field, path, formula.Evaluate(names));
        else if (text is not null) text = Read(field, path, text);
        if (text is null) return shown;
        kept[path] = text;
        FormFrame.Put(names, field, text);
        if (field.Range is { } range && names[field.Slot] is { Kind: ValueKind.Number } number && !range.Matches(number)) OutOfRange(field, path, text, range);
        return shown;
    }

    private string? Worked(BoundField field, string path, Value value)
    {
        if (value.Fault is { } fault) messages.Add(new(path, "form.cannot-compute", new($"“{Name(field).Zh}”算不出来：{fault.Message.Zh}", $"\"{Name(field).En}\" cannot be worked out: {fault.Message.En}")));
        return value.IsNull || value.IsUnknown ? null : FieldText.Of(field.Definition, value, form.Money);
    }

    private string Read(BoundField field, string path, string text)
    {
        var read = FieldText.Read(field.Definition, text, lookups, form.Money);
        if (read.Code is { } code) messages.Add(new(path, code, new($"“{Name(field).Zh}”：{read.Message.Zh}", $"\"{Name(field).En}\": {read.Message.En}")));
        return read.Clean;
    }

    private void OutOfRange(BoundField field, string path, string text, CellTest range) => messages.Add(new(path, "form.out-of-range", new(
        $"“{Name(field).Zh}”是 {text}，不在 {range.Text} 的范围里，请改正。", $"\"{Name(field).En}\" is {text}, outside {range.Text}; correct it.")));

    private Answer Table(BoundField table)
    {
        var shown = Answers.Of(table.When, frame);
        if (shown == Answer.No) Hidden.Add(table.Id);
        var rows = shown == Answer.No ? [] : Rows.In(table, values);
        var hidden = new HashSet<(int, string)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var names = RowFrame(table);
            foreach (var column in table.ColumnOrder)
            {
                var path = $"{table.Id}.{i}.{column.Id}";
                if (Value(column, path, names, rows[i].GetValueOrDefault(column.Id)) == Answer.No) hidden.Add((i, column.Id));
                if (kept.TryGetValue(path, out var text)) rows[i][column.Id] = text;
                else rows[i].Remove(column.Id);
            }
        }
        FormFrame.Table(frame, table, rows, (i, column) => hidden.Contains((i, column.Id)));
        CheckCount(table, rows.Count);
        return shown;
    }

    private void CheckCount(BoundField table, int count)
    {
        var most = new Phrase($"最多 {MostRows} 行", $"{MostRows} rows at most");
        if (table.Range is { } range ? count == 0 || range.Matches(Feel.Value.Of(count)) : count <= MostRows) return;
        var takes = table.Range is { } bounds ? new Phrase($"要在 {bounds.Text} 行之间", $"{bounds.Text} rows") : most;
        messages.Add(new(table.Id, "form.rows-out-of-range", new($"“{Name(table).Zh}”有 {count} 行，{takes.Zh}，请增减。", $"\"{Name(table).En}\" has {count} rows and takes {takes.En}; add or remove some.")));
    }

    private Value[] RowFrame(BoundField table)
    {
        var names = new Value[table.RowWidth];
        frame.CopyTo(names, 0);
        foreach (var column in table.Columns) FormFrame.Put(names, column, null);
        return names;
    }

    private void RowsDue(BoundField table)
    {
        for (var i = 0; i < Count(table); i++)
        {
            var names = RowFrame(table);
            foreach (var column in table.Columns) FormFrame.Put(names, column, kept.GetValueOrDefault($"{table.Id}.{i}.{column.Id}"));
            foreach (var column in table.Columns)
            {
                var path = $"{table.Id}.{i}.{column.Id}";
                Due(column, path, names, Answers.Of(column.When, names), kept.ContainsKey(path));
            }
        }
    }

    private void Due(BoundField field, string path, Value[] names, Answer shown, bool filled)
    {
        if (filled || shown == Answer.No || field.Required is null && field.Definition.Required is null) return;
        var required = field.Required is null ? Answer.No : Answers.Of(field.Required, names);
        if (required == Answer.No || messages.Exists(m => m.Path == path)) return;
        var lacking = Lacking(field, names);
        if (required == Answer.Yes && shown == Answer.Yes && field.Computed is null)
            messages.Add(new(path, "form.required", new($"“{Name(field).Zh}”必须填写。", $"\"{Name(field).En}\" must be filled.")));
        else if (field.Computed is null)
            messages.Add(new(path, "form.cannot-tell", new($"要不要填“{Name(field).Zh}”，取决于{lacking.Zh}，请先填。", $"Whether \"{Name(field).En}\" must be filled depends on {lacking.En}; fill that first.")));
        else if (lacking.Zh.Length > 0)
            messages.Add(new(path, "form.cannot-compute", new($"“{Name(field).Zh}”还算不出来，请先填{lacking.Zh}。", $"\"{Name(field).En}\" cannot be worked out yet; fill {lacking.En} first.")));
    }

    /// <summary>What the conditions and the formula of a field read that nobody has filled.</summary>
    private Phrase Lacking(BoundField field, Value[] names)
    {
        var ids = BoundField.FieldsIn(field.When).Concat(BoundField.FieldsIn(field.Required)).Concat(BoundField.FieldsIn(field.Computed)).Distinct();
        var found = new List<Phrase>();
        foreach (var id in ids)
        {
            var other = form.Find(id) ?? form.Fields.SelectMany(f => f.Columns).FirstOrDefault(c => c.Id == id && c.Slot < names.Length);
            if (other is not null && (names[other.Slot].IsUnknown || other.Columns.Any(c => names[c.ListSlot].IsUnknown))) found.Add(Name(other));
        }
        return new(string.Join("、", found.Select(f => $"“{f.Zh}”")), string.Join(", ", found.Select(f => $"\"{f.En}\"")));
    }

    private int Count(BoundField table) => frame[table.Slot].Kind == ValueKind.Number ? (int)frame[table.Slot].AsNumber : 0;

    private static Phrase Name(BoundField field) => field.Definition.Name;
}

/// <summary>What a condition comes to. Not known is an answer of its own: it is never no.</summary>
internal enum Answer { Yes, No, Unknown }

internal static class Answers
{
    /// <summary>What a condition comes to; without one it holds. One that fails, such as by a division by zero, is not known.</summary>
    public static Answer Of(Expression? condition, Value[] names)
    {
        if (condition is null) return Answer.Yes;
        var value = condition.Evaluate(names);
        return value.Kind != ValueKind.Boolean ? Answer.Unknown : value.AsBoolean ? Answer.Yes : Answer.No;
    }
}
