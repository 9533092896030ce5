using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Feel.Temporal;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Explanations;

/// <summary>How values, units and days are said to a person.</summary>
internal static class Wording
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static Phrase Day(LocalDate day) =>
        new($"{day.Year} 年 {day.Month} 月 {day.Day} 日", $"{day.Day} {Months[day.Month - 1]} {day.Year}");

    public static Phrase Month(int year, int month) => new($"{year} 年 {month} 月", $"{Months[month - 1]} {year}");

    public static string Figure(decimal number) => number.ToString("0.############");

    public static Phrase Money(decimal amount) => new($"{Figure(amount)} 元", $"{Figure(amount)} yuan");

    public static Phrase With(string figure, string? unit)
    {
        var (zh, one, many) = unit switch
        {
            "min" => (" 分钟", " minute", " minutes"),
            "h" => (" 小时", " hour", " hours"),
            "day" => (" 日", " day", " days"),
            "time" => (" 次", " time", " times"),
            "item" => (" 项", " item", " items"),
            "month" => (" 个月", " month", " months"),
            "year" => (" 年", " year", " years"),
            "%" => (" %", " %", " %"),
            "m" => (" 米", " m", " m"),
            "km" => (" 千米", " km", " km"),
            "CNY" => (" 元", " yuan", " yuan"),
            _ => ("", "", ""),
        };
        return new Phrase(figure + zh, figure + (figure == "1" ? one : many));
    }

    /// <summary>A value as its field shows it: an option by its name, a number with its unit.</summary>
    public static Phrase Show(Field? field, in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Number:
                return With(Figure(value.AsNumber), field?.Type == FieldType.Money ? "CNY" : field?.Unit);
            case ValueKind.Boolean:
                return value.AsBoolean ? new Phrase("是", "yes") : new Phrase("否", "no");
            case ValueKind.Date:
                return Day(value.AsDate);
            case ValueKind.Text:
                var text = value.AsText;
                return field?.Options.FirstOrDefault(o => o.Id == text)?.Name ?? Phrase.Same(text);
            case ValueKind.Unknown:
                return new Phrase("尚不知道", "not known yet");
            default:
                return value.AsBoxed switch
                {
                    IEnumerable<Value> list => Join(list.Select(v => Show(null, v)), "、", ", "),
                    ClockTime time => Phrase.Same($"{time.Hour:00}:{time.Minute:00}"),
                    { } other => Phrase.Same(other.ToString() ?? ""),
                    null => new Phrase("无", "none"),
                };
        }
    }

    public static Phrase Join(IEnumerable<Phrase> parts, string zh, string en)
    {
        var all = parts.ToList();
        return new Phrase(string.Join(zh, all.Select(p => p.Zh)), string.Join(en, all.Select(p => p.En)));
    }

    public static Phrase Window(WindowKind kind, int days) => kind switch
    {
        WindowKind.Day => new("当日", "that day"),
        WindowKind.Week => new("当周", "that week"),
        WindowKind.Month => new("当月", "that month"),
        WindowKind.Quarter => new("当季", "that quarter"),
        WindowKind.Year => new("当年", "that year"),
        WindowKind.Rolling => new($"{days} 日内", $"within {days} days"),
        _ => new("至今", "to date"),
    };
}
