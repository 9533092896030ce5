using System.Numerics;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Tables;

/// <summary>A case that meets no row, or more than one.</summary>
/// <param name="Rows">The rows that match; empty for a gap.</param>
/// <param name="Case">One value a column.</param>
internal sealed record Counterexample(IReadOnlyList<int> Rows, IReadOnlyList<(string Column, Value Value)> Case)
{
    public bool IsGap => Rows.Count == 0;
}

/// <summary>
/// Proves that every case meets exactly one row, by going through the grid of the columns' regions. Regions of a column that match the same
/// rows are one, and a part of the grid already gone through with the same rows left is not gone through again, so the proof is exact and
/// stays small.
/// </summary>
internal sealed class RowProof
{
    private const int Enough = 5;
    private readonly RowMatcher matcher;
    private readonly Region[][] regions;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<Counterexample> found = [];
    private readonly Value[] path;

    /// <summary>Rows that match in a part of a column, and a value out of it.</summary>
    private sealed record Region(ulong[] Mask, Value Example);

    /// <summary>Prepares the proof.</summary>
    /// <param name="matcher">The rows.</param>
    /// <param name="possible">Whether column i can hold a value at all, from the range its field declares.</param>
    public RowProof(RowMatcher matcher, Func<int, Value, bool> possible)
    {
        this.matcher = matcher;
        path = new Value[matcher.Columns.Length];
        regions = [.. matcher.Columns.Select((c, i) => Distinct(c, v => possible(i, v)))];
    }

    /// <summary>Up to five gaps and overlaps; none when exactly one row is met always.</summary>
    public IReadOnlyList<Counterexample> Counterexamples()
    {
        Visit(0, AllRows());
        return found;
    }

    /// <summary>Rows that no possible case meets.</summary>
    public IReadOnlyList<int> DeadRows()
    {
        var alive = AllRows();
        foreach (var column in regions)
            for (var w = 0; w < alive.Length; w++)
            {
                var met = 0UL;
                foreach (var region in column) met |= region.Mask[w];
                alive[w] &= met;
            }
        var dead = AllRows();
        for (var w = 0; w < dead.Length; w++) dead[w] &= ~alive[w];
        return Rows(dead);
    }

    private ulong[] AllRows()
    {
        var all = new ulong[(matcher.RowCount + 63) / 64];
        for (var row = 0; row < matcher.RowCount; row++) all[row >> 6] |= 1UL << (row & 63);
        return all;
    }

    private void Visit(int column, ulong[] left)
    {
        if (found.Count >= Enough) return;
        var rows = 0;
        foreach (var word in left) rows += BitOperations.PopCount(word);
        if (rows == 0 || column == regions.Length)
        {
            if (rows != 1) found.Add(new Counterexample(Rows(left), Case(column)));
            return;
        }
        if (!seen.Add(Key(column, left))) return;
        foreach (var region in regions[column])
        {
            path[column] = region.Example;
            var next = new ulong[left.Length];
            for (var w = 0; w < next.Length; w++) next[w] = left[w] & region.Mask[w];
            Visit(column + 1, next);
        }
    }

    private List<(string, Value)> Case(int depth)
    {
        var values = new List<(string, Value)>();
        for (var c = 0; c < path.Length; c++) values.Add((matcher.Columns[c].Name, c < depth ? path[c] : regions[c][0].Example));
        return values;
    }

    private static List<int> Rows(ulong[] mask)
    {
        var rows = new List<int>();
        for (var row = 0; row < mask.Length * 64; row++)
            if ((mask[row >> 6] & 1UL << (row & 63)) != 0) rows.Add(row);
        return rows;
    }

    private static Region[] Distinct(ColumnIndex column, Func<Value, bool> possible)
    {
        var distinct = new Dictionary<string, Region>(StringComparer.Ordinal);
        for (var region = 0; region < column.Examples.Length; region++)
        {
            if (!possible(column.Examples[region])) continue;
            var mask = new ulong[column.WordCount];
            for (var w = 0; w < mask.Length; w++) mask[w] = column.Mask(region, w);
            distinct.TryAdd(Key(0, mask), new Region(mask, column.Examples[region]));
        }
        return [.. distinct.Values];
    }

    /// <summary>A text that only these rows left before this column give.</summary>
    private static string Key(int column, ulong[] mask)
    {
        var key = new char[1 + 4 * mask.Length];
        key[0] = (char)column;
        for (var w = 0; w < mask.Length; w++)
            for (var part = 0; part < 4; part++) key[1 + 4 * w + part] = (char)(mask[w] >> (16 * part));
        return new string(key);
    }
}
