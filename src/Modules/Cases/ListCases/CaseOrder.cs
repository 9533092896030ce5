using System.Globalization;
using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Cases.ListCases;

/// <summary>What the list of cases is ordered and paged by. Each has an index that begins with it.</summary>
internal enum CaseOrdering
{
    /// <summary>Ids are made in the order in which cases are started, near enough for a list.</summary>
    Id,

    /// <summary>The moment of the start: asked for days, the list need not go through all others.</summary>
    Started,

    /// <summary>The last thing that happened in it.</summary>
    Changed,

    /// <summary>The number, as text.</summary>
    Number,
}

/// <summary>One order of the list of cases, and the place in it at which a page begins.</summary>
/// <param name="By">By what.</param>
/// <param name="IsRising">Whether the smallest comes first, as the rows are read.</param>
/// <param name="Key">Where a page begins; null at the beginning.</param>
internal sealed record CaseOrder(CaseOrdering By, bool IsRising, string? Key)
{
    public static CaseOrder Of(ListQuery query)
    {
        var by = query.SortBy switch
        {
            "number" => CaseOrdering.Number,
            "changed" => CaseOrdering.Changed,
            _ => query["from"].Length + query["to"].Length > 0 ? CaseOrdering.Started : CaseOrdering.Id,
        };
        return new CaseOrder(by, (query.SortBy is not null && !query.Descending) != query.Before is not null, query.Before ?? query.After);
    }

    /// <summary>What a row is paged by.</summary>
    public string KeyOf(Case row) => By switch
    {
        CaseOrdering.Number => row.Number,
        CaseOrdering.Started => string.Create(CultureInfo.InvariantCulture, $"{row.StartedAt.ToUnixTimeTicks()}_{row.CaseId}"),
        CaseOrdering.Changed => string.Create(CultureInfo.InvariantCulture, $"{row.ChangedAt.ToUnixTimeTicks()}_{row.CaseId}"),
        _ => row.CaseId.ToString(),
    };

    public IQueryable<Case> Sorted(IQueryable<Case> cases) => (By, IsRising) switch
    {
        (CaseOrdering.Number, true) => cases.OrderBy(c => c.Number),
        (CaseOrdering.Number, false) => cases.OrderByDescending(c => c.Number),
        (CaseOrdering.Started, true) => cases.OrderBy(c => c.StartedAt).ThenBy(c => c.CaseId),
        (CaseOrdering.Started, false) => cases.OrderByDescending(c => c.StartedAt).ThenByDescending(c => c.CaseId),
        (CaseOrdering.Changed, true) => cases.OrderBy(c => c.ChangedAt).ThenBy(c => c.CaseId),
        (CaseOrdering.Changed, false) => cases.OrderByDescending(c => c.ChangedAt).ThenByDescending(c => c.CaseId),
        (_, true) => cases.OrderBy(c => c.CaseId),
        (_, false) => cases.OrderByDescending(c => c.CaseId),
    };

    /// <summary>Those from the place on.</summary>
    public IQueryable<Case> From(IQueryable<Case> cases)
    {
        if (Key is not { } key) return cases;
        if (By == CaseOrdering.Number) return IsRising ? cases.Where(c => string.Compare(c.Number, key) > 0) : cases.Where(c => string.Compare(c.Number, key) < 0);
        if (By == CaseOrdering.Id)
        {
            if (!Id<Case>.TryParse(key, null, out var at)) return cases;
            return IsRising ? cases.Where(c => c.CaseId > at) : cases.Where(c => c.CaseId < at);
        }
        if (key.Split('_') is not [var ticks, var last] || !long.TryParse(ticks, CultureInfo.InvariantCulture, out var moment) || !Id<Case>.TryParse(last, null, out var id)) return cases;
        var when = Instant.FromUnixTimeTicks(moment);
        return (By, IsRising) switch
        {
            (CaseOrdering.Started, true) => cases.Where(c => c.StartedAt >= when && (c.StartedAt > when || c.CaseId > id)),
            (CaseOrdering.Started, false) => cases.Where(c => c.StartedAt <= when && (c.StartedAt < when || c.CaseId < id)),
            (_, true) => cases.Where(c => c.ChangedAt >= when && (c.ChangedAt > when || c.CaseId > id)),
            (_, false) => cases.Where(c => c.ChangedAt <= when && (c.ChangedAt < when || c.CaseId < id)),
        };
    }
}
