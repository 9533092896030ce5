namespace Yunzhang.Engine.PackTests.Numbers;

/// <summary>What a number measures. Two numbers can be the same only within one family.</summary>
internal enum UnitFamily
{
    /// <summary>A factor, a share, or a unit the product does not know.</summary>
    Any,

    /// <summary>Times, days, items, persons, points.</summary>
    Count,

    /// <summary>Money, in the unit of the currency.</summary>
    Money,

    /// <summary>Time within a day, in minutes.</summary>
    Minutes,

    /// <summary>Per cent.</summary>
    Percent,

    /// <summary>Calendar time, in months.</summary>
    Months,

    /// <summary>Length, in metres.</summary>
    Length,
}

/// <summary>A number with what it measures.</summary>
/// <param name="Raw">The number as written: 1 in 一小时.</param>
/// <param name="Value">The number in the unit of its family: 60 in 一小时.</param>
/// <param name="Family">What it measures.</param>
/// <param name="Text">The words.</param>
internal readonly record struct TextNumber(decimal Raw, decimal Value, UnitFamily Family, string Text)
{
    /// <summary>True for a numeral with no unit that is known: 一 in 之一.</summary>
    public bool IsBare => Family == UnitFamily.Any && Raw == Value && Text.Length > 0 && Numeral.At(Text, 0).Length == Text.Length;

    /// <summary>True for "once", "a day", "a month" and for nothing at all: words every rule uses without meaning a figure.</summary>
    public bool IsIdle => Raw == 0 || (Raw == 1 && Family is UnitFamily.Count or UnitFamily.Months);
}

/// <summary>Units as regulations and fields write them.</summary>
internal static class Units
{
    // Longer words first, so that 分钟 is not read as 分.
    private static readonly (string Word, UnitFamily Family, decimal Scale)[] Written =
    [
        ("工作日", UnitFamily.Count, 1), ("个工作日", UnitFamily.Count, 1), ("个小时", UnitFamily.Minutes, 60), ("个季度", UnitFamily.Months, 3), ("个百分点", UnitFamily.Percent, 1),
        ("分钟", UnitFamily.Minutes, 1), ("小时", UnitFamily.Minutes, 60), ("钟头", UnitFamily.Minutes, 60), ("刻钟", UnitFamily.Minutes, 15), ("个月", UnitFamily.Months, 1),
        ("季度", UnitFamily.Months, 3), ("周年", UnitFamily.Months, 12), ("星期", UnitFamily.Count, 1), ("公里", UnitFamily.Length, 1000), ("千米", UnitFamily.Length, 1000),
        ("元", UnitFamily.Money, 1), ("块", UnitFamily.Money, 1), ("角", UnitFamily.Money, 0.1m), ("米", UnitFamily.Length, 1), ("年", UnitFamily.Months, 12),
        ("%", UnitFamily.Percent, 1), ("％", UnitFamily.Percent, 1), ("成", UnitFamily.Percent, 10),
        ("次", UnitFamily.Count, 1), ("回", UnitFamily.Count, 1), ("日", UnitFamily.Count, 1), ("天", UnitFamily.Count, 1), ("项", UnitFamily.Count, 1), ("个", UnitFamily.Count, 1),
        ("名", UnitFamily.Count, 1), ("人", UnitFamily.Count, 1), ("位", UnitFamily.Count, 1), ("张", UnitFamily.Count, 1), ("起", UnitFamily.Count, 1), ("件", UnitFamily.Count, 1),
        ("份", UnitFamily.Count, 1), ("遍", UnitFamily.Count, 1), ("周", UnitFamily.Count, 1), ("分", UnitFamily.Count, 1),
    ];

    /// <summary>The unit that stands at a place of a text; length 0 when none does.</summary>
    public static (int Length, UnitFamily Family, decimal Scale) At(string text, int at)
    {
        foreach (var (word, family, scale) in Written)
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0) return (word.Length, family, scale);
        return (0, UnitFamily.Any, 1);
    }

    /// <summary>Family and scale of a field's unit.</summary>
    public static (UnitFamily Family, decimal Scale) OfField(string? unit) => unit switch
    {
        "min" => (UnitFamily.Minutes, 1),
        "h" => (UnitFamily.Minutes, 60),
        "day" or "time" or "item" => (UnitFamily.Count, 1),
        "%" => (UnitFamily.Percent, 1),
        "month" => (UnitFamily.Months, 1),
        "year" => (UnitFamily.Months, 12),
        "m" => (UnitFamily.Length, 1),
        "km" => (UnitFamily.Length, 1000),
        "CNY" => (UnitFamily.Money, 1),
        _ => (UnitFamily.Any, 1),
    };
}
