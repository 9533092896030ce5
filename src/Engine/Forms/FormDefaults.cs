using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Forms;

/// <summary>What stands in a form before anybody has typed anything.</summary>
public static class FormDefaults
{
    /// <summary>The values a new form begins with. What the last case held wins over a default, where the field says <c>from_last</c>.</summary>
    /// <param name="form">The form.</param>
    /// <param name="today">The day, where the starter is.</param>
    /// <param name="starter">Key of the starter; null when a control starts the case.</param>
    /// <param name="unit">Key of the starter's unit; null when there is none.</param>
    /// <param name="last">Values of the starter's last case of the same flow; empty when there is none.</param>
    public static IReadOnlyDictionary<string, string> Of(FormDefinition form, LocalDate today, string? starter, string? unit, IReadOnlyDictionary<string, string> last)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            if (field.FromLast) Copy(field, last, values);
            if (field.Default is { } text && !values.ContainsKey(field.Id) && Value(field, text.Text, today, starter, unit) is { } value) values[field.Id] = value;
        }
        return values;
    }

    /// <summary>Whether the default of a field, or of a column, is one that its type takes.</summary>
    internal static void Check(FormField field, DiagnosticBag bag)
    {
        foreach (var column in field.Columns) Check(column, bag);
        if (field.Default is not { } text || IsWord(field, text.Text)) return;
        var read = FieldText.Read(field, text.Text, FormLookups.Everything, MoneyRule.Default);
        if (read.Code is null && field.Type is not (FormFieldType.Person or FormFieldType.Unit)) return;
        var takes = field.Type switch
        {
            FormFieldType.Person => new Phrase("这里只能写 starter。", "It takes starter only."),
            FormFieldType.Unit => new Phrase("这里只能写 unit of starter。", "It takes unit of starter only."),
            _ => read.Message,
        };
        bag.Error("form.bad-default", text.Where, new Phrase($"“{field.Id}”的 default 不对：{takes.Zh}", $"The default of \"{field.Id}\" is wrong: {takes.En}"));
    }

    private static bool IsWord(FormField field, string text) => (field.Type, text) switch
    {
        (FormFieldType.Date or FormFieldType.Period, "today") or (FormFieldType.Person, "starter") or (FormFieldType.Unit, "unit of starter") => true,
        _ => false,
    };

    private static string? Value(FormField field, string text, LocalDate today, string? starter, string? unit)
    {
        if (!IsWord(field, text)) return FieldText.Read(field, text, FormLookups.Everything, MoneyRule.Default).Clean;
        var day = LocalDatePattern.Iso.Format(today);
        return field.Type switch { FormFieldType.Date => day, FormFieldType.Period => $"{day}/{day}", FormFieldType.Person => starter, _ => unit };
    }

    private static void Copy(FormField field, IReadOnlyDictionary<string, string> last, SortedDictionary<string, string> values)
    {
        foreach (var (path, text) in last)
            if (FormPath.Of(path)?.Field == field.Id) values[path] = text;
    }
}
