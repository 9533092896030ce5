using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Forms;

/// <summary>What one form says for another: fields of the same id, where the other can hold what stands there.</summary>
public static class SameFields
{
    /// <summary>Fills a form from another, as far as it goes; what is computed works itself out.</summary>
    /// <param name="from">The form that is filled in.</param>
    /// <param name="values">What stands in it, by path.</param>
    /// <param name="to">The form to be filled.</param>
    public static IReadOnlyDictionary<string, string> Fill(FormDefinition from, IReadOnlyDictionary<string, string> values, FormDefinition to)
    {
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in values)
        {
            var (id, column) = (path.Split('.')[0], path.Split('.')[^1]);
            if (from.Find(id) is not { } has || to.Find(id) is not { } takes || !takes.Takes(has)) continue;
            if (has.Type == FormFieldType.Details && takes.Columns.FirstOrDefault(c => c.Id == column)?.Takes(has.Columns.First(c => c.Id == column)) != true) continue;
            filled[path] = text;
        }
        return filled;
    }
}
