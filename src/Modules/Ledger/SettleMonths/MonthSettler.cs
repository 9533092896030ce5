using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>What settling came to.</summary>
/// <param name="Subjects">How many people and units were worked out again; 0 when nothing had changed.</param>
/// <param name="Entries">How many entries they have in open months from <paramref name="From"/> on.</param>
/// <param name="From">The first month worked out.</param>
internal sealed record Settled(int Subjects, int Entries, YearMonth? From)
{
    /// <summary>With what another part came to.</summary>
    public Settled And(Settled other) => new(Subjects + other.Subjects, Entries + other.Entries, From is { } from && from < other.From ? from : other.From);
}

/// <summary>
/// Works off what has changed: reckons the months of the people and units concerned from their facts, and puts the result in the place of their draft
/// entries. Reading and reckoning hold up no other write; what is changed meanwhile is found the next time. Where rules look at each person alone, many are
/// settled part by part, each in a write of its own, so that neither memory nor the length of a write grows with the number of people.
/// </summary>
internal sealed class MonthSettler(Database database, RulesInForce inForce, IClock clock)
{
    private const int Attempts = 5;

    /// <summary>How many subjects are settled by name, and how many people make a part when they are more.</summary>
    public (int Named, int Between) PartSize { get; init; } = (300, 2_500);

