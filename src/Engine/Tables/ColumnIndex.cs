using Yunzhang.Engine.Feel;

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
        for (var region = 0; region < examples.Length; region++)
        {
            var mask = masks.AsSpan(region * words, words);
            spans[region] = (mask.IndexOfAnyExcept(0UL), mask.LastIndexOfAnyExcept(0UL));
        }
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
            return new OptionIndex(name, cells, [.. type.Options.Select(Value.Choice)]);
        if (type == FeelType.Boolean) return new OptionIndex(name, cells, [Value.No, Value.Yes]);
        if (type == FeelType.Text) return new TextIndex(name, cells);
        return type.IsNumeric ? NumberIndex.Over(name, cells) : OrderedIndex.Over(name, cells);
    }

    protected static IEnumerable<Value> Breakpoints(CellTest[] cells) =>
        cells.SelectMany(c => c.Ranges).SelectMany(r => new[] { r.Low, r.High }).OfType<Value>();

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

        public TextIndex(string name, CellTest[] cells) : base(name, cells, Listed(cells)) =>
            regions = Examples.SkipLast(1).Select((e, i) => (e.AsText, i)).ToDictionary(p => p.AsText, p => p.i, StringComparer.Ordinal);

        public override int RegionOf(in Value value) =>
            value.Kind != ValueKind.Text ? -1 : regions.TryGetValue(value.AsText, out var region) ? region : Examples.Length - 1;

        private static Value[] Listed(CellTest[] cells) =>
            [.. Breakpoints(cells).Select(v => v.AsText).Distinct(StringComparer.Ordinal).Select(Value.Of), Value.Of("…")];
    }
}
