using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Temporal;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts;

/// <summary>Reads a value from text in the forms a pack itself is written in: <c>yes</c>, <c>12.5</c>, <c>2014-04-01</c>, an option's id.</summary>
public static class FieldText
{
    /// <summary>The value; null (<see cref="Value.IsNull"/>) when the text is missing or none of the field's type.</summary>
    public static Value Parse(Field field, string? text)
    {
        if (string.IsNullOrEmpty(text)) return default;
        switch (field.Type)
        {
            case FieldType.Number or FieldType.Money:
                return decimal.TryParse(text, out var number) ? Value.Of(number) : default;
            case FieldType.YesNo:
                return text switch { "yes" => Value.Yes, "no" => Value.No, _ => default };
            case FieldType.Choice:
                for (var i = 0; i < field.Options.Count; i++)
                    if (field.Options[i].Id == text) return Value.Choice(field.Options[i].Id, i);
                return default;
            case FieldType.Date:
                return NodaTime.Text.LocalDatePattern.Iso.Parse(text) is { Success: true } day ? Value.Of(day.Value) : default;
            case FieldType.Time:
                return NodaTime.Text.LocalTimePattern.GeneralIso.Parse(text) is { Success: true } time ? Value.Box(new ClockTime(time.Value.NanosecondOfDay, null)) : default;
            case FieldType.People:
                return ListValue.Of(text.Split([';', '、', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Value.Of));
            default:
                return Value.Of(text);
        }
    }

    /// <summary>The text that <see cref="Parse"/> reads back as the same value; null when there is none, or it is not known.</summary>
    public static string? Write(Field field, in Value value) => value.Kind switch
    {
        ValueKind.Null or ValueKind.Unknown => null,
        ValueKind.Boolean => value.AsBoolean ? "yes" : "no",
        ValueKind.Boxed when field.Type == FieldType.Time && value.AsBoxed is ClockTime time =>
            NodaTime.Text.LocalTimePattern.GeneralIso.Format(NodaTime.LocalTime.FromNanosecondsSinceMidnight(time.Nanosecond)),
        ValueKind.Boxed when ListValue.In(value) is { } people => string.Join(';', people.Select(p => p.AsText)),
        _ => ValueText.Of(value),
    };
}
