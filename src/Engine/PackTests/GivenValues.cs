using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>Reads the values that a test gives to fields. A blank is not known; what does not fit the field is a mistake of the test.</summary>
internal static class GivenValues
{
    private static readonly Phrase DayForm = new("日期，如 2014-04-01", "a day such as 2014-04-01");

    /// <summary>One value a field, none of them known.</summary>
    public static Value[] None(IReadOnlyList<Field> fields)
    {
        var values = new Value[fields.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Value.Unknown(fields[i].Id);
        return values;
    }

    public static Value Read(Field field, Sourced text, List<Diagnostic> mistakes)
    {
        if (text.Text.Length == 0) return Value.Unknown(field.Id);
        var value = FieldText.Parse(field, text.Text);
        if (!value.IsNull) return value;
        mistakes.Add(field.Type == FieldType.Choice
            ? TestMistakes.Unknown("test.bad-value", text, new($"“{field.Id}”的选项", $"option of \"{field.Id}\""), [.. field.Options.Select(o => o.Id)])
            : TestMistakes.Value(field.Id, text, Form(field.Type)));
        return Value.Unknown(field.Id);
    }

    /// <summary>A day; null when there is none, or it is none and reported.</summary>
    public static LocalDate? Day(string name, Sourced text, List<Diagnostic> mistakes)
    {
        if (text.Text.Length == 0) return null;
        if (LocalDatePattern.Iso.Parse(text.Text) is { Success: true } day) return day.Value;
        mistakes.Add(TestMistakes.Value(name, text, DayForm));
        return null;
    }

    /// <summary>A time of day as minutes after midnight; -1 when there is none.</summary>
    public static int Minute(Sourced text, List<Diagnostic> mistakes)
    {
        if (LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text.Text) is { Success: true } time) return time.Value.Hour * 60 + time.Value.Minute;
        mistakes.Add(TestMistakes.Value("time", text, Form(FieldType.Time)));
        return -1;
    }

    /// <summary>The names of persons and units that a value holds.</summary>
    public static IEnumerable<string> Names(in Value value) =>
        value.Kind == ValueKind.Text ? [value.AsText] : value.AsBoxed is IEnumerable<Value> several ? several.Select(v => v.AsText) : [];

    private static Phrase Form(FieldType type) => type switch
    {
        FieldType.Number or FieldType.Money => new("数", "a number"),
        FieldType.YesNo => new(" yes 或 no", "yes or no"),
        FieldType.Date => DayForm,
        FieldType.Time => new("时刻，如 08:30", "a time such as 08:30"),
        _ => new("别的值", "another value"),
    };
}
