using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Tables;

/// <summary>A number column: its regions are the breakpoints of its cells and the open intervals between them.</summary>
internal sealed class NumberIndex : ColumnIndex
{
    // Breakpoints of days, minutes and counts lie close together: then the region of every whole number between them is written down.
    private const int Closest = 4_096;

    private readonly decimal[] points;
    private readonly long[]? whole;
    private readonly ushort[] close = [];

    private NumberIndex(string name, CellTest[] cells, decimal[] points) : base(name, cells, Between(points))
    {
        this.points = points;
        whole = Times(1);
        if (whole is { Length: > 0 } && whole[^1] - whole[0] < Closest) close = Close(whole);
    }

    /// <summary>The breakpoints in ten-thousandths, for figures stored that way; null when one of them is finer or too large.</summary>
    public long[]? Scaled() => Times(10_000);

    public static NumberIndex Over(string name, CellTest[] cells)
    {
        var found = Breakpoints(cells);
        var points = new decimal[found.Length];
        for (var i = 0; i < points.Length; i++) points[i] = found[i].AsNumber;
        return new NumberIndex(name, cells, points);
    }

    /// <summary>The breakpoints times a factor as whole numbers; null when one of them is none then, or too large.</summary>
    private long[]? Times(decimal factor)
    {
        var times = new long[points.Length];
        for (var i = 0; i < times.Length; i++)
        {
            if (Math.Abs(points[i]) >= 9e14m || points[i] * factor != decimal.Truncate(points[i] * factor)) return null;
            times[i] = (long)(points[i] * factor);
        }
        return times;
    }

    public override int RegionOf(in Value value)
    {
        if (value.Kind != ValueKind.Number) return -1;
        var number = value.AsNumber;
        if (whole is not null && number.Scale == 0 && number is > long.MinValue and < long.MaxValue) return RegionOf((long)number);
        int low = 0, high = points.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = decimal.Compare(points[middle], number);
            if (order == 0) return 2 * middle + 1;
            if (order < 0) low = middle + 1;
            else high = middle;
        }
        return 2 * low;
    }

    private int RegionOf(long number)
    {
        if (close.Length == 0) return RegionOf(whole!, number);
        if (number < whole![0]) return 0;
        return number > whole[^1] ? 2 * whole.Length : close[number - whole[0]];
    }

    private static ushort[] Close(long[] points)
    {
        var regions = new ushort[points[^1] - points[0] + 1];
        var at = 0;
        for (var i = 0; i < regions.Length; i++)
        {
            var isPoint = points[at] == points[0] + i;
            regions[i] = (ushort)(2 * at + (isPoint ? 1 : 0));
            if (isPoint) at++;
        }
        return regions;
    }

    // Nearly all figures are whole numbers, and comparing those is several times faster.
    public static int RegionOf(long[] points, long number)
    {
        // Halves without a jump: which way it goes cannot be foretold, and a wrong guess costs more than the comparison.
        if (points.Length == 0) return 0;
        var (at, left) = (0, points.Length);
        while (left > 1)
        {
            var half = left >>> 1;
            at += half * (points[at + half - 1] < number ? 1 : 0);
            left -= half;
        }
        at += points[at] < number ? 1 : 0;
        return 2 * at + (at < points.Length && points[at] == number ? 1 : 0);
    }

    private static Value[] Between(decimal[] points)
    {
        if (points.Length == 0) return [Value.Of(0m)];
        var examples = new Value[2 * points.Length + 1];
        for (var i = 0; i < points.Length; i++)
        {
            examples[2 * i] = Value.Of(i == 0 ? Below(points[0]) : Inside(points[i - 1], points[i]));
            examples[2 * i + 1] = Value.Of(points[i]);
        }
        examples[^1] = Value.Of(points[^1] + 1);
        return examples;
    }

    // Most figures start at zero, so a value under a positive breakpoint stays above it.
    private static decimal Below(decimal point) => point is > 0 and < 1 ? point / 2 : point - 1;

    // A whole number is easier to read in an example than a fraction.
    private static decimal Inside(decimal low, decimal high)
    {
        var whole = decimal.Floor(low) + 1;
        return whole < high ? whole : (low + high) / 2;
    }
}
