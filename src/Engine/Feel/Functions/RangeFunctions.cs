namespace Yunzhang.Engine.Feel.Functions;

/// <summary>How two ranges, or a point and a range, lie to each other. A point counts as a closed range of itself.</summary>
internal static class RangeFunctions
{
    private delegate bool? Relation(RangeValue a, RangeValue b);

    public static BuiltIn[] All { get; } =
    [
        .. OfAny("before", Before), .. OfAny("after", (a, b) => Before(b, a)), .. OfRanges("meets", Meets), .. OfRanges("met by", (a, b) => Meets(b, a)),
        .. OfRanges("overlaps", Overlaps), .. OfRanges("overlaps before", OverlapsBefore), .. OfRanges("overlaps after", (a, b) => OverlapsBefore(b, a)),
        .. PointFirst("finishes", Finishes), .. RangeFirst("finished by", (a, b) => Finishes(b, a)),
        .. RangeFirst("includes", Includes), .. PointFirst("during", (a, b) => Includes(b, a)),
        .. PointFirst("starts", Starts), .. RangeFirst("started by", (a, b) => Starts(b, a)), .. OfAny("coincides", Coincides),
    ];

    private static BuiltIn Make(string name, string first, Accepts a, string second, Accepts b, Relation relation) =>
        new(name, [new(first, a), new(second, b)], _ => FeelType.Boolean, (v, site) =>
            relation(AsRange(v[0]), AsRange(v[1])) is { } holds ? Value.Of(holds) : Logic.Incomparable(v[0], v[1], site));

    private static BuiltIn[] OfRanges(string name, Relation relation) => [Make(name, "range1", Accepts.Range, "range2", Accepts.Range, relation)];

    private static BuiltIn[] PointFirst(string name, Relation relation) =>
        [Make(name, "point", Accepts.Point, "range", Accepts.Range, relation), .. OfRanges(name, relation)];

    private static BuiltIn[] RangeFirst(string name, Relation relation) =>
        [Make(name, "range", Accepts.Range, "point", Accepts.Point, relation), .. OfRanges(name, relation)];

    private static BuiltIn[] OfAny(string name, Relation relation) =>
        [Make(name, "point1", Accepts.Point, "point2", Accepts.Point, relation), .. PointFirst(name, relation), .. RangeFirst(name, relation)[..1]];

    private static RangeValue AsRange(Value value) => value.AsBoxed as RangeValue ?? new RangeValue(value, true, value, true);

    // Ends that stand open compare as the outermost.
    private static int? Ends(Value? a, Value? b) => a is { } x && b is { } y ? Comparison.Compare(x, y) : null;

    private static bool? Before(RangeValue a, RangeValue b) =>
        a.High is null || b.Low is null ? false
        : Ends(a.High, b.Low) is { } order ? order < 0 || (order == 0 && !(a.HighIncluded && b.LowIncluded)) : null;

    private static bool? Meets(RangeValue a, RangeValue b) =>
        a.High is null || b.Low is null ? false : Ends(a.High, b.Low) is { } order ? order == 0 && a.HighIncluded && b.LowIncluded : null;

    private static bool? Overlaps(RangeValue a, RangeValue b) => (Before(a, b), Before(b, a)) is ({ } x, { } y) ? !x && !y : null;

    private static bool? OverlapsBefore(RangeValue a, RangeValue b)
    {
        if (Overlaps(a, b) is not { } overlaps || LowOrder(a, b) is not { } low || HighOrder(a, b) is not { } high) return null;
        return overlaps && low < 0 && high <= 0;
    }

    private static bool? Finishes(RangeValue a, RangeValue b) => (HighOrder(a, b), LowOrder(a, b)) is ({ } high, { } low) ? high == 0 && low >= 0 : null;

    private static bool? Starts(RangeValue a, RangeValue b) => (LowOrder(a, b), HighOrder(a, b)) is ({ } low, { } high) ? low == 0 && high <= 0 : null;

    private static bool? Includes(RangeValue a, RangeValue b) => (LowOrder(a, b), HighOrder(a, b)) is ({ } low, { } high) ? low <= 0 && high >= 0 : null;

    private static bool? Coincides(RangeValue a, RangeValue b) => (LowOrder(a, b), HighOrder(a, b)) is ({ } low, { } high) ? low == 0 && high == 0 : null;

    private static int? LowOrder(RangeValue a, RangeValue b) => (a.Low, b.Low) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => Ends(a.Low, b.Low) is { } order ? order != 0 ? order : b.LowIncluded.CompareTo(a.LowIncluded) : null,
    };

    private static int? HighOrder(RangeValue a, RangeValue b) => (a.High, b.High) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => Ends(a.High, b.High) is { } order ? order != 0 ? order : a.HighIncluded.CompareTo(b.HighIncluded) : null,
    };
}
