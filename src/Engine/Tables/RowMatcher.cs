using System.Numerics;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Tables;

/// <summary>How a lookup ended.</summary>
internal enum MatchKind : byte
{
    /// <summary>Exactly one row.</summary>
    Row,

    /// <summary>More than one row is still possible, because a fact is not known.</summary>
    Waits,

    /// <summary>No row, or several although all is known: only in a table that was not proved.</summary>
    Broken,

    /// <summary>A column could not be worked out.</summary>
    Failed,
}

/// <summary>What a lookup found.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Row">The row for <see cref="MatchKind.Row"/>; the column for <see cref="MatchKind.Failed"/>; otherwise -1.</param>
internal readonly record struct Match(MatchKind Kind, int Row);

/// <summary>Finds the one row that a frame meets, by joining the masks of the columns. Allocates nothing.</summary>
internal sealed class RowMatcher(Expression[] inputs, ColumnIndex[] columns, int rows)
{
    public Expression[] Inputs => inputs;

    public ColumnIndex[] Columns => columns;

    public int RowCount => rows;

    /// <summary>Stands for a region that cannot be told, because the fact is not known.</summary>
    public const int NotKnown = int.MaxValue;

    /// <summary>The row the frame meets.</summary>
    public Match Find(Value[] frame)
    {
        Span<int> regions = stackalloc int[columns.Length];
        var unknown = false;
        for (var c = 0; c < columns.Length; c++)
        {
            var value = inputs[c].Evaluate(frame);
            if (value.IsUnknown)
            {
                unknown = true;
                regions[c] = NotKnown;
                continue;
            }
            var region = columns[c].RegionOf(value);
            if (region < 0) return new Match(MatchKind.Failed, c);
            regions[c] = region;
        }
        return Join(regions, unknown);
    }

    /// <summary>The row whose cells match in these regions, one a column.</summary>
    public Match Join(ReadOnlySpan<int> regions, bool unknown)
    {
        int found = -1, first = 0, last = (rows - 1) >> 6;
        // Of many words most hold no row of these regions: only those are joined that every column has rows in.
        for (var c = 0; last > 0 && c < regions.Length; c++)
        {
            if (regions[c] == NotKnown) continue;
            var span = columns[c].SpanOf(regions[c]);
            if (span.First < 0) return new Match(MatchKind.Broken, -1);
            first = Math.Max(first, span.First);
            last = Math.Min(last, span.Last);
        }
        for (var word = first; word <= last; word++)
        {
            var mask = Everything(word);
            for (var c = 0; c < regions.Length && mask != 0; c++)
                if (regions[c] != NotKnown) mask &= columns[c].Mask(regions[c], word);
            if (mask == 0) continue;
            if (found >= 0 || (mask & (mask - 1)) != 0) return new Match(unknown ? MatchKind.Waits : MatchKind.Broken, -1);
            found = (word << 6) + BitOperations.TrailingZeroCount(mask);
        }
        return found >= 0 ? new Match(MatchKind.Row, found) : new Match(MatchKind.Broken, -1);
    }

    /// <summary>The facts that must be known before one row is left: unknown, and read by a column that tells the rows still possible apart.</summary>
    public IReadOnlyList<string> Missing(Value[] frame)
    {
        var possible = Possible(frame);
        var missing = new List<string>();
        for (var c = 0; c < columns.Length; c++)
            if (inputs[c].Evaluate(frame) is { IsUnknown: true } value && !missing.Contains(value.UnknownOf) && TellsApart(columns[c], possible))
                missing.Add(value.UnknownOf);
        return missing;
    }

    private static bool TellsApart(ColumnIndex column, IReadOnlyList<int> possible)
    {
        for (var region = 0; region < column.Examples.Length; region++)
            foreach (var row in possible)
                if ((column.Mask(region, row >> 6) & 1UL << (row & 63)) == 0) return true;
        return false;
    }

    /// <summary>The region of each column for a frame; null when one could not be worked out.</summary>
    public int[]? Regions(Value[] frame)
    {
        var regions = new int[columns.Length];
        for (var c = 0; c < columns.Length; c++)
        {
            regions[c] = inputs[c].Evaluate(frame) is { IsUnknown: false } value ? columns[c].RegionOf(value) : NotKnown;
            if (regions[c] < 0) return null;
        }
        return regions;
    }

    /// <summary>The rows still possible for a frame.</summary>
    public IReadOnlyList<int> Possible(Value[] frame)
    {
        var possible = new List<int>();
        for (var row = 0; row < rows; row++)
        {
            var fits = true;
            for (var c = 0; c < columns.Length && fits; c++)
            {
                var value = inputs[c].Evaluate(frame);
                if (value.IsUnknown) continue;
                var region = columns[c].RegionOf(value);
                fits = region >= 0 && (columns[c].Mask(region, row >> 6) & 1UL << (row & 63)) != 0;
            }
            if (fits) possible.Add(row);
        }
        return possible;
    }

    private ulong Everything(int word)
    {
        var left = rows - (word << 6);
        return left >= 64 ? ulong.MaxValue : (1UL << left) - 1;
    }
}
