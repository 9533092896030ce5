using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Tables;

namespace Yunzhang.Engine.Reckoning;

/// <summary>
/// Finds rows straight from the columns of a book, without a frame: a stored option is its region, a stored figure is searched among the
/// breakpoints. It finds what <see cref="RowMatcher"/> finds.
/// </summary>
internal sealed class FactMatcher
{
    private readonly RowMatcher matcher;
    private readonly RegionSource[] sources;

    private FactMatcher(RowMatcher matcher, RegionSource[] sources) => (this.matcher, this.sources) = (matcher, sources);

    /// <summary>A matcher for a version whose every column is a stored field of the fact itself; null when one is not.</summary>
    public static FactMatcher? For(FactBook book, BoundTable table, BoundTableVersion version)
    {
        var matcher = version.Rows!.Matcher;
        var sources = new RegionSource[matcher.Inputs.Length];
        for (var c = 0; c < sources.Length; c++)
        {
            var field = table.Word.Fields.ToList().FindIndex(f => f.Id == matcher.Inputs[c].Text && f.From is null);
            if (field < 0) return null;
            sources[c] = RegionSource.Of(book.ColumnOf(table.WordIndex, field), matcher.Columns[c]);
        }
        return new FactMatcher(matcher, sources);
    }

    /// <summary>The row that the fact stored at a place of its word meets.</summary>
    public Match Find(int row)
    {
        Span<int> regions = stackalloc int[sources.Length];
        var unknown = false;
        for (var c = 0; c < sources.Length; c++)
        {
            var region = sources[c].RegionOf(row);
            if (region < 0) return new Match(MatchKind.Failed, c);
            if (region == RowMatcher.NotKnown) unknown = true;
            regions[c] = region;
        }
        return matcher.Join(regions, unknown);
    }
}

/// <summary>Tells the region of a column that a stored fact lies in.</summary>
internal abstract class RegionSource
{
    public abstract int RegionOf(int row);

    public static RegionSource Of(FactColumn column, ColumnIndex index) => (column, index) switch
    {
        (CodeColumn codes, _) when codes.Field.Type is FieldType.Choice or FieldType.YesNo => new OfCodes(codes),
        (NumberColumn figures, NumberIndex numbers) when numbers.Scaled() is { } points => new OfFigures(figures, points, numbers),
        _ => new OfValues(column, index),
    };

    // An option's place is its region, for both are counted in the order of the field.
    private sealed class OfCodes(CodeColumn codes) : RegionSource
    {
        public override int RegionOf(int row) => codes.CodeAt(row) is >= 0 and var code ? code : RowMatcher.NotKnown;
    }

    private sealed class OfFigures(NumberColumn figures, long[] points, NumberIndex index) : RegionSource
    {
        public override int RegionOf(int row) => figures.FigureAt(row) switch
        {
            NumberColumn.Missing => RowMatcher.NotKnown,
            NumberColumn.Aside => index.RegionOf(figures[row]),
            var figure => NumberIndex.RegionOf(points, figure),
        };
    }

    private sealed class OfValues(FactColumn column, ColumnIndex index) : RegionSource
    {
        public override int RegionOf(int row) => column[row] is { IsUnknown: false } value ? index.RegionOf(value) : RowMatcher.NotKnown;
    }
}
