using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger;

/// <summary>An entry that is not counted until a case about it has ended.</summary>
/// <param name="Row">The entry with its names.</param>
/// <param name="Cases">The cases it depends on; none while the product has not started them yet.</param>
public sealed record PendingEntry(EntryRow Row, IReadOnlyList<EntryCase> Cases)
{
    /// <summary>In a sentence without a full stop.</summary>
    public Phrase ToPhrase()
    {
        var day = Row.Entry.Day;
        return Cases.Count == 0
            ? new($"{Row.Subject} {day:uuuu-MM-dd}：单据正在发起", $"{Row.Subject}, {day:uuuu-MM-dd}: its case is about to start")
            : new($"{Row.Subject} {day:uuuu-MM-dd}：{string.Join("、", Cases.Select(c => $"{c.NameZh} {c.Number}"))} 还没有生效", $"{Row.Subject}, {day:uuuu-MM-dd}: {string.Join(", ", Cases.Select(c => $"{c.NameEn} {c.Number}"))} not yet valid");
    }
}

/// <summary>Finds what depends on cases that have not ended.</summary>
internal static class PendingEntries
{
    /// <summary>Entries of a unit's month, oldest first, so many at most, and how many there are.</summary>
    public static async Task<(IReadOnlyList<PendingEntry> First, int Count)> Of(AppDbContext db, Id<Unit> unit, YearMonth month, int most)
    {
        var pending = db.Set<LedgerEntry>().AsNoTracking().Where(e => e.MonthUnitId == unit && e.Month == month && e.IsPending);
        var entries = await pending.OrderBy(e => e.EntryId).Take(most).ToListAsync();
        if (entries.Count == 0) return ([], 0);
        var findings = entries.Select(EntryCases.FindingOf).ToList();
        var cases = (await db.Set<EntryCase>().AsNoTracking().Where(c => findings.Contains(c.EntryId) && c.State == EntryCaseState.Open).OrderBy(c => c.Number).ToListAsync()).ToLookup(c => c.EntryId);
        var rows = await EntryNames.Rows(db, entries);
        return ([.. rows.Select(r => new PendingEntry(r, [.. cases[EntryCases.FindingOf(r.Entry)]]))], await pending.CountAsync());
    }
}
