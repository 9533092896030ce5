using System.Globalization;

namespace Yunzhang.Platform.Ui.Lists;

/// <summary>Orders and pages short lists that are read whole, such as shifts and patterns; by key, like the long ones.</summary>
public static class RowList
{
    private const int Rows = 50;
    private const char Between = '\u001f';

    /// <summary>All rows in the order asked for.</summary>
    /// <param name="rows">The rows that match.</param>
    /// <param name="query">What was asked for.</param>
    /// <param name="key">What a row is ordered by, for a column's name, or null for the list's own order.</param>
    /// <param name="id">What no two rows share.</param>
    public static List<T> All<T>(IEnumerable<T> rows, ListQuery query, Func<T, string?, string> key, Func<T, string> id)
    {
        var ordered = rows.OrderBy(r => key(r, query.SortBy), StringComparer.Ordinal).ThenBy(id, StringComparer.Ordinal).ToList();
        if (query.Descending) ordered.Reverse();
        return ordered;
    }

    /// <summary>One page of them.</summary>
    /// <param name="rows">The rows that match.</param>
    /// <param name="query">What was asked for.</param>
    /// <param name="key">What a row is ordered by, for a column's name, or null for the list's own order.</param>
    /// <param name="id">What no two rows share.</param>
    public static ListPage<T> Page<T>(IEnumerable<T> rows, ListQuery query, Func<T, string?, string> key, Func<T, string> id)
    {
        var ordered = All(rows, query, key, id);
        var first = 0;
        if (query.After is { } after) first = Index(after) + 1;
        else if (query.Before is { } before) first = Math.Max(0, Index(before) - Rows);
        var shown = ordered.Skip(first).Take(Rows).ToList();
        return new ListPage<T>(shown, Total.Of(ordered.Count), first > 0 && shown.Count > 0 ? KeyOf(shown[0]) : null, first + shown.Count < ordered.Count && shown.Count > 0 ? KeyOf(shown[^1]) : null);

        string KeyOf(T row) => key(row, query.SortBy) + Between + id(row);

        // A row that has gone meanwhile is stood for by its place.
        int Index(string place)
        {
            if (ordered.FindIndex(r => KeyOf(r) == place) is >= 0 and var at) return at;
            var compare = CultureInfo.InvariantCulture.CompareInfo;
            return ordered.FindLastIndex(r => (query.Descending ? -1 : 1) * compare.Compare(KeyOf(r), place, CompareOptions.Ordinal) <= 0);
        }
    }
}
