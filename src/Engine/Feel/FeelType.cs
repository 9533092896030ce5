using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Feel;

/// <summary>The static type of an expression. Two types are equal when they are written the same.</summary>
public abstract record FeelType
{
    /// <summary>Not known before the expression runs; checked then.</summary>
    public static readonly FeelType Any = new ScalarType(Scalar.Any, "任意值", "any value");

    /// <summary>A decimal number, 28 digits.</summary>
    public static readonly FeelType Number = new ScalarType(Scalar.Number, "数", "number");

    /// <summary>An amount of money: a number that keeps its name. Interchangeable with <see cref="Number"/>.</summary>
    public static readonly FeelType Money = new ScalarType(Scalar.Money, "金额", "money");

    /// <summary>Free text.</summary>
    public static readonly FeelType Text = new ScalarType(Scalar.Text, "文字", "text");

    /// <summary>Yes or no.</summary>
    public static readonly FeelType Boolean = new ScalarType(Scalar.Boolean, "是否", "yes/no");

    /// <summary>A calendar day.</summary>
    public static readonly FeelType Date = new ScalarType(Scalar.Date, "日期", "date");

    /// <summary>A time of day, with or without a zone.</summary>
    public static readonly FeelType Time = new ScalarType(Scalar.Time, "时刻", "time");

    /// <summary>A day and a time of day, with or without a zone.</summary>
    public static readonly FeelType DateTime = new ScalarType(Scalar.DateTime, "日期时间", "date and time");

    /// <summary>A length of time in days, hours, minutes, seconds.</summary>
    public static readonly FeelType DaysDuration = new ScalarType(Scalar.DaysDuration, "天时分时长", "days and time duration");

    /// <summary>A length of time in years and months.</summary>
    public static readonly FeelType MonthsDuration = new ScalarType(Scalar.MonthsDuration, "年月时长", "years and months duration");

    /// <summary>Stands for a part that already has an error, so that one mistake is reported once.</summary>
    internal static readonly FeelType Mistake = new ScalarType(Scalar.Mistake, "有误", "mistake");

    private protected FeelType() { }

    /// <summary>What a person calls it, in both languages.</summary>
    public abstract Phrase Name { get; }

    /// <summary>A list whose items are all <paramref name="element"/>.</summary>
    public static FeelType ListOf(FeelType element) => new ListType(element);

    /// <summary>An interval of <paramref name="element"/>.</summary>
    public static FeelType RangeOf(FeelType element) => new RangeType(element);

    /// <summary>One of a closed list of options; the order given is the order of <see cref="Value.Ordinal"/>.</summary>
    public static FeelType Choice(string name, IReadOnlyList<string> options) => new ChoiceType(name, options);

    /// <summary>True for <see cref="Number"/> and <see cref="Money"/>.</summary>
    public bool IsNumeric => this is ScalarType { Kind: Scalar.Number or Scalar.Money };

    /// <summary>The options of a choice in their order; empty for other types.</summary>
    public virtual IReadOnlyList<string> Options => [];

    /// <summary>The type of the items of a list or the ends of a range; null for other types.</summary>
    public virtual FeelType? Element => null;

    /// <summary>True when a value of this type may stand where <paramref name="wanted"/> is asked for.</summary>
    public bool FitsIn(FeelType wanted) =>
        this == wanted || wanted == Any || this == Any || this == Mistake || wanted == Mistake
        || (IsNumeric && wanted.IsNumeric)
        || (this is ChoiceType && wanted == Text)
        || (this is ListType a && wanted is ListType b && a.Of.FitsIn(b.Of))
        || (this is RangeType c && wanted is RangeType d && c.Of.FitsIn(d.Of));

    /// <inheritdoc/>
    public sealed override string ToString() => Name.En;
}

internal enum Scalar { Any, Number, Money, Text, Boolean, Date, Time, DateTime, DaysDuration, MonthsDuration, Mistake }

internal sealed record ScalarType(Scalar Kind, string Zh, string En) : FeelType
{
    public override Phrase Name => new(Zh, En);

    // There is one of each kind.
    public bool Equals(ScalarType? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => (int)Kind;
}

internal sealed record ListType(FeelType Of) : FeelType
{
    public override Phrase Name => new($"{Of.Name.Zh}的列表", $"list of {Of.Name.En}");
    public override FeelType Element => Of;
}

internal sealed record RangeType(FeelType Of) : FeelType
{
    public override Phrase Name => new($"{Of.Name.Zh}的范围", $"range of {Of.Name.En}");
    public override FeelType Element => Of;
}

internal sealed record ChoiceType(string Id, IReadOnlyList<string> All) : FeelType
{
    public override Phrase Name => new($"选项“{Id}”", $"choice \"{Id}\"");
    public override IReadOnlyList<string> Options => All;
    public int OrdinalOf(string option)
    {
        for (var i = 0; i < All.Count; i++)
            if (All[i] == option) return i;
        return -1;
    }
    public bool Equals(ChoiceType? other) => other is not null && Id == other.Id && All.SequenceEqual(other.All);
    public override int GetHashCode() => HashCode.Combine(Id, All.Count);
}
