using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>
/// What the cases of entries mean for entries that are worked out again. All cases of the months and people concerned are read at once, so an entry costs a
/// look into a dictionary, and nothing where no flow starts on its control and no case was ever started.
/// </summary>
internal sealed class EntryHolds
{
    private readonly EntryFlows flows;
    private readonly Dictionary<Id<LedgerEntry>, List<EntryCase>> cases;
    private readonly HashSet<EntryCase> alive = [];

    private EntryHolds(EntryFlows flows, Dictionary<Id<LedgerEntry>, List<EntryCase>> cases) => (this.flows, this.cases) = (flows, cases);

    public bool IsEmpty => flows.IsEmpty && cases.Count == 0;

    public static async Task<EntryHolds> Read(AppDbContext db, EntryFlows flows, YearMonth from, SettlementPart part)
    {
        var rows = await part.Cases(db.Set<EntryCase>().AsNoTracking().Where(c => c.Month >= from)).ToListAsync();
        return new EntryHolds(flows, rows.GroupBy(c => c.EntryId).ToDictionary(g => g.Key, g => g.ToList()));
    }

    /// <summary>Says of an entry just found whether it counts.</summary>
    public LedgerEntry Judge(LedgerEntry entry)
    {
        if (IsEmpty) return entry;
        cases.TryGetValue(entry.EntryId, out var own);
        var due = flows.Of(entry).Select(f => f.Flow.Definition.Id).ToHashSet(StringComparer.Ordinal);
        if (own is null && due.Count == 0) return entry;
        foreach (var of in own ?? [])
        {
            var isFor = entry.Standing == Engine.Reckoning.Standing.Stands && of.IsFor(entry);
            // A case nobody would start any more stays the entry's while it is about it.
            if (isFor || due.Contains(of.FlowId)) alive.Add(of);
            if (!isFor) continue;
            due.Remove(of.FlowId);
            Hold(entry, of);
        }

        if (due.Count > 0 && entry.Hold < EntryHold.Begins) entry.Hold = EntryHold.Begins;
        return entry;
    }

    /// <summary>Open cases whose entry was not found any more.</summary>
    private IEnumerable<EntryCase> Gone => cases.Values.SelectMany(c => c).Where(c => c.State == EntryCaseState.Open && !alive.Contains(c));

    /// <summary>Notes whose entry is gone, in the write that puts the entries down. What was started meanwhile is looked at the next time.</summary>
    public async Task Store(Write write, YearMonth from, SettlementPart part)
    {
        if (IsEmpty) return;
        var gone = Gone.Select(c => (c.EntryId, c.FlowId, c.CaseId)).ToHashSet();
        var fresh = new List<EntryCase>();
        foreach (var row in await part.Cases(write.Db.Set<EntryCase>().AsTracking().Where(c => c.Month >= from && c.State == EntryCaseState.Open)).ToListAsync())
        {
            if (gone.Contains((row.EntryId, row.FlowId, row.CaseId))) row.State = EntryCaseState.Gone;
            else if (cases.GetValueOrDefault(row.EntryId)?.Exists(c => c.CaseId == row.CaseId) != true) fresh.Add(row);
        }

        foreach (var month in fresh.GroupBy(c => c.Month))
            await FactStore.MarkChanged(write, month.Select(c => c.PersonId).OfType<Id<Organisations.Person>>(), month.Where(c => c.PersonId is null).Select(c => c.UnitId), month.Key.OnDayOfMonth(1));
    }

    private static void Hold(LedgerEntry entry, EntryCase of)
    {
        var hold = of.State switch
        {
            EntryCaseState.Granted => of.Certified is { } sum && sum < entry.Amount ? EntryHold.Reduced : EntryHold.None,
            EntryCaseState.Fallen => EntryHold.Void,
            _ => EntryHold.Pending,
        };
        if (hold == EntryHold.Reduced) entry.Amount = of.Certified!.Value;
        if (hold > entry.Hold) entry.Hold = hold;
    }
}
