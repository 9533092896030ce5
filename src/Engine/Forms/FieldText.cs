using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts.Reading.Cells;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Temporal;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Forms;

/// <summary>A value of a form as it is kept, or what is wrong with the text.</summary>
/// <param name="Clean">The text as it is kept.</param>
/// <param name="Code">Code of the mistake; null when there is none.</param>
/// <param name="Message">The mistake.</param>
internal readonly record struct ReadField(string Clean, string? Code = null, Phrase Message = default);

/// <summary>Reads the texts of form fields: what people type, and what is kept.</summary>
internal static class FieldText
{
    private const int OneLine = 200;
    private const int SeveralLines = 4_000;

    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>Reads a text that is not empty.</summary>
    public static ReadField Read(FormField field, string text, FormLookups lookups, MoneyRule money) => field.Type switch
    {
        FormFieldType.Text => OfText(text, OneLine, severalLines: false),
        FormFieldType.LongText => OfText(text.Replace("\r\n", "\n", StringComparison.Ordinal), SeveralLines, severalLines: true),
        FormFieldType.Number => OfNumber(text, null),
        FormFieldType.Money => OfNumber(text, money),
        FormFieldType.Date => OfDate(text),
        FormFieldType.DateTime => OfMoment(text),
        FormFieldType.Period => OfPeriod(text),
        FormFieldType.YesNo => text is "yes" or "no" ? new(text) : new(text, "form.not-yes-or-no", new($"“{text}”不是“是”或“否”，请选一个。", $"\"{text}\" is neither yes nor no; choose one.")),
        FormFieldType.Choice => OfOptions(field, [text]),
        FormFieldType.MultiChoice => OfOptions(field, text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        FormFieldType.Person => Exists(text, lookups.IsPerson, new("form.unknown-person", "人员", "person")),
        FormFieldType.Unit => Exists(text, lookups.IsUnit, new("form.unknown-unit", "单位", "unit")),
        FormFieldType.Post => Exists(text, lookups.IsPost, new("form.unknown-post", "岗位", "post")),
        _ => Exists(text, lookups.IsFile, new("form.unknown-file", "文件", "file")),
    };

    /// <summary>The value expressions see for a text as it is kept; unknown when there is none or it cannot be read. A period has three, one after the other.</summary>
    public static void Put(FormField field, string? kept, Span<Value> places)
    {
        places.Fill(Value.Unknown(field.Id));
        if (kept is null) return;
        switch (field.Type)
        {
            case FormFieldType.Number or FormFieldType.Money when NumberText.TryParse(kept, out var number): places[0] = Value.Of(number); break;
            case FormFieldType.Date when LocalDatePattern.Iso.Parse(kept) is { Success: true } day: places[0] = Value.Of(day.Value); break;
            case FormFieldType.DateTime when Minute.Parse(kept) is { Success: true } moment: places[0] = Moment(moment.Value); break;
            case FormFieldType.Period when Days(kept) is var (first, last):
                (places[0], places[1], places[2]) = (Value.Of(first), Value.Of(last), Value.Of(Period.DaysBetween(first, last) + 1));
                break;
            case FormFieldType.YesNo when kept is "yes" or "no": places[0] = Value.Of(kept == "yes"); break;
            case FormFieldType.Choice when field.Options.ToList().FindIndex(o => o.Id == kept) is >= 0 and var at: places[0] = Value.Choice(kept, at); break;
            case FormFieldType.MultiChoice: places[0] = ListValue.Of(kept.Split(';').Select(Value.Of)); break;
            case FormFieldType.Number or FormFieldType.Money or FormFieldType.Date or FormFieldType.DateTime or FormFieldType.Period or FormFieldType.YesNo or FormFieldType.Choice or FormFieldType.Details: break;
            default: places[0] = Value.Of(kept); break;
        }
    }

    /// <summary>The text kept for a computed value.</summary>
    public static string Of(FormField field, Value value, MoneyRule money) => value.Kind switch
    {
        ValueKind.Number when field.Type == FormFieldType.Money => ValueText.Of(money.Round(value.AsNumber)),
        ValueKind.Boolean => value.AsBoolean ? "yes" : "no",
        _ => ValueText.Of(value),
    };

    private static Value Moment(LocalDateTime at) =>
        Value.Box(new Moment(new CivilDate(at.Year, at.Month, at.Day), new ClockTime(at.NanosecondOfDay, null)));

    private static (LocalDate, LocalDate)? Days(string kept) =>
        kept.Split('/') is [var a, var b] && LocalDatePattern.Iso.Parse(a) is { Success: true } first && LocalDatePattern.Iso.Parse(b) is { Success: true } last ? (first.Value, last.Value) : null;

    private static ReadField OfText(string text, int most, bool severalLines)
    {
        if (!severalLines && text.AsSpan().ContainsAny('\n', '\r')) return new(text, "form.one-line", new("只能写一行，请去掉换行。", "It takes one line only; take out the line breaks."));
        return text.Length <= most ? new(text) : new(text, "form.too-long", new($"写了 {text.Length} 个字，最多 {most} 个，请缩短。", $"It has {text.Length} characters and takes {most} at most; shorten it."));
    }

    private static ReadField OfNumber(string text, MoneyRule? money)
    {
        if (!NumberText.TryParse(text, out var number)) return new(text, "form.not-a-number", new($"“{text}”不是数，请写成 12 或 12.5。", $"\"{text}\" is not a number; write 12 or 12.5."));
        if (money is not null && money.Round(number) != number)
            return new(text, "form.too-many-decimals", new($"“{text}”的小数超过 {money.Decimals} 位，请改到 {money.Decimals} 位。", $"\"{text}\" has more than {money.Decimals} decimals; write {money.Decimals} at most."));
        return new(ValueText.Of(number));
    }

    private static ReadField OfDate(string text) => Day(text) is { } day
        ? new(LocalDatePattern.Iso.Format(day))
        : new(text, "form.not-a-date", new($"“{text}”不是日期，请写成 2014-04-01，并且那一天要存在。", $"\"{text}\" is not a date; write 2014-04-01, and a day that exists."));

    private static ReadField OfMoment(string text)
    {
        if (text.Split(['T', ' '], 2) is [var day, var time] && Day(day) is { } date && TimeText.TryParse(time.Trim(), out var second))
            return new(Minute.Format(date.At(LocalTime.FromSecondsSinceMidnight(second))));
        return new(text, "form.not-a-time", new($"“{text}”不是日期和时间，请写成 2014-04-01T08:30。", $"\"{text}\" is not a date and time; write 2014-04-01T08:30."));
    }

    private static ReadField OfPeriod(string text)
    {
        var separator = text.Contains('/', StringComparison.Ordinal) && text.Split('/').Length == 2 ? '/' : ' ';
        if (text.Split(separator) is not [var a, var b] || Day(a.Trim()) is not { } first || Day(b.Trim()) is not { } last)
            return new(text, "form.not-a-period", new($"“{text}”不是起止日期，请写成 2014-04-01/2014-04-03。", $"\"{text}\" is no period; write first and last day as 2014-04-01/2014-04-03."));
        var clean = $"{LocalDatePattern.Iso.Format(first)}/{LocalDatePattern.Iso.Format(last)}";
        return first <= last ? new(clean) : new(clean, "form.period-order", new(
            $"最后一天 {LocalDatePattern.Iso.Format(last)} 早于第一天 {LocalDatePattern.Iso.Format(first)}，请对调或改正。", $"The last day {LocalDatePattern.Iso.Format(last)} is before the first day {LocalDatePattern.Iso.Format(first)}; swap or correct them."));
    }

    private static LocalDate? Day(string text) => DateText.TryParse(text, out var day) ? LocalDate.FromDateOnly(DateOnly.FromDayNumber(day)) : null;

    private static ReadField OfOptions(FormField field, string[] chosen)
    {
        var clean = string.Join(';', field.Options.Where(o => chosen.Contains(o.Id)).Select(o => o.Id));
        if (chosen.FirstOrDefault(c => field.Options.All(o => o.Id != c)) is not { } unknown) return new(clean);
        var (zh, en) = (string.Join("、", field.Options.Select(o => o.Name.Zh)), string.Join(", ", field.Options.Select(o => o.Name.En)));
        return new(string.Join(';', chosen), "form.unknown-option", new($"没有“{unknown}”这个选项，可以选：{zh}。", $"There is no option \"{unknown}\"; choose from: {en}."));
    }

    private sealed record Kind(string Code, string Zh, string En);

    private static ReadField Exists(string text, Func<string, bool> exists, Kind kind) =>
        exists(text) ? new(text) : new(text, kind.Code, new($"找不到“{text}”这个{kind.Zh}，请重新选择。", $"There is no {kind.En} \"{text}\"; choose again."));
}
