using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Ui.Forms;

/// <summary>Reads the fields of a form. What cannot be read is refused at its field in both languages, and the answer is null.</summary>
public static class FieldReading
{
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("uuuu-M-d");
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>A text without blanks around it. Empty is null; refused when it is required.</summary>
    /// <param name="form">The form.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="label">As it stands beside the field.</param>
    /// <param name="required">Whether it may not be empty.</param>
    /// <param name="longest">The most characters it may have.</param>
    public static string? Text(this PostedForm form, string field, Phrase label, bool required = true, int longest = 200)
    {
        var text = form.Raw(field).Trim();
        if (text.Length == 0)
        {
            if (required) form.Refuse(field, new($"请填写{label.Zh}。", $"Fill in: {label.En}."));
            return null;
        }
        if (text.Length <= longest) return text;
        form.Refuse(field, new(
            $"{label.Zh}有 {text.Length} 个字，最多 {longest} 个。请缩短。",
            $"{label.En} has {text.Length} characters; at most {longest} are allowed. Shorten it."));
        return null;
    }

    /// <summary>A number, its limits included. Thousands may be marked; full-width digits are read too.</summary>
    public static decimal? Number(this PostedForm form, string field, Phrase label, decimal? least = null, decimal? most = null, bool required = true)
    {
        if (form.Text(field, label, required, 40) is not { } text) return null;
        var plain = text.Normalize(System.Text.NormalizationForm.FormKC).Replace("，", ",").Replace('−', '-');
        if (!decimal.TryParse(plain, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            form.Refuse(field, new($"{label.Zh}“{text}”不是数字。请只写数字，如 12 或 3.5。", $"{label.En}: \"{text}\" is not a number. Write figures only, such as 12 or 3.5."));
            return null;
        }
        if (number < least)
        {
            form.Refuse(field, new($"{label.Zh}是 {number}，不能小于 {least}。", $"{label.En} is {number}; it may not be below {least}."));
            return null;
        }
        if (number <= (most ?? decimal.MaxValue)) return number;
        form.Refuse(field, new($"{label.Zh}是 {number}，不能大于 {most}。", $"{label.En} is {number}; it may not be above {most}."));
        return null;
    }

    /// <summary>A day as <c>2026-11-24</c>.</summary>
    public static LocalDate? Day(this PostedForm form, string field, Phrase label, bool required = true)
    {
        if (form.Text(field, label, required, 40) is not { } text) return null;
        var parsed = DayPattern.Parse(text.Replace('/', '-'));
        if (parsed.Success) return parsed.Value;
        form.Refuse(field, new($"{label.Zh}“{text}”不是日期。请写成 2026-11-24 这样。", $"{label.En}: \"{text}\" is not a day. Write it like 2026-11-24."));
        return null;
    }

    /// <summary>A time of day as <c>08:30</c>.</summary>
    public static LocalTime? Time(this PostedForm form, string field, Phrase label, bool required = true)
    {
        if (form.Text(field, label, required, 40) is not { } text) return null;
        var parsed = TimePattern.Parse(text.Replace('：', ':'));
        if (parsed.Success) return parsed.Value;
        form.Refuse(field, new($"{label.Zh}“{text}”不是时间。请写成 08:30 这样，0 到 24 时。", $"{label.En}: \"{text}\" is not a time. Write it like 08:30, on a 24-hour clock."));
        return null;
    }

    /// <summary>One of the values offered.</summary>
    public static string? Choice(this PostedForm form, string field, Phrase label, IReadOnlyList<Choice> offered, bool required = true)
    {
        var value = form.Raw(field);
        if (value.Length == 0)
        {
            if (required) form.Refuse(field, new($"请选择{label.Zh}。", $"Choose: {label.En}."));
            return null;
        }
        foreach (var choice in offered)
        {
            if (choice.Value == value) return value;
        }
        form.Refuse(field, new($"{label.Zh}里没有“{value}”这一项。请重新选择。", $"{label.En} has no choice \"{value}\". Choose again."));
        return null;
    }

    /// <summary>Whether a box is ticked.</summary>
    public static bool Ticked(this PostedForm form, string field) => form.Has(field);
}
