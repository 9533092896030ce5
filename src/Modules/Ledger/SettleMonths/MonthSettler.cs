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
internal sealed record Settled(int Subjects, int Entries, YearMonth? From);

/// <summary>
/// Works off what has changed: reckons the months of the people and units concerned from their facts, and puts the result in the place of their draft
/// entries. Reading and reckoning hold up no other write; what is changed meanwhile is found the next time.
/// </summary>
internal sealed class MonthSettler(Database database, RulesInForce inForce, IClock clock)
{
    private const int MostAlone = 300;
    private const int Attempts = 5;

    /// <summary>Settles.</summary>
    /// <param name="access">Who asks; entries are worked out for every unit whatever he may see, for his own sums depend on them.</param>
    /// <param name="everybodyFrom">Also works out everybody's months from this one on, changed or not.</param>
    public async Task<Settled> Settle(Access access, YearMonth? everybodyFrom = null)
    {
        var whole = access with { Units = VisibleUnits.All };
        for (var attempt = 1; ; attempt++)
        {
            var plan = await database.Read(whole, db => Plan(db, everybodyFrom));
            if (plan is null) return new(0, 0, null);
            var entries = new Settlement(plan.Input).Run();
            if (await database.Write(whole, write => SettledEntries.Store(write, plan, entries))) return new(entries.Select(Subject.Of).Concat(plan.Subjects ?? []).Distinct().Count(), entries.Count, plan.Input.From);
            if (attempt == Attempts) throw new InvalidOperationException($"Months kept being closed while they were settled, {Attempts} times.");
        }
    }

    private async Task<SettlementPlan?> Plan(AppDbContext db, YearMonth? everybodyFrom)
    {
        var changed = await db.Set<ChangedMonth>().AsNoTracking().ToListAsync();
        if (changed.Count == 0 && everybodyFrom is null) return null;
        var rules = await inForce.Now(db);
        if (rules.Count == 0) return null;
        var today = (await db.Set<Organisation>().AsNoTracking().SingleAsync()).DayOf(clock.GetCurrentInstant());
        var subjects = changed.Select(c => c.PersonId != default ? Subject.Of(c.PersonId) : Subject.Of(c.UnitId)).ToHashSet();
        var isAlone = everybodyFrom is null && subjects.Count <= MostAlone && rules.All(r => Lookback.IsPersonal(r.Bound.Pack));
        var everybody = everybodyFrom is not null || !rules.All(r => Lookback.IsPersonal(r.Bound.Pack));
        var people = isAlone ? subjects.Select(s => s.Person).OfType<Id<Person>>().ToArray() : null;
        var from = await From(db, changed.Select(c => c.Month).Append(everybodyFrom ?? today.ToYearMonth()).Min(), people, subjects);
        var closed = await ClosedMonths.Read(db, from, people);
        var earlier = new Dictionary<Id<RuleVersion>, Rules>();
        foreach (var version in closed.Versions) earlier[version] = await inForce.Of(db, version);
        var known = await StandingFacts.LastNumber(db);
        var books = await Books(db, rules.Concat(earlier.Values), from, today, known, people, subjects);
        var issued = closed.IsEmpty ? [] : await IssuedEntries(db, from, people, subjects);
        var input = new SettlementInput(db.Access.Organisation, from, today, everybody ? _ => true : subjects.Contains, rules, earlier, books, closed, issued);
        return new(input, everybody ? null : subjects, changed.Select(c => c.Stamp).DefaultIfEmpty().Max(), known);
    }

    // A draft adjustment of a still earlier month would be lost if that month were not worked out with the rest.
    private static async Task<YearMonth> From(AppDbContext db, YearMonth from, Id<Person>[]? people, HashSet<Subject> subjects)
    {
        while (true)
        {
            var first = from;
            var drafts = DraftEntries.From(db, first).Where(e => e.AdjustsMonth != null && e.AdjustsMonth < first);
            if (people is not null) drafts = DraftEntries.Of(drafts, people, subjects);
            if (await drafts.OrderBy(e => e.AdjustsMonth).Select(e => e.AdjustsMonth).FirstOrDefaultAsync() is not { } earlier) return from;
            from = earlier;
        }
    }

    private static Task<FactBooks> Books(
        AppDbContext db, IEnumerable<Rules> rules, YearMonth from, LocalDate today, long known, Id<Person>[]? people, HashSet<Subject> subjects)
    {
        var days = rules.Select(r => Lookback.FirstDay(r.Bound.Pack, from)).ToList();
        var first = days.Contains(null) ? null : days.Min();
        var units = subjects.Where(s => s.IsUnit).Select(s => new Id<Unit>(s.Value)).ToArray();
        return FactBooks.Read(db, new FactRange(first, today, known, people, units));
    }

    private static async Task<IReadOnlyList<LedgerEntry>> IssuedEntries(AppDbContext db, YearMonth from, Id<Person>[]? people, HashSet<Subject> subjects)
    {
        var entries = db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Month >= from && db.Set<LedgerMonth>().Any(m => m.UnitId == e.MonthUnitId && m.Month == e.Month && m.State == MonthState.Closed));
        if (people is not null) entries = DraftEntries.Of(entries, people, subjects);
        return await entries.OrderBy(e => e.Month).ThenBy(e => e.EntryId).ToListAsync();
    }
}

/// <summary>What is settled, and for whom.</summary>
/// <param name="Input">Everything read.</param>
/// <param name="Subjects">Whose entries are replaced; null for everybody's.</param>
/// <param name="Stamp">Changes up to this one are worked off.</param>
/// <param name="Known">Number of the last fact read.</param>
internal sealed record SettlementPlan(SettlementInput Input, HashSet<Subject>? Subjects, long Stamp, long Known);
