using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger;

/// <summary>What cases say to the entries they were started on, and which entries ask for one.</summary>
public static class EntryCases
{
    /// <summary>The entry of the finding an entry is about: itself, or what it enters late.</summary>
    public static Id<LedgerEntry> FindingOf(LedgerEntry entry)
    {
        if (entry.Kind == EntryKind.Finding) return entry.EntryId;
        var key = EntryKey.Of(entry);
        return EntryIds.Of(key with { Occasion = key.Occasion.TrimEnd('?') }, key.Month, entry.Day);
    }

    /// <summary>The cases an entry depends on, those of the finding it adjusts included.</summary>
    public static Task<List<EntryCase>> Of(AppDbContext db, LedgerEntry entry)
    {
        var finding = FindingOf(entry);
        return db.Set<EntryCase>().AsNoTracking().Where(c => c.EntryId == finding).OrderBy(c => c.FlowId).ToListAsync();
    }

    /// <summary>Says that a case was started on an entry. The row of an earlier case of the same entry and flow names this one from now on.</summary>
    /// <param name="write">The write that starts it.</param>
    /// <param name="entry">The entry, tracked.</param>
    /// <param name="row">The row of an earlier case; null when there was none.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="started">The case.</param>
    public static async Task Begin(Write write, LedgerEntry entry, EntryCase? row, FlowDefinition flow, Case started)
    {
        if (row is null)
        {
            write.Db.Add(row = new EntryCase
            {
                OrganisationId = write.Access.Organisation, EntryId = FindingOf(entry), FlowId = flow.Id, Month = entry.AdjustsMonth ?? entry.Month, PersonId = entry.PersonId,
            });
        }

        (row.NameZh, row.NameEn) = (flow.Name.Zh, flow.Name.En);
        (row.CaseId, row.Number, row.UnitId) = (started.CaseId, started.Number, entry.UnitId);
        (row.Outcome, row.Amount, row.Reward, row.State, row.Certified) = (entry.Outcome, entry.Amount, entry.Reward, EntryCaseState.Open, null);
        if (started.Meaning is not { } meaning) return;
        // A flow that asks nobody is over at once.
        row.State = meaning == EndingMeaning.Granted ? EntryCaseState.Granted : EntryCaseState.Fallen;
        await Mark(write, row);
    }

    /// <summary>Says that the case of an entry ended, in the same write; the entry is worked out again.</summary>
    /// <param name="write">The write that ends it.</param>
    /// <param name="of">The case.</param>
    /// <param name="meaning">What the ending means.</param>
    /// <param name="certified">The sum it holds for, where its form has one.</param>
    public static async Task End(Write write, Id<Case> of, EndingMeaning meaning, decimal? certified)
    {
        var rows = write.Db.Set<EntryCase>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsTracking();
        if (await rows.SingleOrDefaultAsync(c => c.CaseId == of) is not { } row) return;
        row.State = row.State == EntryCaseState.Gone ? EntryCaseState.Closed : meaning == EndingMeaning.Granted ? EntryCaseState.Granted : EntryCaseState.Fallen;
        row.Certified = row.State == EntryCaseState.Granted && certified < row.Amount ? certified : null;
        await Mark(write, row);
    }

    /// <summary>Says that what falls to a person, or else to a unit, is to be worked out again from a month on.</summary>
    internal static Task MarkChanged(Write write, Id<Person>? person, Id<Unit> unit, YearMonth month) =>
        FactStore.MarkChanged(write, person is { } one ? [one] : Array.Empty<Id<Person>>(), person is null ? [unit] : Array.Empty<Id<Unit>>(), month.OnDayOfMonth(1));

    private static Task Mark(Write write, EntryCase row) => MarkChanged(write, row.PersonId, row.UnitId, row.Month);
}
