using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Explanations;
using Yunzhang.Modules.Cases.SeeTodo;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Ledger.SeeMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Today;

/// <summary>What somebody needs to know today.</summary>
/// <param name="Day">Which day it is where the organisation is.</param>
/// <param name="Mine">Entries of this month that fall to him.</param>
/// <param name="Ahead">His counts that have begun, nearest to their line first.</param>
/// <param name="Asked">The oldest that wait for an answer he may give.</param>
/// <param name="AskedInAll">How many there are.</param>
/// <param name="Months">The latest months of his units.</param>
/// <param name="Rules">For the words of what was found.</param>
/// <param name="Todo">The first of what waits for him.</param>
/// <param name="Counts">All of it, by kind.</param>
internal sealed record Today(
    LocalDate Day, IReadOnlyList<EntryRow> Mine, IReadOnlyList<CountAhead> Ahead, IReadOnlyList<WaitingEntry> Asked, int AskedInAll, IReadOnlyList<MonthRow> Months, IReadOnlyList<Rules> Rules,
    IReadOnlyList<TodoRow> Todo, IReadOnlyList<TodoCount> Counts)
{
    /// <summary>Months that are over and not closed.</summary>
    public IEnumerable<MonthRow> ToClose => Months.Where(m => !m.IsClosed && m.Month.CompareTo(Day.ToYearMonth()) < 0);
}

/// <summary>A month of a unit, in brief.</summary>
internal sealed record MonthRow(Id<Unit> UnitId, string Unit, YearMonth Month, Phrase State, bool IsClosed, decimal Owed, int Waits);

internal sealed class TodayReading(Database database, RulesInForce inForce, EntryList entries, PersonalCounts counts, WaitingEntries waiting, TodoList todo, IClock clock)
{
    private const int MostAsked = 5;
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
        var ahead = me.Person is { } person ? await database.Read(me.Access, db => counts.Of(db, person, day)) : [];
        var answers = me.Access with { Units = me.UnitsWhere(Permission.RecordFacts), Person = null };
        var (asked, inAll) = me.May(Permission.RecordFacts) ? await database.Read(answers, db => waiting.Oldest(db, MostAsked)) : ([], 0);
        return new Today(day, mine, ahead, asked, inAll, months, rules, await todo.First(me, MostTasks), await todo.Counts(me));
    }

    private static async Task<List<MonthRow>> Months(AppDbContext db)
    {
        var months = await db.Set<LedgerMonth>().OrderByDescending(m => m.Month).ThenBy(m => m.UnitId).Take(MostMonths).ToListAsync();
        var units = await db.Set<Unit>().ToDictionaryAsync(u => u.UnitId, u => u.Name);
        var rows = new List<MonthRow>();
        foreach (var month in months)
        {
            var own = db.Set<LedgerEntry>().Where(e => e.MonthUnitId == month.UnitId && e.Month == month.Month);
            var owed = month.IsClosed ? month.Owed : (await own.Where(e => e.Owed != 0).Select(e => e.Owed).ToListAsync()).Sum();
            var waits = await own.CountAsync(e => e.Waits);
            rows.Add(new MonthRow(month.UnitId, units.GetValueOrDefault(month.UnitId, ""), month.Month, MonthWords.State(month.State), month.IsClosed, owed, waits));
        }

        return rows;
    }
}
