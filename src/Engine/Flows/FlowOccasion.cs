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
        foreach (var field in form.Fields.Where(FoundFields.Fills))
            if (Said(field) is { Length: > 0 } text) values[field.Id] = text;
        return values;
    }

    private string? Said(FormField field) => (field.Id, field.Type) switch
    {
        ("person", _) => Person,
        ("unit", _) => Unit,
        ("occurred" or "day", _) => LocalDatePattern.Iso.Format(Day),
        ("found" or "outcome", FormFieldType.Choice) => field.Options.Any(o => o.Id == Outcome) ? Outcome : null,
        ("found" or "outcome", _) => Found.Zh,
        ("amount", _) => Text(Amount),
        ("reward", _) => Text(Reward),
        ("points", _) => Text(Points),
        ("days", _) => Text(Days),
        ("control", _) => Control.Zh,
        ("clauses", _) => Clauses,
        ("fact", _) => Fact?.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
