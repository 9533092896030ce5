using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Feel.Functions;

namespace Yunzhang.Engine.Tables;

/// <summary>
/// One condition column, turned round: for every region of its values, a bit mask of the rows whose cell matches there.
/// Two values in one region can never be told apart by the column.
/// </summary>
internal abstract class ColumnIndex
{
    private readonly ulong[] masks;
    private readonly (int First, int Last)[] spans;
    private readonly int words;

    protected ColumnIndex(string name, CellTest[] cells, Value[] examples)
    {
        Name = name;
        Examples = examples;
        words = (cells.Length + 63) / 64;
        masks = new ulong[examples.Length * words];
        spans = new (int, int)[examples.Length];
        for (var region = 0; region < examples.Length; region++)
            for (var row = 0; row < cells.Length; row++)
                if (cells[row].Matches(examples[region])) masks[region * words + (row >> 6)] |= 1UL << (row & 63);
        for (var region = 0; region < examples.Length; region++) spans[region] = Span(region);
    }

    private (int First, int Last) Span(int region)
    {
        var (first, last) = (0, words - 1);
        while (first < words && Mask(region, first) == 0) first++;
        if (first == words) return (-1, -1);
        while (Mask(region, last) == 0) last--;
        return (first, last);
    }

    /// <summary>Words of 64 rows in a mask.</summary>
    public int WordCount => words;

    /// <summary>The column's header.</summary>
    public string Name { get; }

    /// <summary>One value out of every region.</summary>
    public Value[] Examples { get; }

    /// <summary>The region a known value lies in; -1 when the value is none the column can hold.</summary>
    public abstract int RegionOf(in Value value);

    public ulong Mask(int region, int word) => masks[region * words + word];

    /// <summary>First and last word of a region's mask with a row in it; (-1, -1) when no row matches there.</summary>
    public (int First, int Last) SpanOf(int region) => spans[region];

    /// <summary>Builds the index that suits the column's type.</summary>
    public static ColumnIndex For(string name, FeelType type, CellTest[] cells)
    {
        if (type.Options.Count > 0)
            return new OptionIndex(name, cells, Value.Choices(type.Options));
        if (type == FeelType.Boolean) return new OptionIndex(name, cells, [Value.No, Value.Yes]);
        if (type == FeelType.Text) return new TextIndex(name, cells);
        return type.IsNumeric ? NumberIndex.Over(name, cells) : OrderedIndex.Over(name, cells);
    }

    /// <summary>The ends of all ranges of the cells in their order, each once.</summary>
    protected static Value[] Breakpoints(CellTest[] cells)
    {
        var points = new Value[2 * cells.Sum(c => c.Ranges.Count)];
        var count = 0;
        foreach (var cell in cells)
            foreach (var range in cell.AsSpan())
            {
                if (range.Low is { } low) count = Insert(points, count, low);
                if (range.High is { } high) count = Insert(points, count, high);
            }
        return points[..count];
    }

    private static int Insert(Value[] points, int count, in Value point)
    {
        int low = 0, high = count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = Comparison.Compare(points[middle], point) ?? 0;
            if (order == 0) return count;
            if (order < 0) low = middle + 1;
            else high = middle;
        }
        Array.Copy(points, low, points, low + 1, count - low);
        points[low] = point;
        return count + 1;
    }

    private sealed class OptionIndex(string name, CellTest[] cells, Value[] options) : ColumnIndex(name, cells, options)
    {
        public override int RegionOf(in Value value) => value.Kind switch
        {
            ValueKind.Boolean => value.AsBoolean ? 1 : 0,
            ValueKind.Text when (uint)value.Ordinal < (uint)Examples.Length && ReferenceEquals(Examples[value.Ordinal].AsText, value.AsText) => value.Ordinal,
            ValueKind.Text => Search(value.AsText),
            _ => -1,
        };

        private int Search(string text) => Array.FindIndex(Examples, e => e.Kind == ValueKind.Text && e.AsText == text);
    }

    private sealed class TextIndex : ColumnIndex
    {
        private readonly Dictionary<string, int> regions;

        public TextIndex(string name, CellTest[] cells) : base(name, cells, Listed(cells))
        {
            regions = new Dictionary<string, int>(Examples.Length, StringComparer.Ordinal);
            for (var i = 0; i < Examples.Length - 1; i++) regions[Examples[i].AsText] = i;
        }

        public override int RegionOf(in Value value) =>
            value.Kind != ValueKind.Text ? -1 : regions.TryGetValue(value.AsText, out var region) ? region : Examples.Length - 1;

        private static Value[] Listed(CellTest[] cells) => [.. Breakpoints(cells), Value.Of("…")];
    }
}
