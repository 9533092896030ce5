using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Ledger.SeeMonths;

/// <summary>The people of one month as a list: a month has as many as the unit has staff, so it is ordered and cut here.</summary>
internal static class MonthRows
{
    private const int Rows = 50;

    public static IReadOnlyList<string> Sorts { get; } = ["number", "owed", "due", "net"];

    public static string[] Filters { get; } = ["q", "all"];

    public static ListPage<SettlementRow> Page(IReadOnlyList<SettlementRow> people, ListQuery query)
    {
        var matching = people.Where(r => (query["all"].Length > 0 || r.Entries > 0 || r.Waits > 0 || r.Pendings > 0) && (r.Number.Contains(query["q"], StringComparison.OrdinalIgnoreCase) || r.Name.Contains(query["q"], StringComparison.OrdinalIgnoreCase)));
        var ordered = Ordered(matching, query).ToList();
        // The key is a person; one who is gone from the list begins it anew.
        var at = ordered.FindIndex(r => r.PersonId.ToString() == (query.After ?? query.Before));
        var first = (at, query.Before) switch
        {
            (< 0, _) => 0,
            (_, null) => at + 1,
            _ => Math.Max(0, at - Rows),
        };
        var rows = ordered.Skip(first).Take(Rows).ToList();
        return new(rows, Total.Of(ordered.Count), first > 0 ? rows.FirstOrDefault()?.PersonId.ToString() : null, first + rows.Count < ordered.Count ? rows[^1].PersonId.ToString() : null);
    }

    private static IEnumerable<SettlementRow> Ordered(IEnumerable<SettlementRow> rows, ListQuery query)
    {
        Func<SettlementRow, decimal> by = query.SortBy switch
        {
            "owed" => r => r.Owed,
            "due" => r => r.Due,
            "net" => r => r.Due - r.Owed,
            _ => _ => 0,
        };
        return query.Descending
            ? rows.OrderByDescending(by).ThenByDescending(r => r.Number, StringComparer.Ordinal)
            : rows.OrderBy(by).ThenBy(r => r.Number, StringComparer.Ordinal);
    }
}