    /// <summary>Settles.</summary>
    /// <param name="access">Who asks; entries are worked out for every unit whatever he may see, for his own sums depend on them.</param>
    /// <param name="everybodyFrom">Also works out everybody's months from this one on, changed or not.</param>
    public async Task<Settled> Settle(Access access, YearMonth? everybodyFrom = null)
    {
        var whole = access with { Units = VisibleUnits.All };
        if (await database.Read(whole, db => Work(db, everybodyFrom)) is not { } work) return new(0, 0, null);
        var settled = new Settled(0, 0, null);
        var ahead = Reckon(whole, work, work.Parts[0]);
        try
        {
            for (var i = 0; i < work.Parts.Count; i++)
            {
                var reckoned = await ahead;
                // The next part is reckoned while this one is written.
                if (i + 1 < work.Parts.Count) ahead = Reckon(whole, work, work.Parts[i + 1]);
                settled = settled.And(await Store(whole, work, reckoned));
            }
        }
        finally
        {
            // Nothing reads on behind one who has been told that it failed.
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return settled;
    }

    private Task<ReckonedPart> Reckon(Access whole, SettlementWork work, SettlementPart part) => Task.Run(async () =>
    {
        var plan = await database.Read(whole, db => Plan(db, work, part));
        return new ReckonedPart(plan, new Settlement(plan.Input).Run());
    });

    private async Task<Settled> Store(Access whole, SettlementWork work, ReckonedPart reckoned)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (plan, entries) = reckoned;
            if (await database.Write(whole, write => SettledEntries.Store(write, plan, entries)))
                return new(entries.Select(Subject.Of).Concat(plan.Part.Subjects ?? []).Distinct().Count(), entries.Count, plan.Input.From);
            if (attempt == Attempts) throw new InvalidOperationException($"Months kept being closed while they were settled, {Attempts} times.");
            reckoned = await Reckon(whole, work, plan.Part);
        }
    }

    // Null when there is nothing to do.
    private async Task<SettlementWork?> Work(AppDbContext db, YearMonth? everybodyFrom)
    {
        var changed = await db.Set<ChangedMonth>().AsNoTracking().ToListAsync();
        if (changed.Count == 0 && everybodyFrom is null) return null;
        var rules = await inForce.Now(db);
        if (rules.Count == 0) return null;
        var today = (await db.Home()).DayOf(clock.GetCurrentInstant());
        var from = changed.Select(c => c.Month).Append(everybodyFrom ?? today.ToYearMonth()).Min();
        var everybody = everybodyFrom is not null || !rules.All(r => Lookback.IsPersonal(r.Bound.Pack));
        var parts = everybody ? [SettlementPart.Everybody] : SettlementPart.Of(changed.Select(c => c.PersonId != default ? Subject.Of(c.PersonId) : Subject.Of(c.UnitId)), PartSize.Named, PartSize.Between);
        return new(rules, await EntryFlows.Read(db, inForce, rules, today), from, today, changed.Select(c => c.Stamp).DefaultIfEmpty().Max(), parts);
    }

    private async Task<SettlementPlan> Plan(AppDbContext db, SettlementWork work, SettlementPart part)
    {
        var from = await From(db, work.From, part);
        var closed = await ClosedMonths.Read(db, from, part);
        var earlier = new Dictionary<Id<RuleVersion>, Rules>();
        foreach (var version in closed.Versions) earlier[version] = await inForce.Of(db, version);
        var known = await StandingFacts.LastNumber(db);
        var books = await Books(db, work.Rules.Concat(earlier.Values), from, work.Today, known, part);
        var issued = closed.IsEmpty ? [] : await IssuedEntries(db, from, part);
        return new(new(db.Access.Organisation, from, work.Today, part.Holds, work.Rules, earlier, books, closed, issued, await EntryHolds.Read(db, work.Flows, from, part)), part, work.Stamp, known);
    }

    // A draft adjustment of a still earlier month would be lost if that month were not worked out with the rest.
    private static async Task<YearMonth> From(AppDbContext db, YearMonth from, SettlementPart part)
    {
        while (true)
        {
            var first = from;
            var drafts = part.Entries(DraftEntries.From(db, first).Where(e => e.AdjustsMonth != null && e.AdjustsMonth < first));
            if (await drafts.OrderBy(e => e.AdjustsMonth).Select(e => e.AdjustsMonth).FirstOrDefaultAsync() is not { } earlier) return from;
            from = earlier;
        }
    }

    private static Task<FactBooks> Books(AppDbContext db, IEnumerable<Rules> rules, YearMonth from, LocalDate today, long known, SettlementPart part)
    {
        var days = rules.Select(r => Lookback.FirstDay(r.Bound.Pack, from)).ToList();
        var first = days.Contains(null) ? null : days.Min();
        return FactBooks.Read(db, new FactRange(first, today, known) { People = part.People, Between = part.Between, Units = part.Units });
    }

    private static async Task<IReadOnlyList<LedgerEntry>> IssuedEntries(AppDbContext db, YearMonth from, SettlementPart part) =>
        await part.Entries(db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Month >= from && db.Set<LedgerMonth>().Any(m => m.UnitId == e.MonthUnitId && m.Month == e.Month && m.State == MonthState.Closed)))
            .OrderBy(e => e.Month).ThenBy(e => e.EntryId).ToListAsync();
}

/// <summary>What is to be settled.</summary>
/// <param name="Rules">The rules in force.</param>
/// <param name="Flows">Flows that start on entries.</param>
/// <param name="From">First month that something was changed in.</param>
/// <param name="Today">Last day reckoned.</param>
/// <param name="Stamp">Changes up to this one are worked off.</param>
/// <param name="Parts">For whom, part by part.</param>
internal sealed record SettlementWork(IReadOnlyList<Rules> Rules, EntryFlows Flows, YearMonth From, LocalDate Today, long Stamp, IReadOnlyList<SettlementPart> Parts);

/// <summary>What is settled, and for whom.</summary>
/// <param name="Input">Everything read.</param>
/// <param name="Part">Whose entries are replaced.</param>
/// <param name="Stamp">Changes up to this one are worked off.</param>
/// <param name="Known">Number of the last fact read.</param>
internal sealed record SettlementPlan(SettlementInput Input, SettlementPart Part, long Stamp, long Known);

/// <summary>A part worked out and not written down yet.</summary>
internal sealed record ReckonedPart(SettlementPlan Plan, IReadOnlyList<LedgerEntry> Entries);
