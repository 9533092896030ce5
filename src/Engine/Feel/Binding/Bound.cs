using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Instructions;
using Yunzhang.Engine.Feel.Temporal;

namespace Yunzhang.Engine.Feel.Binding;

/// <summary>A part with its static type and its code.</summary>
internal sealed record Bound(FeelType Type, Instruction Code)
{
    /// <summary>A part whose mistake is already reported.</summary>
    public static readonly Bound Mistake = new(FeelType.Mistake, new Constant(default));

    public bool IsMistake => Type == FeelType.Mistake;

    public bool IsConstant => Code is Constant;

    public Value Constant => ((Constant)Code).Value;

    public static Bound Of(FeelType type, Value value) => new(type, new Constant(value));
}

/// <summary>Which types may meet, and what comes out.</summary>
internal static class TypeRules
{
    public static FeelType OfValue(Value value) => value.Kind switch
    {
        ValueKind.Boolean => FeelType.Boolean,
        ValueKind.Number => FeelType.Number,
        ValueKind.Text => FeelType.Text,
        ValueKind.Date => FeelType.Date,
        _ => value.AsBoxed switch
        {
            CivilDate => FeelType.Date,
            ClockTime => FeelType.Time,
            Moment => FeelType.DateTime,
            DaysSpan => FeelType.DaysDuration,
            MonthsSpan => FeelType.MonthsDuration,
            ListValue list => FeelType.ListOf(list.Items.Length == 0 ? FeelType.Any : OfValue(list.Items[0])),
            _ => FeelType.Any,
        },
    };

    /// <summary>The type that holds both, or null when they do not belong together.</summary>
    public static FeelType? Join(FeelType a, FeelType b)
    {
        if (a == b || b == FeelType.Mistake) return a;
        if (a == FeelType.Mistake) return b;
        if (a.IsNumeric && b.IsNumeric) return FeelType.Money;
        if (a == FeelType.Any || b == FeelType.Any) return FeelType.Any;
        if (a is ListType x && b is ListType y && Join(x.Of, y.Of) is { } element) return FeelType.ListOf(element);
        return a.FitsIn(b) ? b : b.FitsIn(a) ? a : null;
    }

    public static bool HasOrder(FeelType type) => type is ScalarType && type != FeelType.Boolean;

    public static FeelType? Add(FeelType a, FeelType b)
    {
        if (a.IsNumeric && b.IsNumeric) return a == FeelType.Money || b == FeelType.Money ? FeelType.Money : FeelType.Number;
        if (a.FitsIn(FeelType.Text) && b.FitsIn(FeelType.Text)) return FeelType.Text;
        return Shift(a, b) ?? Shift(b, a);
    }

    public static FeelType? Subtract(FeelType a, FeelType b)
    {
        if (a.IsNumeric && b.IsNumeric) return a == FeelType.Money || b == FeelType.Money ? FeelType.Money : FeelType.Number;
        var bothTimes = a == b && (a == FeelType.Date || a == FeelType.DateTime || a == FeelType.Time);
        return bothTimes ? FeelType.DaysDuration : Shift(a, b);
    }

    public static FeelType? Multiply(FeelType a, FeelType b)
    {
        if (a.IsNumeric && b.IsNumeric) return a == FeelType.Money || b == FeelType.Money ? FeelType.Money : FeelType.Number;
        return IsDuration(a) && b.IsNumeric ? a : a.IsNumeric && IsDuration(b) ? b : null;
    }

    public static FeelType? Divide(FeelType a, FeelType b)
    {
        if (a.IsNumeric && b.IsNumeric) return a == FeelType.Money && b != FeelType.Money ? FeelType.Money : FeelType.Number;
        return IsDuration(a) && b.IsNumeric ? a : IsDuration(a) && a == b ? FeelType.Number : null;
    }

    public static bool IsDuration(FeelType type) => type == FeelType.DaysDuration || type == FeelType.MonthsDuration;

    // Something in time moved by a duration stays what it is.
    private static FeelType? Shift(FeelType a, FeelType duration)
    {
        if (duration == FeelType.MonthsDuration) return a == FeelType.Date || a == FeelType.DateTime || a == FeelType.MonthsDuration ? a : null;
        if (duration != FeelType.DaysDuration) return null;
        return a == FeelType.Date || a == FeelType.DateTime || a == FeelType.Time || a == FeelType.DaysDuration ? a : null;
    }
}
