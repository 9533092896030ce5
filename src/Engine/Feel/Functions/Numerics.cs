namespace Yunzhang.Engine.Feel.Functions;

/// <summary>
/// Number functions over <see cref="decimal"/>. Powers with a whole exponent are exact while they fit; other powers, logarithms and
/// e^x go through double precision and keep 15 significant digits.
/// </summary>
internal static class Numerics
{
    private const int LargestScale = 6176, SmallestScale = -6111;

    public static Value Power(decimal number, decimal exponent, Site site)
    {
        if (exponent == decimal.Truncate(exponent) && Math.Abs(exponent) <= 1_000_000)
        {
            if (number == 0 && exponent < 0) return site.Fail("feel.divide-by-zero", "0 没有负数次方。", "0 has no negative power.");
            var result = 1m;
            var factor = number;
            for (var left = (int)Math.Abs(exponent); left > 0; left >>= 1)
            {
                if ((left & 1) == 1) result *= factor;
                if (left > 1) factor *= factor;
            }
            if (exponent >= 0) return Value.Of(result);
            return result == 0 ? Value.Of(0m) : Value.Of(1 / result);
        }
        return FromDouble(Math.Pow((double)number, (double)exponent), site);
    }

    public static Value FromDouble(double number, Site site)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
            return site.Fail("feel.no-result", "这个算式在实数里没有结果。", "This has no result among real numbers.");
        return Math.Abs(number) >= 7.9e28 ? Arithmetic.Overflow(site) : Value.Of((decimal)number);
    }

    /// <summary>The square root, refined from the double estimate to all 28 digits.</summary>
    public static Value SquareRoot(decimal number, Site site)
    {
        if (number < 0) return site.Fail("feel.negative", "负数没有平方根。", "A negative number has no square root.");
        if (number == 0) return Value.Of(0m);
        var root = (decimal)Math.Sqrt((double)number);
        return Value.Of(root == 0 ? 0 : (root + number / root) / 2);
    }

    public static decimal Modulo(decimal dividend, decimal divisor) => dividend - divisor * decimal.Floor(dividend / divisor);

    /// <summary>
    /// Rounds at <paramref name="scale"/> digits after the point; a negative scale rounds at tens, hundreds. A fraction of the scale is dropped.
    /// </summary>
    public static Value Round(decimal number, decimal scale, Func<decimal, decimal> whole, Site site)
    {
        scale = decimal.Truncate(scale);
        if (scale is < SmallestScale or > LargestScale)
            return site.Fail("feel.scale", $"小数位数要在 {SmallestScale} 到 {LargestScale} 之间，这里是 {ValueText.Of(scale)}。",
                $"The number of digits must lie between {SmallestScale} and {LargestScale}; it is {ValueText.Of(scale)}.");
        if (scale >= 28) return Value.Of(number);
        if (scale < -28) return whole(Math.Sign(number) * 0.1m) == 0 ? Value.Of(0m) : Arithmetic.Overflow(site);
        try
        {
            var unit = 1m;
            for (var i = 0; i < Math.Abs(scale); i++) unit *= 10;
            return Value.Of(scale >= 0 ? Shifted(number, unit, whole) : whole(number / unit) * unit);
        }
        catch (OverflowException)
        {
            return Arithmetic.Overflow(site);
        }
    }

    // The whole part needs no rounding, so only the fraction is scaled up and nothing can overflow.
    private static decimal Shifted(decimal number, decimal unit, Func<decimal, decimal> whole)
    {
        if (unit == 1) return whole(number);
        var integer = decimal.Truncate(number);
        var fraction = number - integer;
        return integer + whole(fraction * unit) / unit;
    }

    public static decimal HalfUp(decimal x) => decimal.Round(x, 0, MidpointRounding.AwayFromZero);

    public static decimal HalfEven(decimal x) => decimal.Round(x, 0, MidpointRounding.ToEven);

    public static decimal HalfDown(decimal x)
    {
        var down = decimal.Truncate(x);
        return Math.Abs(x - down) > 0.5m ? down + Math.Sign(x) : down;
    }

    public static decimal Up(decimal x) => decimal.Truncate(x) is var down && down == x ? x : down + Math.Sign(x);
}
