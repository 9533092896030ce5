using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger.ReviewMonth;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Bulk;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Ledger.CloseMonth;

/// <summary>Closes a month for good. Everything known is settled first; of two who close at once, one is told that the other has.</summary>
internal sealed class MonthCloser(Database database, MonthSettler settler, WaitingEntries waiting, RulesInForce inForce)
{
    private const int Attempts = 5;

    /// <summary>Closes.</summary>
    /// <param name="access">Who closes.</param>
    /// <param name="unit">A unit that settles months of its own.</param>
    /// <param name="month">A month that is over.</param>
    /// <param name="carryOver">Why it is closed although something waits; null refuses to.</param>
    public async Task<Result<MonthTotals>> Close(Access access, Id<Unit> unit, YearMonth month, string? carryOver = null)
    {
        var whole = access with { Units = VisibleUnits.All };
        var atEnd = await database.Read(whole, async db => (await inForce.Now(db)).Any(r => !Lookback.IsPersonal(r.Bound.Pack)));
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await settler.Settle(access, atEnd ? month : null);
            var closed = await database.Write(whole, write => Close(write, access, unit, month, string.IsNullOrWhiteSpace(carryOver) ? null : carryOver.Trim()));
            if (closed is not null) return closed;
        }

        throw new InvalidOperationException($"Facts of {month} kept coming while it was closed, {Attempts} times.");
    }

    // Null when something changed since it was settled; then it is settled again.
    private async Task<Result<MonthTotals>?> Close(Write write, Access access, Id<Unit> unit, YearMonth month, string? carryOver)
    {
        if (await SettlingUnit.Refusal(write.Db, access, unit) is { } refusal) return refusal;
        var organisation = await write.Db.Home();
        var today = organisation.DayOf(write.Now);
        if (today <= month.ToDateInterval().End) return MonthErrors.NotOver(month, today);
        var found = await write.Db.Set<LedgerMonth>().SingleOrDefaultAsync(m => m.UnitId == unit && m.Month == month);
        if (found is null or { State: MonthState.Draft }) return MonthErrors.NotReviewed(month);
        if (found.IsClosed) return MonthErrors.Closed(found, found.ClosedAt!.Value, DateTimeZoneProviders.Tzdb[organisation.TimeZone]);
        var earlier = await write.Db.Set<LedgerMonth>().AsNoTracking().Where(m => m.UnitId == unit && m.Month < month && m.State != MonthState.Closed).OrderBy(m => m.Month).FirstOrDefaultAsync();
        if (earlier is not null) return MonthErrors.EarlierOpen(month, earlier.Month);
        var rules = await inForce.Now(write.Db);
        if (rules.Count > 0 && await write.Db.Set<ChangedMonth>().AnyAsync(c => c.Month <= month)) return null;
        var refusals = new List<Error>();
        var (first, waits) = await waiting.First(write.Db, unit, month, MonthErrors.Named);
        if (waits > 0) refusals.Add(MonthErrors.Waits(month, [.. first.Select(w => w.ToPhrase())], waits));
        var (open, count) = await PendingEntries.Of(write.Db, unit, month, MonthErrors.Named);
        if (count > 0) refusals.Add(MonthErrors.NotValid(month, [.. open.Select(p => p.ToPhrase())], count));
        if (refusals.Count == 0) return await Close(write, found, rules, today, null);
        if (carryOver is null) return refusals;
        return await Close(write, found, rules, today, carryOver);
    }

    private static async Task<HashSet<Id<Person>>> SettledElsewhere(AppDbContext db, YearMonth month, IReadOnlyList<Id<Person>> people)
    {
        if (people.Count == 0) return [];
        var (lowest, highest) = (people.Min(), people.Max());
        return [.. await db.Set<SettlementRow>().Where(r => r.Month == month && r.PersonId >= lowest && r.PersonId <= highest).Select(r => r.PersonId).ToListAsync()];
    }

    private static async Task<MonthTotals> Close(Write write, LedgerMonth month, IReadOnlyList<Rules> rules, LocalDate today, string? carryOver)
    {
        var (unit, of) = (month.UnitId, month.Month);
        var entries = await BulkRead.List(write.Db, write.Db.Set<LedgerEntry>().Where(e => e.MonthUnitId == unit && e.Month == of));
        entries.Sort((a, b) => a.EntryId.CompareTo(b.EntryId));
        var people = await MonthSheet.PeopleOf(write.Db, unit, entries);
        var packs = rules.Select(r => r.Bound).ToList();
        // Somebody moved here since may have been settled for this month where he was before.
        var elsewhere = await SettledElsewhere(write.Db, of, [.. people.People.Select(p => p.PersonId)]);
        var rows = MonthSheet.Sum(people, unit, of, entries, p => people.Keep(p.PersonId, packs)).Where(r => !elsewhere.Contains(r.PersonId)).OrderBy(r => r.PersonId).ToList();
        using var hash = new EntryHash();
        foreach (var entry in entries) hash.Add(entry);
        var totals = new MonthTotals(entries.Count, rows.Count, entries.Sum(e => e.Owed), entries.Sum(e => e.Due), entries.Count(e => e.Waits), hash.ToHex());
        write.AddMany(rows);
        month.Settle(write.Now, await StandingFacts.LastNumber(write.Db), today, string.Join(' ', rules.Select(r => r.Version)));
        month.Close(write.Now, write.Access.Actor.Name, carryOver, totals);
        await NoticeSender.Tell(write, NoticeKind.MonthClosed, month, today);
        await write.Journal(MonthReviewer.StreamOf(unit, of), "month.closed", new
        {
            totals.Entries, totals.People, totals.Owed, totals.Due, totals.Waits, totals.Hash, carriedOver = carryOver,
            rules = rules.Select(r => new { r.PackId, version = r.Version.ToString(), r.Hash }),
        });
        return totals;
    }
}
