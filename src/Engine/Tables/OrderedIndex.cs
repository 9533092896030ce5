using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Feel.Functions;

namespace Yunzhang.Engine.Tables;

/// <summary>
/// A column of days or times: its regions are the breakpoints of its cells and the intervals between them, each interval shown by the value
/// next to its lower end.
/// </summary>
internal sealed class OrderedIndex : ColumnIndex
{
    private readonly Value[] points;

    private OrderedIndex(string name, CellTest[] cells, Value[] points) : base(name, cells, Between(points)) => this.points = points;

    public static OrderedIndex Over(string name, CellTest[] cells) => new(name, cells, Breakpoints(cells));

    public override int RegionOf(in Value value)
    {
        int low = 0, high = points.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Comparison.Compare(points[middle], value) is not { } order) return -1;
            if (order == 0) return 2 * middle + 1;
            if (order < 0) low = middle + 1;
            else high = middle;
        }
        return 2 * low;
    }

    private static Value[] Between(Value[] points)
    {
        if (points.Length == 0) return [Value.Day(0)];
        var examples = new Value[2 * points.Length + 1];
        for (var i = 0; i < points.Length; i++)
        {
            examples[2 * i] = i == 0 ? Neighbour.Below(points[0]) : Neighbour.Between(points[i - 1], points[i]);
            examples[2 * i + 1] = points[i];
        }
        examples[^1] = Neighbour.Above(points[^1]);
        return examples;
    }
}
