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
internal sealed record TextNumber(decimal Raw, decimal Value, UnitFamily Family, string Text)
{
    /// <summary>True for a numeral with no unit that is known: 一 in 之一.</summary>
    public bool IsBare => Family == UnitFamily.Any && Raw == Value && Text.Length > 0 && Numeral.At(Text, 0).Length == Text.Length;

    /// <summary>True for "once", "a day", "a month" and for nothing at all: words every rule uses without meaning a figure.</summary>
    public bool IsIdle => Raw == 0 || (Raw == 1 && Family is UnitFamily.Count or UnitFamily.Months);
}

/// <summary>What a number measures, and how many of the family's unit one of it is: an hour is 60 minutes.</summary>
internal sealed record Measure(UnitFamily Family, decimal Scale)
{
    public static readonly Measure Any = new(UnitFamily.Any, 1);

    public static readonly Measure Count = new(UnitFamily.Count, 1);

    public static readonly Measure Money = new(UnitFamily.Money, 1);
}

/// <summary>Units as regulations and fields write them.</summary>
internal static class Units
{
    // Longer words first, so that 分钟 is not read as 分.
    private static readonly KeyValuePair<string, Measure>[] Written =
    [
        new("工作日", Measure.Count), new("个工作日", Measure.Count), new("个小时", new(UnitFamily.Minutes, 60)), new("个季度", new(UnitFamily.Months, 3)), new("个百分点", new(UnitFamily.Percent, 1)),
        new("分钟", new(UnitFamily.Minutes, 1)), new("小时", new(UnitFamily.Minutes, 60)), new("钟头", new(UnitFamily.Minutes, 60)), new("刻钟", new(UnitFamily.Minutes, 15)), new("个月", new(UnitFamily.Months, 1)),
        new("季度", new(UnitFamily.Months, 3)), new("周年", new(UnitFamily.Months, 12)), new("星期", Measure.Count), new("公里", new(UnitFamily.Length, 1000)), new("千米", new(UnitFamily.Length, 1000)),
        new("元", Measure.Money), new("块", Measure.Money), new("角", new(UnitFamily.Money, 0.1m)), new("米", new(UnitFamily.Length, 1)), new("年", new(UnitFamily.Months, 12)),
        new("%", new(UnitFamily.Percent, 1)), new("％", new(UnitFamily.Percent, 1)), new("成", new(UnitFamily.Percent, 10)),
        new("次", Measure.Count), new("回", Measure.Count), new("日", Measure.Count), new("天", Measure.Count), new("项", Measure.Count), new("个", Measure.Count),
        new("名", Measure.Count), new("人", Measure.Count), new("位", Measure.Count), new("张", Measure.Count), new("起", Measure.Count), new("件", Measure.Count),
        new("份", Measure.Count), new("遍", Measure.Count), new("周", Measure.Count), new("分", Measure.Count),
    ];

    /// <summary>The unit that stands at a place of a text, and how long its word is; length 0 when none does.</summary>
    public static (int Length, Measure Measure) At(string text, int at)
    {
        foreach (var (word, measure) in Written)
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0) return (word.Length, measure);
        return (0, Measure.Any);
    }

    /// <summary>What a field's unit measures.</summary>
    public static Measure OfField(string? unit) => unit switch
    {
        "min" => new(UnitFamily.Minutes, 1),
        "h" => new(UnitFamily.Minutes, 60),
        "day" or "time" or "item" => Measure.Count,
        "%" => new(UnitFamily.Percent, 1),
        "month" => new(UnitFamily.Months, 1),
        "year" => new(UnitFamily.Months, 12),
        "m" => new(UnitFamily.Length, 1),
        "km" => new(UnitFamily.Length, 1000),
        "CNY" => Measure.Money,
        _ => Measure.Any,
    };
}
