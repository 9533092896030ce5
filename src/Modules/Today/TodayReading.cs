using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Modules.Cases.SeeTodo;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Today;

/// <summary>What somebody needs to know today.</summary>
internal sealed record Today(LocalDate Day, IReadOnlyList<EntryRow> Mine, IReadOnlyList<MonthRow> Months, IReadOnlyList<Rules> Rules, IReadOnlyList<TodoRow> Todo, IReadOnlyList<TodoCount> Counts);

/// <summary>A month of a unit, in brief.</summary>
internal sealed record MonthRow(Id<Unit> UnitId, string Unit, YearMonth Month, Phrase State, bool IsClosed, decimal Owed, int Waits);

internal sealed class TodayReading(Database database, RulesInForce inForce, EntryList entries, TodoList todo, IClock clock)
{
    private const int MostEntries = 100;
    private const int MostMonths = 12;
    private const int MostTasks = 5;

    public async Task<Today> Read(SignedIn me)
    {
        var day = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[me.TimeZone]).Date;
        var rules = await database.Read(me.Access, inForce.Now);
        var filter = new EntryFilter { Month = day.ToYearMonth() };
        // Only what is about oneself, whatever else one may see.
        var mine = me.Person is null ? [] : await entries.Newest(me.Access with { Units = VisibleUnits.None }, filter, MostEntries);
        var months = me.May(Permission.SeeUnit) ? await database.Read(me.Access, Months) : [];
        return new Today(day, mine, months, rules, await todo.First(me, MostTasks), await todo.Counts(me));
    }

    private static async Task<List<MonthRow>> Months(AppDbContext db)
    {
        var months = await db.Set<LedgerMonth>().OrderByDescending(m => m.Month).ThenBy(m => m.UnitId).Take(MostMonths).ToListAsync();
        var units = await db.Set<Unit>().ToDictionaryAsync(u => u.UnitId, u => u.Name);
        var rows = new List<MonthRow>();
        foreach (var month in months)
        {
            var own = db.Set<LedgerEntry>().Where(e => e.MonthUnitId == month.UnitId && e.Month == month.Month);
            var owed = month.IsClosed ? month.Owed : (await own.Where(e => e.Standing == Standing.Stands).Select(e => e.Amount).ToListAsync()).Sum();
            var waits = await own.CountAsync(e => e.Standing == Standing.Waits || e.Standing == Standing.AmountWaits || e.Standing == Standing.Failed);
            rows.Add(new MonthRow(month.UnitId, units.GetValueOrDefault(month.UnitId, ""), month.Month, State(month.State), month.IsClosed, owed, waits));
        }

        return rows;
    }

    private static Phrase State(MonthState state) => state switch
    {
        MonthState.Draft => new("草稿", "Draft"),
        MonthState.Closed => new("已关账", "Closed"),
        _ => new("复核中", "In review"),
    };
}
