using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Explanations;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Ledger.ExplainEntry;

/// <summary>An entry with what can be said of it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Explanation">How it reads to the person it falls to.</param>
/// <param name="Receipt">What it rests on; the same to the byte whenever it is worked out again.</param>
/// <param name="Adjusted">For an adjustment: what it adjusts, and by how much.</param>
/// <param name="Cases">The cases it depends on, or once did.</param>
internal sealed record ExplainedEntry(LedgerEntry Entry, Explanation Explanation, Receipt Receipt, Phrase? Adjusted, IReadOnlyList<EntryCase> Cases);

/// <summary>
/// Explains an entry by working it out again from the facts known, the rules in force and, for a closed month, what was kept of the people when it
/// was closed.
/// </summary>
internal sealed class EntryExplainer(Database database, RulesInForce inForce)
{
    public async Task<Result<ExplainedEntry>> Explain(Access access, Id<LedgerEntry> id)
    {
        var entry = await database.Read(access, db => db.Set<LedgerEntry>().SingleOrDefaultAsync(e => e.EntryId == id));
        if (entry is null) return NotFound();
        var whole = access with { Units = VisibleUnits.All };
        return await database.Read(whole, async db =>
        {
            var cases = await EntryCases.Of(db, entry);
            if (await WorkOut(db, entry) is { } found) return new ExplainedEntry(entry, found.Explanation, found.Receipt, Adjusted(entry), cases);
            // An adjustment of something that is no longer found: what is explained is the entry it takes back.
            var first = await db.Set<LedgerEntry>().SingleOrDefaultAsync(e => e.EntryId == entry.Adjusts);
            return first is not null && await WorkOut(db, first) is { } before
                ? new ExplainedEntry(entry, before.Explanation, before.Receipt, Adjusted(entry), cases)
                : (Result<ExplainedEntry>)Changed();
        });
    }

    private async Task<(Explanation Explanation, Receipt Receipt)?> WorkOut(AppDbContext db, LedgerEntry entry)
    {
        var month = await db.Set<LedgerMonth>().SingleAsync(m => m.UnitId == entry.MonthUnitId && m.Month == entry.Month);
        var rules = await inForce.Of(db, entry.RuleVersionId);
        var key = EntryKey.Of(entry);
        var books = await FactBooks.Read(db, Range(rules, key, month));
        var kept = month.IsClosed ? await Kept(db, month, entry.PersonId) : null;
        var until = LocalDate.Min(entry.Month.ToDateInterval().End, month.KnownOn);
        var run = new MonthRun(entry.OrganisationId, rules, books.For(rules.Bound, kept), new SettlingUnits(books), month.KnownOn, until, trace: true);
        if (run.Find(key with { Occasion = key.Occasion.TrimEnd('?') }) is not { } at) return null;
        return (new Explainer(run.Ledger).Explain(at), Receipt.Of(run.Ledger, at));
    }

    private static FactRange Range(Rules rules, in EntryKey key, LedgerMonth month)
    {
        var (from, to) = (Lookback.FirstDay(rules.Bound.Pack, key.Month), LocalDate.Min(month.Month.ToDateInterval().End, month.KnownOn));
        if (!Lookback.IsPersonal(rules.Bound.Pack)) return new(from, to, month.KnownThrough);
        return key.Subject.Person is { } person ? new(from, to, month.KnownThrough, [person]) : new(from, to, month.KnownThrough, [], [new Id<Unit>(key.Subject.Value)]);
    }

    private static async Task<KeptPeople> Kept(AppDbContext db, LedgerMonth month, Id<Person>? person)
    {
        var (unit, of) = (month.UnitId, month.Month);
        var rows = db.Set<SettlementRow>().Where(r => r.Month == of && r.MonthUnitId == unit);
        var kept = new KeptPeople();
        foreach (var row in await rows.Where(r => person == null || r.PersonId == person).Select(r => new { r.PersonId, r.Kept }).ToListAsync()) kept.Read(row.PersonId, row.Kept);
        return kept;
    }

    private static Phrase? Adjusted(LedgerEntry entry)
    {
        if (entry.AdjustsMonth is not { } month) return null;
        var moved = entry.Amount - entry.Reward;
        var (zh, en) = moved switch
        {
            > 0 => ($"应补扣 {moved:0.00} 元", $"{moved:0.00} yuan more is owed"),
            < 0 => ($"应退还 {-moved:0.00} 元", $"{-moved:0.00} yuan is given back"),
            _ => ("金额不变", "the money stays the same"),
        };
        return new($"{month:uuuu} 年 {month.Month} 月已经结过。按后来知道的情况重算，{zh}，记在 {entry.Month.Year} 年 {entry.Month.Month} 月。",
            $"{month:uuuu-MM} was settled already. Worked out again from what came to be known later, {en}; it is entered in {entry.Month:uuuu-MM}.");
    }

    private static Error NotFound() => new(ErrorKind.NotFound, "entry.not-found", new Phrase(
        "没有这一条，或者您不能查看它；也可能重算以后已经不在了。请从列表里重新打开。", "There is no such entry, or you may not see it; it may also be gone after being worked out again. Open it again from the list."));

    private static Error Changed() => new(ErrorKind.Conflict, "entry.changed", new Phrase(
        "这一条所依据的事实刚刚变动，正在重算。请稍后刷新。", "The facts behind this entry have just changed and are being worked out again. Reload in a moment."));
}
