using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>Puts what was worked out in the place of the draft entries.</summary>
internal static class SettledEntries
{
    /// <returns>False when a month was closed since it was worked out; then nothing is changed.</returns>
    public static async Task<bool> Store(Write write, SettlementPlan plan, IReadOnlyList<LedgerEntry> entries)
    {
        var from = plan.Input.From;
        if (!await plan.Input.Closed.IsStillSo(write.Db, from)) return false;
        await write.DeleteMany(plan.Part.Entries(DraftEntries.From(write.Db, from)));
        write.AddMany(entries.OrderBy(e => e.EntryId));
        await Months(write, plan, entries);
        await NoticeSender.Tell(write, entries, plan.Input.Today);
        await plan.Input.Holds.Store(write, from, plan.Part);
        var stamp = plan.Stamp;
        await write.DeleteMany(plan.Part.Marks(write.Db.Set<ChangedMonth>().Where(c => c.Stamp <= stamp)));
        await write.Journal("ledger", "ledger.settled", new { from = $"{from:uuuu-MM}", subjects = plan.Part.Subjects?.Count, entries = entries.Count, owed = entries.Sum(e => e.Owed), due = entries.Sum(e => e.Due) });
        return true;
    }

    private static async Task Months(Write write, SettlementPlan plan, IReadOnlyList<LedgerEntry> entries)
    {
        var from = plan.Input.From;
        var rules = string.Join(' ', plan.Input.Rules.Select(r => r.Version));
        var there = await write.Db.Set<LedgerMonth>().Where(m => m.Month >= from).ToDictionaryAsync(m => (m.UnitId, m.Month));
        foreach (var key in entries.Select(e => (e.MonthUnitId, e.Month)).Distinct())
        {
            if (!there.TryGetValue(key, out var month)) write.Db.Add(month = new LedgerMonth(write.Access.Organisation, key.MonthUnitId, key.Month));
            month.Settle(write.Now, plan.Known, plan.Input.Today, rules);
        }
    }
}
