using System.Text;
using Microsoft.AspNetCore.Http;

namespace Yunzhang.Platform.Ui.Lists;

/// <summary>What a list was asked for by its address: filters, order, place. Every link it makes keeps the rest as it is.</summary>
public sealed class ListQuery
{
    private const string SortName = "sort", AfterName = "after", BeforeName = "before";
    private readonly List<KeyValuePair<string, string>> filters = [];

    private ListQuery(string path) => Path = path;

    /// <summary>The list's own path.</summary>
    public string Path { get; }

    /// <summary>The column it is ordered by; null for the list's own order.</summary>
    public string? SortBy { get; private set; }

    /// <summary>Whether the order is turned round.</summary>
    public bool Descending { get; private set; }

    /// <summary>The key after which the page begins; null at the beginning.</summary>
    public string? After { get; private set; }

    /// <summary>The key before which the page ends; null unless going back.</summary>
    public string? Before { get; private set; }

    /// <summary>Filters that hold something, in the order they were named.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filters => filters;

    /// <summary>The text of a filter without blanks around it; empty when it is not set.</summary>
    public string this[string filter]
    {
        get
        {
            foreach (var (name, value) in filters)
            {
                if (name == filter) return value;
            }
            return "";
        }
    }

    /// <summary>Reads the address of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="sorts">The columns that may order the list; another is taken for none.</param>
    /// <param name="filters">The names of its filters; other names in the address are left out.</param>
    public static ListQuery Of(HttpRequest request, IReadOnlyList<string> sorts, params IReadOnlyList<string> filters)
    {
        var asked = request.Query;
        var query = new ListQuery(request.PathBase + request.Path);
        foreach (var name in filters)
        {
            if (asked[name].ToString().Trim() is { Length: > 0 } value) query.filters.Add(new(name, value));
        }
        var sort = asked[SortName].ToString();
        var column = sort.TrimStart('-');
        if (sorts.Contains(column)) (query.SortBy, query.Descending) = (column, sort.StartsWith('-'));
        query.After = Key(asked[AfterName]);
        query.Before = query.After is null ? Key(asked[BeforeName]) : null;
        return query;
    }

    /// <summary>The address ordered by a column; by the other way round when it already is. Begins at the first page.</summary>
    public string Sorted(string column) => Address(Path, SortBy == column && !Descending ? "-" + column : column, null, null);

    /// <summary>The address of the page after a key.</summary>
    public string Following(string key) => Address(Path, Sort, AfterName, key);

    /// <summary>The address of the page before a key.</summary>
    public string Preceding(string key) => Address(Path, Sort, BeforeName, key);

    /// <summary>The same filters and order at another address, such as an export of the whole list.</summary>
    public string At(string path) => Address(path, Sort, null, null);

    /// <summary>What narrows it down, as one text: two requests with the same count the same.</summary>
    public string Narrowed => Address("", null, null, null);

    /// <summary>All that was asked for, as one text: two requests with the same show the same rows.</summary>
    public string Asked => After is not null ? Following(After) : Before is not null ? Preceding(Before) : Address(Path, Sort, null, null);

    /// <summary>How the order is written in an address; null for the list's own.</summary>
    public string? Sort => SortBy is null ? null : Descending ? "-" + SortBy : SortBy;

    private static string? Key(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private string Address(string path, string? sort, string? place, string? key)
    {
        var text = new StringBuilder(path);
        var mark = '?';
        void Add(string name, string value)
        {
            text.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            mark = '&';
        }
        foreach (var (name, value) in filters) Add(name, value);
        if (sort is not null) Add(SortName, sort);
        if (place is not null) Add(place, key!);
        return text.ToString();
    }
}
