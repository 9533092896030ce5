using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Ledger.SeeMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Ledger.PrintSheet;

/// <summary>A settlement sheet with what each sum is made of.</summary>
internal sealed record PrintedSheet(Unit Unit, YearMonth Month, MonthSheet Sheet, Structure Structure, IReadOnlyList<Rules> Rules, ILookup<Id<Person>, LedgerEntry> Entries)
{
    /// <summary>What something follows from for a person in the month, and what waits, oldest first.</summary>
    public IEnumerable<LedgerEntry> EntriesOf(Id<Person> person) => Entries[person];
}

/// <summary>Reads a sheet to be printed or taken away as a workbook.</summary>
internal sealed class SheetReading(Database database, RulesInForce inForce)
{
    /// <summary>Null when there is no such unit with months of its own, or it may not be seen.</summary>
    public Task<PrintedSheet?> Read(SignedIn me, string unit, string month) => database.Read(me.Access, async db =>
    {
        if (MonthWords.Parse(unit, month) is not var (id, of)) return null;
        var seen = await SeenMonths.Of(db);
        if (!seen.Include(id) || seen.Structure.Unit(id) is not { } found) return null;
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.MonthUnitId == id && e.Month == of && e.PersonId != null).OrderBy(e => e.EntryId).ToListAsync();
        return new PrintedSheet(found, of, await MonthSheet.Read(db, id, of), seen.Structure, await inForce.Now(db), entries.Where(IsWorthPrinting).ToLookup(e => e.PersonId!.Value));
    });

    // What was found and costs nobody anything needs no signature.
    private static bool IsWorthPrinting(LedgerEntry entry) => entry.Waits || entry.IsPending
        || (entry.Counts && (entry is { Kind: EntryKind.Adjustment } or { Amount: not 0 } or { Reward: not 0 } or { Points: not 0 } or { Days: not 0 } || (entry.Card ?? entry.Gate ?? entry.Mark) is not null));
}
