using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Forms;

/// <summary>Puts the values of a form into frames, as they are kept.</summary>
internal static class FormFrame
{
    /// <summary>Puts one value in its place.</summary>
    public static void Put(Value[] frame, BoundField field, string? kept) =>
        FieldText.Put(field.Definition, kept, frame.AsSpan(field.Slot, field.Type == FormFieldType.Period ? 3 : 1));

    /// <summary>
    /// Puts a table in its place: how many rows, and each column as a list. A column with a blank is unknown as a whole, so that a sum never leaves
    /// out what somebody has still to fill; so is one without rows, which has no sum yet.
    /// </summary>
    public static void Table(Value[] frame, BoundField table, IReadOnlyList<Dictionary<string, string>> rows, Func<int, BoundField, bool> hides)
    {
        frame[table.Slot] = Value.Of(rows.Count);
        var cell = new Value[3];
        foreach (var column in table.Columns)
        {
            var items = new List<Value>();
            for (var i = 0; i < rows.Count; i++)
            {
                if (hides(i, column)) continue;
                FieldText.Put(column.Definition, rows[i].GetValueOrDefault(column.Id), cell);
                items.Add(cell[0]);
            }
            frame[column.ListSlot] = items.Count == 0 || items.Exists(v => v.IsUnknown) ? Value.Unknown($"{table.Id}.{column.Id}") : ListValue.Of(items);
        }
    }
}

/// <summary>Rows of a table of details among values by path.</summary>
internal static class Rows
{
    /// <summary>The rows in their order, each by column; rows in which nothing stands are no rows.</summary>
    public static List<Dictionary<string, string>> In(BoundField table, IReadOnlyDictionary<string, string> values)
    {
        var rows = new SortedDictionary<int, Dictionary<string, string>>();
        foreach (var (path, text) in values)
        {
            if (FormPath.Of(path) is not { Row: { } row } cell || cell.Field != table.Id || table.Columns.All(c => c.Id != cell.Column)) continue;
            if (!rows.TryGetValue(row, out var columns)) rows[row] = columns = new Dictionary<string, string>(StringComparer.Ordinal);
            columns[cell.Column!] = text;
        }
        return [.. rows.Values.Where(r => r.Count > 0)];
    }
}

/// <summary>A path taken apart: <c>days</c>, or <c>items.0.amount</c>.</summary>
internal sealed record FormPath(string Field, int? Row, string? Column)
{
    private const int MostRowDigits = 4;

    /// <summary>The parts; null when it is no path.</summary>
    public static FormPath? Of(string path) => path.Split('.') switch
    {
        [var field] => new(field, null, null),
        [var field, { Length: > 0 and <= MostRowDigits } row, var column] when row.All(char.IsAsciiDigit) => new(field, int.Parse(row, System.Globalization.CultureInfo.InvariantCulture), column),
        _ => null,
    };
}
