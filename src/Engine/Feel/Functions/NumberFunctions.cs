using static Yunzhang.Engine.Feel.Functions.Numerics;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>Rounding, remainders, roots and logarithms.</summary>
internal static class NumberFunctions
{
    private static readonly Parameter N = new("n", Accepts.Number);
    private static readonly Parameter Scale = new("scale", Accepts.Number);
    private static readonly Parameter OptionalScale = new("scale", Accepts.Number, Optional: true);
    private static readonly Parameter Number = new("number", Accepts.Number);

    public static BuiltIn[] All { get; } =
    [
        Rounding("decimal", Scale, HalfEven),
        Rounding("floor", OptionalScale, decimal.Floor),
        Rounding("ceiling", OptionalScale, decimal.Ceiling),
        Rounding("round up", Scale, Up),
        Rounding("round down", Scale, decimal.Truncate),
        Rounding("round half up", Scale, HalfUp),
        Rounding("round half down", Scale, HalfDown),
        Rounding("round", OptionalScale, HalfUp),
        new("abs", [new("n", Accepts.NumberOrDuration)], t => t[0], (a, site) => Absolute(a[0], site)),
        new("modulo", [new("dividend", Accepts.Number), new("divisor", Accepts.Number)], _ => FeelType.Number, (a, site) => Remainder(a[0], a[1], site)),
        new("sqrt", [Number], _ => FeelType.Number, (a, site) => SquareRoot(a[0].AsNumber, site)),
        new("log", [Number], _ => FeelType.Number, (a, site) => Logarithm(a[0].AsNumber, site)),
        new("exp", [Number], _ => FeelType.Number, (a, site) => FromDouble(Math.Exp((double)a[0].AsNumber), site)),
        new("odd", [Number], _ => FeelType.Boolean, (a, _) => Value.Of(Modulo(a[0].AsNumber, 2) == 1)),
        new("even", [Number], _ => FeelType.Boolean, (a, _) => Value.Of(Modulo(a[0].AsNumber, 2) == 0)),
    ];

    private static BuiltIn Rounding(string name, Parameter scale, Func<decimal, decimal> whole) =>
        new(name, [N, scale], t => t[0], (a, site) => Round(a[0].AsNumber, a.Length > 1 ? a[1].AsNumber : 0, whole, site));

    private static Value Absolute(Value value, Site site)
    {
        if (value.Kind == ValueKind.Number) return Value.Of(Math.Abs(value.AsNumber));
        var negative = value.AsBoxed is Temporal.DaysSpan { Seconds: < 0 } or Temporal.MonthsSpan { Months: < 0 };
        return negative ? Arithmetic.Negate(value, site) : value;
    }

    private static Value Remainder(Value dividend, Value divisor, Site site)
    {
        if (divisor.AsNumber == 0)
            return site.Fail("feel.divide-by-zero", $"{ValueText.Of(dividend)} 除以 0 没有余数。", $"{ValueText.Of(dividend)} divided by 0 has no remainder.");
        try
        {
            return Value.Of(Modulo(dividend.AsNumber, divisor.AsNumber));
        }
        catch (OverflowException)
        {
            return Arithmetic.Overflow(site);
        }
    }

    private static Value Logarithm(decimal number, Site site) => number <= 0
        ? site.Fail("feel.negative", "零和负数没有对数。", "Zero and negative numbers have no logarithm.")
        : FromDouble(Math.Log((double)number), site);
}
