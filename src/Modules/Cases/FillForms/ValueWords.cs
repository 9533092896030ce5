using System.Globalization;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Cases.FillForms;

/// <summary>How values of forms read.</summary>
internal static class ValueWords
{
    private const int LongestInTitle = 24;
    private const int MostInTitle = 3;

    /// <summary>A value as people read it; what it cannot make out stands as it is kept.</summary>
    public static Phrase Of(FormField field, string value, Lookups lookups) => field.Type switch
    {
        FormFieldType.Person => Phrase.Same(lookups.PersonName(value)),
        FormFieldType.Unit => lookups.UnitName(value),
        FormFieldType.Post => lookups.PostName(value),
        FormFieldType.File or FormFieldType.Photo or FormFieldType.Signature => Phrase.Same(lookups.File(value)?.Name ?? "—"),
        _ => OfPlain(field, value),
    };

    /// <summary>The same for a value that names nobody and nothing.</summary>
    public static Phrase OfPlain(FormField field, string value) => field.Type switch
    {
        FormFieldType.Money when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan) => Phrase.Same(Figures.Money(yuan)),
        FormFieldType.Number => Phrase.Same(value + (field.Unit is { } unit ? " " + unit : "")),
        FormFieldType.Period => Period(value),
        FormFieldType.DateTime => Phrase.Same(value.Replace('T', ' ')),
        FormFieldType.YesNo => value == "yes" ? new("是", "Yes") : new("否", "No"),
        FormFieldType.Choice or FormFieldType.MultiChoice => Options(field, value),
        _ => Phrase.Same(value),
    };

    /// <summary>What a case is about in a line: the form's name and its first short values.</summary>
    public static Phrase Title(FormDefinition form, IReadOnlyDictionary<string, string> values, Lookups lookups)
    {
        var said = form.Fields.Where(f => f.Type is FormFieldType.Choice or FormFieldType.Period or FormFieldType.Date or FormFieldType.Money or FormFieldType.Text or FormFieldType.Person or FormFieldType.Unit)
            .Where(f => values.ContainsKey(f.Id)).Select(f => Of(f, values[f.Id], lookups)).Where(p => p.Zh.Length is > 0 and <= LongestInTitle).Take(MostInTitle).ToList();
        return said.Count == 0 ? form.Name : new($"{form.Name.Zh}：{string.Join("，", said.Select(p => p.Zh))}", $"{form.Name.En}: {string.Join(", ", said.Select(p => p.En))}");
    }

    private static Phrase Options(FormField field, string value)
    {
        var chosen = value.Split(';').Select(id => field.Options.FirstOrDefault(o => o.Id == id)?.Name ?? Phrase.Same(id)).ToList();
        return new(string.Join("、", chosen.Select(c => c.Zh)), string.Join(", ", chosen.Select(c => c.En)));
    }

    private static Phrase Period(string value)
    {
        if (value.Split('/') is not [var a, var b] || LocalDatePattern.Iso.Parse(a) is not { Success: true } first || LocalDatePattern.Iso.Parse(b) is not { Success: true } last) return Phrase.Same(value);
        var days = NodaTime.Period.DaysBetween(first.Value, last.Value) + 1;
        return days == 1 ? new($"{a}（1 天）", $"{a} (1 day)") : new($"{a} 至 {b[5..]}（{days} 天）", $"{a} to {b} ({days} days)");
    }
}
