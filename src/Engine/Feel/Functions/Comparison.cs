using Yunzhang.Engine.Feel.Temporal;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>Order and sameness of two values. Null answers "these two cannot be compared".</summary>
internal static class Comparison
{
    /// <summary>Less than zero, zero, more than zero; null where there is no order between the two.</summary>
    public static int? Compare(Value a, Value b)
    {
        if (a.Kind != b.Kind && (a.Kind != ValueKind.Boxed) == (b.Kind != ValueKind.Boxed)) return null;
        switch (a.Kind)
        {
            case ValueKind.Number when b.Kind == ValueKind.Number: return a.AsNumber.CompareTo(b.AsNumber);
            case ValueKind.Date when b.Kind == ValueKind.Date: return a.DayNumber.CompareTo(b.DayNumber);
            case ValueKind.Text when b.Kind == ValueKind.Text: return string.CompareOrdinal(a.AsText, b.AsText);
            case ValueKind.Boxed or ValueKind.Date: return CompareBoxed(a, b);
            default: return null;
        }
    }

    private static int? CompareBoxed(Value a, Value b) => (a.AsBoxed, b.AsBoxed) switch
    {
        (DaysSpan x, DaysSpan y) => x.Seconds.CompareTo(y.Seconds),
        (MonthsSpan x, MonthsSpan y) => x.Months.CompareTo(y.Months),
        (ClockTime x, ClockTime y) when x.Zone is null == y.Zone is null => x.SecondOfDayUtc.CompareTo(y.SecondOfDayUtc),
        (Moment x, Moment y) when x.Zone is null == y.Zone is null => x.Instant.CompareTo(y.Instant),
        _ => CivilDate.Of(a) is { } x && CivilDate.Of(b) is { } y ? x.DayNumber.CompareTo(y.DayNumber) : null,
    };

    /// <summary>
    /// Whether two values are the same; null where they are of kinds that are never compared. A null equals a null only.
    /// Times that differ by less than a second count as the same, as the standard compares them by their parts in whole seconds.
    /// </summary>
    public static bool? AreEqual(Value a, Value b)
    {
        if (a.IsNull || b.IsNull) return a.IsNull && b.IsNull;
        if (a.Kind == ValueKind.Boolean && b.Kind == ValueKind.Boolean) return a.AsBoolean == b.AsBoolean;
        if (a.Kind == ValueKind.Text && b.Kind == ValueKind.Text) return string.Equals(a.AsText, b.AsText, StringComparison.Ordinal);
        return (a.AsBoxed, b.AsBoxed) switch
        {
            (ListValue x, ListValue y) => SameItems(x.Items, y.Items),
            (ContextValue x, ContextValue y) => SameEntries(x, y),
            (RangeValue x, RangeValue y) => SameRange(x, y),
            (ClockTime x, ClockTime y) => x.Zone is null == y.Zone is null && decimal.Floor(x.SecondOfDayUtc) == decimal.Floor(y.SecondOfDayUtc),
            (Moment x, Moment y) => x.Zone is null == y.Zone is null && decimal.Floor(x.Instant) == decimal.Floor(y.Instant),
            ({ } x, { } y) when x.GetType() == y.GetType() => x.Equals(y),
            _ => Compare(a, b) is { } order ? order == 0 : null,
        };
    }

    private static bool? SameItems(Value[] a, Value[] b)
    {
        if (a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++)
            if (AreEqual(a[i], b[i]) is not true) return false;
        return true;
    }

    private static bool SameEntries(ContextValue a, ContextValue b) =>
        a.Entries.Count == b.Entries.Count
        && a.Entries.All(e => b.Entries.TryGetValue(e.Key, out var other) && AreEqual(e.Value, other) is true);

    private static bool SameRange(RangeValue a, RangeValue b) =>
        a.Only == b.Only && a.LowIncluded == b.LowIncluded && a.HighIncluded == b.HighIncluded && SameEnd(a.Low, b.Low) && SameEnd(a.High, b.High);

    private static bool SameEnd(Value? a, Value? b) => (a, b) switch
    {
        (null, null) => true,
        ({ } x, { } y) => AreEqual(x, y) is true,
        _ => false,
    };

    /// <summary>Whether a value lies in a range; null where it cannot be compared with its ends.</summary>
    public static bool? Lies(Value value, RangeValue range)
    {
        if (range.Only is { } only)
            return AreEqual(value, range.Low ?? default) is { } same ? same == (only == Syntax.Operator.Equal) : null;
        if (range.Low is { } low)
        {
            if (Compare(value, low) is not { } order) return null;
            if (order < 0 || (order == 0 && !range.LowIncluded)) return false;
        }
        if (range.High is { } high)
        {
            if (Compare(value, high) is not { } order) return null;
            if (order > 0 || (order == 0 && !range.HighIncluded)) return false;
        }
        return true;
    }
}
