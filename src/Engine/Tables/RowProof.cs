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
    private readonly List<(ulong[] Mask, Value Example)>[] regions;
    private readonly HashSet<(int Column, string Mask)> seen = [];
    private readonly List<Counterexample> found = [];
    private readonly Value[] path;

    private RowProof(RowMatcher matcher, Func<int, Value, bool> possible)
    {
        this.matcher = matcher;
        path = new Value[matcher.Columns.Length];
        regions = [.. matcher.Columns.Select((c, i) => Distinct(c, v => possible(i, v)))];
    }

    /// <summary>Up to five gaps and overlaps; none when exactly one row is met always.</summary>
    /// <param name="matcher">The rows.</param>
    /// <param name="possible">Whether column i can hold a value at all, from the range its field declares.</param>
    public static IReadOnlyList<Counterexample> Check(RowMatcher matcher, Func<int, Value, bool> possible)
    {
        var proof = new RowProof(matcher, possible);
        var all = new ulong[(matcher.RowCount + 63) / 64];
        for (var row = 0; row < matcher.RowCount; row++) all[row >> 6] |= 1UL << (row & 63);
        proof.Visit(0, all);
        return proof.found;
    }

    /// <summary>Rows that no possible case meets.</summary>
    public static IReadOnlyList<int> DeadRows(RowMatcher matcher, Func<int, Value, bool> possible)
    {
        var dead = new List<int>();
        for (var row = 0; row < matcher.RowCount; row++)
        {
            for (var c = 0; c < matcher.Columns.Length; c++)
            {
                var column = matcher.Columns[c];
                var alive = Enumerable.Range(0, column.Examples.Length)
                    .Any(r => possible(c, column.Examples[r]) && (column.Mask(r, row >> 6) & 1UL << (row & 63)) != 0);
                if (alive) continue;
                dead.Add(row);
                break;
            }
        }
        return dead;
    }

    private void Visit(int column, ulong[] left)
    {
        if (found.Count >= Enough) return;
        var rows = left.Sum(w => BitOperations.PopCount(w));
        if (rows == 0 || column == regions.Length)
        {
            if (rows != 1) found.Add(new Counterexample(Rows(left), Case(column)));
            return;
        }
        if (!seen.Add((column, string.Join(',', left)))) return;
        foreach (var (mask, example) in regions[column])
        {
            path[column] = example;
            var next = new ulong[left.Length];
            for (var w = 0; w < next.Length; w++) next[w] = left[w] & mask[w];
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

    private static List<(ulong[], Value)> Distinct(ColumnIndex column, Func<Value, bool> possible)
    {
        var distinct = new Dictionary<string, (ulong[], Value)>();
        for (var region = 0; region < column.Examples.Length; region++)
        {
            if (!possible(column.Examples[region])) continue;
            var mask = new ulong[column.WordCount];
            for (var w = 0; w < mask.Length; w++) mask[w] = column.Mask(region, w);
            distinct.TryAdd(string.Join(',', mask), (mask, column.Examples[region]));
        }
        return [.. distinct.Values];
    }
}
