using System.Globalization;
using System.Text.RegularExpressions;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations;

/// <summary>
/// Fields of people that hold from a day on and are kept beside the person, by the keys packs use. Post and team are none: they come from assignments.
/// </summary>
public static partial class PersonFields
{
    public const string DayWage = "day_wage";

    private const decimal HighestWage = 100_000m;

    /// <summary>Fields that forms offer by name; others are kept under their key.</summary>
    public static IReadOnlyDictionary<string, Phrase> Named { get; } = new Dictionary<string, Phrase>
    {
        [DayWage] = new("当日工资", "Day wage"),
    };

    public static Phrase NameOf(string field) => Named.TryGetValue(field, out var name) ? name : new(field, field);

    /// <summary>A value as it is kept; null text says that it is not known from that day on.</summary>
    internal static Result<string> Read(string field, string text)
    {
        if (!Key().IsMatch(field))
            return new Error(ErrorKind.Invalid, "person.field-key", new($"字段“{field}”不是规章里的字段代号。请用小写字母、数字和下划线，如 day_wage。", $"\"{field}\" is no key of a field. Use small letters, digits and underscores, such as day_wage."), "field");
        var plain = text.Trim().Normalize(System.Text.NormalizationForm.FormKC).TrimStart('¥');
        if (field != DayWage) return plain;
        if (!decimal.TryParse(plain, NumberStyles.Number, CultureInfo.InvariantCulture, out var wage))
            return new Error(ErrorKind.Invalid, "person.wage-number", new($"当日工资“{text}”不是金额。请只写数字，如 180 或 180.50。", $"The day wage \"{text}\" is no amount. Write figures only, such as 180 or 180.50."), "text");
        if (wage < 0 || wage > HighestWage)
            return new Error(ErrorKind.Invalid, "person.wage-range", new($"当日工资 {wage} 元不在 0 到 {HighestWage:0} 元之间。请核对后重填。", $"A day wage of {wage} yuan is not between 0 and {HighestWage:0}. Check and enter it again."), "text");
        if (decimal.Round(wage, 2) != wage)
            return new Error(ErrorKind.Invalid, "person.wage-fen", new($"当日工资 {wage} 元精确到了分以下。请最多保留两位小数。", $"The day wage {wage} is finer than a fen. Keep two decimals at most."), "text");
        return decimal.Round(wage, 2).ToString("0.##", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex Key();
}
