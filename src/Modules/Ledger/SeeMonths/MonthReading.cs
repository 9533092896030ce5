using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Ledger.ReviewMonth;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SeeMonths;

/// <summary>Everything the page of a unit's month shows, narrowed to the people that may be seen.</summary>
/// <param name="Unit">The unit that settles.</param>
/// <param name="Month">The month.</param>
/// <param name="Sheet">Sums, a row a person.</param>
/// <param name="Waiting">The first of what waits, oldest first.</param>
/// <param name="Waits">How many wait.</param>
/// <param name="Pending">The first of what waits for cases to end, oldest first.</param>
/// <param name="Pendings">How many do.</param>
/// <param name="Adjustments">What changed of earlier closed months and is settled here.</param>
/// <param name="AdjustedLater">What changed of this month since it was closed, settled in a later one.</param>
/// <param name="Steps">Who did what with it, oldest first.</param>
/// <param name="Rules">The rules in force, for their words.</param>
/// <param name="IsOver">Whether the month is over where the organisation is.</param>
public sealed record MonthView(
    Unit Unit, YearMonth Month, MonthSheet Sheet, IReadOnlyList<WaitingEntry> Waiting, int Waits, IReadOnlyList<PendingEntry> Pending, int Pendings, IReadOnlyList<EntryRow> Adjustments, IReadOnlyList<EntryRow> AdjustedLater,
    IReadOnlyList<MonthStep> Steps, IReadOnlyList<Rules> Rules, bool IsOver)
{
    /// <summary>How many entries of each short list are shown; the ledger has the rest.</summary>
    public const int Shown = 30;

    public MonthState State => Sheet.Month?.State ?? MonthState.Draft;

    public string Address => MonthWords.AddressOf(Unit.UnitId, Month);
}

/// <summary>One step of a month, from its stream in the journal.</summary>
public sealed record MonthStep(Phrase What, string Who, Instant At);

/// <summary>Reads a unit's month.</summary>
internal sealed class MonthReading(Database database, WaitingEntries waiting, RulesInForce inForce, IClock clock)
{
    private const int MostSteps = 20;

    /// <summary>Null when there is no such unit with months of its own, or it may not be seen.</summary>
    public Task<MonthView?> Read(SignedIn me, string unit, string month) => database.Read(me.Access, async db =>
    {
        if (MonthWords.Parse(unit, month) is not var (id, of)) return null;
        var today = me.Today(clock);
        var seen = await SeenMonths.Of(db);
        if (!seen.Include(id) || seen.Structure.Unit(id) is not { } found || of > today.ToYearMonth()) return null;
        var sheet = await MonthSheet.Read(db, id, of);
        var (waits, count) = await waiting.First(db, id, of, MonthView.Shown);
        var (pending, pendings) = await PendingEntries.Of(db, id, of, MonthView.Shown);
        var adjustments = db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Kind == EntryKind.Adjustment);
        // What had no entry in the closed month belongs to the unit that settles the adjustment.
        var later = adjustments.Where(e => e.AdjustsMonth == of && (db.Set<LedgerEntry>().Any(a => a.EntryId == e.Adjusts && a.MonthUnitId == id) || (e.Adjusts == null && e.MonthUnitId == id)));
        return new MonthView(
            found, of, sheet, waits, count, pending, pendings,
            await Rows(db, adjustments.Where(e => e.MonthUnitId == id && e.Month == of)), sheet.Month is { IsClosed: true } ? await Rows(db, later) : [],
            await Steps(db, sheet.Month, id, of), await inForce.Now(db), today > of.ToDateInterval().End);
    });

    private static async Task<List<EntryRow>> Rows(AppDbContext db, IQueryable<LedgerEntry> entries) =>
        await EntryNames.Rows(db, await entries.OrderBy(e => e.EntryId).Take(MonthView.Shown).ToListAsync());

    private static async Task<List<MonthStep>> Steps(AppDbContext db, LedgerMonth? month, Id<Unit> unit, YearMonth of)
    {
        var stream = MonthReviewer.StreamOf(unit, of);
        var lines = await db.Set<JournalEntry>().AsNoTracking().Where(j => j.Stream == stream).OrderByDescending(j => j.Seq).Take(MostSteps).ToListAsync();
        var steps = lines.ConvertAll(j => new MonthStep(NameOf(j.Kind), j.ActorName, j.At));
        if (month is { IsClosed: false, SettledAt: { } at }) steps.Insert(0, new MonthStep(new("自动结算到这时", "Settled up to here"), "", at));
        return [.. steps.OrderBy(s => s.At)];
    }

    private static Phrase NameOf(string kind) => kind switch
    {
        "month.reviewed" => new("送审", "Sent for review"),
        "month.returned" => new("退回草稿", "Sent back to draft"),
        "month.closed" => new("关账", "Closed"),
        _ => Phrase.Same(kind),
    };
}
