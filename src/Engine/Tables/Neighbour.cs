using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Feel.Temporal;

namespace Yunzhang.Engine.Tables;

/// <summary>Values beside a breakpoint, for columns of days and times of day.</summary>
internal static class Neighbour
{
    public static Value Below(Value point) => point.Kind == ValueKind.Date ? Value.Day(point.DayNumber - 1) : Time(point, -1);

    public static Value Above(Value point) => point.Kind == ValueKind.Date ? Value.Day(point.DayNumber + 1) : Time(point, 1);

    // Two days that follow each other have nothing between them; the lower one then stands for the empty region.
    public static Value Between(Value low, Value high) =>
        low.Kind == ValueKind.Date && low.DayNumber + 1 == high.DayNumber ? low : Above(low);

    private static Value Time(Value point, int seconds) =>
        point.AsBoxed is ClockTime time ? Value.Box(time.Plus(seconds)) : point;
}
