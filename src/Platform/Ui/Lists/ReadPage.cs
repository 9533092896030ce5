namespace Yunzhang.Platform.Ui.Lists;

/// <summary>The rows of a page as its query read them, put in order, and what its neighbours are asked for by.</summary>
/// <typeparam name="T">What was read.</typeparam>
public sealed class ReadPage<T>
{
    private readonly string? previous;
    private readonly string? next;

    private ReadPage(List<T> rows, string? previous, string? next) => (Rows, this.previous, this.next) = (rows, previous, next);

    /// <summary>The rows of the page, in the order of the list.</summary>
    public List<T> Rows { get; }

    /// <summary>Makes it of what was read.</summary>
    /// <param name="read">In the order of the list, or the other way round when the query goes back; one row more than the page shows, where there is one.</param>
    /// <param name="size">How many rows a page shows.</param>
    /// <param name="query">What was asked for.</param>
    /// <param name="keyOf">What a row is paged by.</param>
    public static ReadPage<T> Of(IEnumerable<T> read, int size, ListQuery query, Func<T, string> keyOf)
    {
        var rows = read.ToList();
        var (back, more) = (query.Before is not null, rows.Count > size);
        if (more) rows.RemoveAt(size);
        if (back) rows.Reverse();
        if (rows.Count == 0) return new(rows, null, null);
        return new(rows, (back ? more : query.After is not null) ? keyOf(rows[0]) : null, back || more ? keyOf(rows[^1]) : null);
    }

    /// <summary>The page with what its rows show.</summary>
    /// <param name="rows">One for each of <see cref="Rows"/>.</param>
    /// <param name="total">How many the whole list has.</param>
    public ListPage<TRow> With<TRow>(IReadOnlyList<TRow> rows, Total total) => new(rows, total, previous, next);
}
