using Yunzhang.Engine.Feel.Functions;

namespace Yunzhang.Engine.Feel;

/// <summary>An interval of values; a missing end means no limit there. A single value is <c>[v..v]</c>.</summary>
/// <param name="Low">The lower end, or null for none.</param>
/// <param name="LowIncluded">Whether the lower end itself belongs to it.</param>
/// <param name="High">The upper end, or null for none.</param>
/// <param name="HighIncluded">Whether the upper end itself belongs to it.</param>
public readonly record struct ValueRange(Value? Low, bool LowIncluded, Value? High, bool HighIncluded)
{
    /// <summary>The range that holds one value only.</summary>
    public static ValueRange Point(Value value) => new(value, true, value, true);

    /// <summary>True when it is one single value.</summary>
    public bool IsPoint => Low is { } low && High is { } high && LowIncluded && HighIncluded && low.Equals(high);

    /// <summary>True when <paramref name="value"/> lies in it; false for unknown, null and values of another kind.</summary>
    public bool Contains(Value value)
    {
        if (Low is { } low)
        {
            // Options and text have no order in a cell; they are the same or not.
            if (value.Kind == ValueKind.Text) return low.Kind == ValueKind.Text && string.Equals(value.AsText, low.AsText, StringComparison.Ordinal);
            if (value.Kind == ValueKind.Boolean) return low.Kind == ValueKind.Boolean && value.AsBoolean == low.AsBoolean;
            if (Comparison.Compare(value, low) is not { } order || order < 0 || (order == 0 && !LowIncluded)) return false;
        }
        if (High is { } high && (Comparison.Compare(value, high) is not { } above || above > 0 || (above == 0 && !HighIncluded)))
            return false;
        return value.Kind > ValueKind.Unknown;
    }
}

/// <summary>One cell of a decision table, reduced to constants. Immutable.</summary>
public sealed class CellTest
{
    private readonly ValueRange[] ranges;

    internal CellTest(string text, FeelType input, ValueRange[]? ranges, bool negated, Gathered gathered)
    {
        Text = text;
        Input = input;
        IsAny = ranges is null;
        this.ranges = ranges ?? [];
        Negated = negated;
        Numbers = gathered.Numbers;
        Names = gathered.Names;
    }

    /// <summary>The cell as written.</summary>
    public string Text { get; }

    /// <summary>The type of the column.</summary>
    public FeelType Input { get; }

    /// <summary>True for <c>-</c>: anything, even a fact nobody knows yet.</summary>
    public bool IsAny { get; }

    /// <summary>The cell matches a value in any one of these (or, when <see cref="Negated"/>, in none). Empty for <c>-</c>.</summary>
    public IReadOnlyList<ValueRange> Ranges => ranges;

    internal ReadOnlySpan<ValueRange> AsSpan() => ranges;

    /// <summary>True for <c>not(…)</c>.</summary>
    public bool Negated { get; }

    /// <summary>The number literals written in the cell.</summary>
    public IReadOnlyList<WrittenNumber> Numbers { get; }

    /// <summary>The named values and options written in the cell.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>
    /// Whether a known value matches. Unknown and null match only <c>-</c>: the caller decides what to do about them
    /// (wait for the fact) before it asks.
    /// </summary>
    public bool Matches(Value value)
    {
        if (IsAny) return true;
        if (value.Kind <= ValueKind.Unknown) return false;
        foreach (var range in ranges)
            if (range.Contains(value)) return !Negated;
        return Negated;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
