using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows;

/// <summary>What a control found, as a flow takes it that starts on it.</summary>
public sealed record FlowOccasion
{
    /// <summary>The control.</summary>
    public required Phrase Control { get; init; }

    /// <summary>Key of the person it falls to; null when it falls to a unit.</summary>
    public string? Person { get; init; }

    /// <summary>Key of the unit it falls to, or of the person's unit on the day.</summary>
    public required string Unit { get; init; }

    /// <summary>The day it is for.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>Id of the outcome; null when there is none.</summary>
    public string? Outcome { get; init; }

    /// <summary>The outcome in words.</summary>
    public required Phrase Found { get; init; }

    /// <summary>Money owed.</summary>
    public decimal Amount { get; init; }

    /// <summary>Money due.</summary>
    public decimal Reward { get; init; }

    /// <summary>Points.</summary>
    public decimal Points { get; init; }

    /// <summary>Days.</summary>
    public decimal Days { get; init; }

    /// <summary>The clauses that require it, as people quote them.</summary>
    public string Clauses { get; init; } = "";

    /// <summary>Number of the fact judged; null at the end of a window.</summary>
    public long? Fact { get; init; }

    /// <summary>
    /// Fills a form as far as its fields ask for what was found: by the id of a field, where its type can hold it. Everything else is left to people.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fill(FormDefinition form)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
            if (Said(field) is { Length: > 0 } text) values[field.Id] = text;
        return values;
    }

    /// <summary>Whether a determination can say what a field asks for. It may still not know: whom it falls to, or which outcome it is.</summary>
    public static bool Fills(FormField field) => field.Computed is null && Sources.GetValueOrDefault(field.Id)?.Types.Contains(field.Type) == true;

    private string? Said(FormField field) => Fills(field) ? Sources[field.Id].Of(this, field) : null;

    private sealed record Source(FormFieldType[] Types, Func<FlowOccasion, FormField, string?> Of);

    private static readonly Dictionary<string, Source> Sources = Named();

    private static Dictionary<string, Source> Named()
    {
        FormFieldType[] text = [FormFieldType.Text, FormFieldType.LongText], sum = [FormFieldType.Money, FormFieldType.Number];
        Source day = new([FormFieldType.Date], (o, _) => LocalDatePattern.Iso.Format(o.Day));
        Source found = new([.. text, FormFieldType.Choice], (o, f) => f.Type != FormFieldType.Choice ? o.Found.Zh : f.Options.Any(p => p.Id == o.Outcome) ? o.Outcome : null);
        return new(StringComparer.Ordinal)
        {
            ["person"] = new([FormFieldType.Person], (o, _) => o.Person), ["unit"] = new([FormFieldType.Unit], (o, _) => o.Unit), ["occurred"] = day, ["day"] = day, ["found"] = found, ["outcome"] = found,
            ["amount"] = new(sum, (o, _) => Text(o.Amount)), ["reward"] = new(sum, (o, _) => Text(o.Reward)), ["points"] = new([FormFieldType.Number], (o, _) => Text(o.Points)),
            ["days"] = new([FormFieldType.Number], (o, _) => Text(o.Days)), ["control"] = new(text, (o, _) => o.Control.Zh), ["clauses"] = new(text, (o, _) => o.Clauses),
            ["fact"] = new([FormFieldType.Text, FormFieldType.Number], (o, _) => o.Fact?.ToString(CultureInfo.InvariantCulture)),
        };
    }

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
