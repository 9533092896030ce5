using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Ledger.SeeMonths;

/// <summary>A month of a unit, in brief. Sums and numbers are of the people that may be seen.</summary>
internal sealed record MonthRow(LedgerMonth Month, Unit Unit, decimal Owed, decimal Due, int Waits);

/// <summary>Lists the months of units, newest first unless asked otherwise, a page at a time.</summary>
internal sealed class MonthList(Database database)
{
    private const int Rows = 24;

    // A workbook with more is of no use to anybody.
    private const int MostInAFile = 10_000;

    public static IReadOnlyList<string> Sorts { get; } = ["unit", "month"];

    public static string[] Filters { get; } = ["unit", "month", "state"];

    public Task<(ListPage<MonthRow> Page, SeenMonths Seen)> Page(Access access, ListQuery query) => database.Read(access, async db =>
    {
        var seen = await SeenMonths.Of(db);
        var matching = Matching(seen.Months(db), seen, query);
        var page = ReadPage<Placed>.Of(await Ordered(db, matching, query, (query.Before ?? query.After) is { } key ? Place.Parse(key) : null).Take(Rows + 1).ToListAsync(), Rows, query, Place.Of);
        return (page.With(await Summed(db, seen, page.Rows.ConvertAll(f => f.Month)), Total.Of(await matching.Take(Total.Cap + 1).CountAsync())), seen);
    });

    /// <summary>Every month the query matches.</summary>
    public Task<List<MonthRow>> Whole(Access access, ListQuery query) => database.Read(access, async db =>
    {
        var seen = await SeenMonths.Of(db);
        var found = await Ordered(db, Matching(seen.Months(db), seen, query), query, null).Take(MostInAFile).ToListAsync();
        return await Summed(db, seen, found.ConvertAll(f => f.Month));
    });

    private static IQueryable<LedgerMonth> Matching(IQueryable<LedgerMonth> months, SeenMonths seen, ListQuery query)
    {
        if (Id<Unit>.TryParse(query["unit"], null, out var unit))
        {
            var below = seen.Structure.Tree.WithBelow(unit).ToArray();
            months = months.Where(m => below.Contains(m.UnitId));
        }
        if (YearMonthPattern.Iso.Parse(query["month"]) is { Success: true } month) months = months.Where(m => m.Month == month.Value);
        if (Enum.TryParse<MonthState>(query["state"], ignoreCase: true, out var state)) months = months.Where(m => m.State == state);
        return months;
    }

    private static IQueryable<Placed> Ordered(AppDbContext db, IQueryable<LedgerMonth> months, ListQuery query, Place? at)
    {
        var back = query.Before is not null;
        var placed = months.Join(db.Set<Unit>().IgnoreQueryFilters([AppDbContext.UnitFilter]), m => m.UnitId, u => u.UnitId, (m, u) => new Placed { Month = m, Of = m.Month, Code = u.Code });
        if (query.SortBy == "unit") return ByUnit(placed, query.Descending == back, at);
        // Newest first, units of a month by their codes; the other way round for the oldest first, and for going back.
        if (query is { SortBy: "month", Descending: false } == back)
        {
            if (at is not null) placed = placed.Where(p => p.Of <= at.Month && (p.Of < at.Month || string.Compare(p.Code, at.Code) > 0));
            return placed.OrderByDescending(p => p.Of).ThenBy(p => p.Code);
        }
        if (at is not null) placed = placed.Where(p => p.Of >= at.Month && (p.Of > at.Month || string.Compare(p.Code, at.Code) < 0));
        return placed.OrderBy(p => p.Of).ThenByDescending(p => p.Code);
    }

    private static IQueryable<Placed> ByUnit(IQueryable<Placed> placed, bool rising, Place? at)
    {
        if (rising)
        {
            if (at is not null) placed = placed.Where(p => string.Compare(p.Code, at.Code) > 0 || (p.Code == at.Code && p.Of > at.Month));
            return placed.OrderBy(p => p.Code).ThenBy(p => p.Of);
        }

        if (at is not null) placed = placed.Where(p => string.Compare(p.Code, at.Code) < 0 || (p.Code == at.Code && p.Of < at.Month));
        return placed.OrderByDescending(p => p.Code).ThenByDescending(p => p.Of);
    }

    private static async Task<List<MonthRow>> Summed(AppDbContext db, SeenMonths seen, List<LedgerMonth> months)
    {
        var rows = new List<MonthRow>();
        foreach (var month in months)
        {
            var (unit, of) = (month.UnitId, month.Month);
            var (owed, due) = month.IsClosed && db.Access.Units.Include(unit) ? (month.Owed, month.Due) : await Sums(db, unit, of);
            var waits = await WaitingEntries.Unanswered(db).CountAsync(e => e.MonthUnitId == unit && e.Month == of);
            rows.Add(new MonthRow(month, seen.Structure.Unit(unit)!, owed, due, waits));
        }

        return rows;
    }

    private static async Task<(decimal Owed, decimal Due)> Sums(AppDbContext db, Id<Unit> unit, YearMonth month)
    {
        var sums = await db.Set<LedgerEntry>().Where(e => e.MonthUnitId == unit && e.Month == month && (e.Owed != 0 || e.Due != 0))
            .Select(e => new { e.Owed, e.Due }).ToListAsync();
        return (sums.Sum(s => s.Owed), sums.Sum(s => s.Due));
    }

    private sealed class Placed
    {
        public required LedgerMonth Month { get; init; }

        public required YearMonth Of { get; init; }

        public required string Code { get; init; }
    }

    private sealed record Place(YearMonth Month, string Code)
    {
        public static string Of(Placed placed) => MonthWords.Iso(placed.Of) + placed.Code;

        public static Place? Parse(string key) =>
            key.Length > 7 && YearMonthPattern.Iso.Parse(key[..7]) is { Success: true } month ? new(month.Value, key[7..]) : null;
    }
}
