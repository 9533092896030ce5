using NodaTime;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>What is settled: all of it read before, so that working it out touches no database.</summary>
/// <param name="Organisation">Whose.</param>
/// <param name="From">First month worked out.</param>
/// <param name="Today">Last day reckoned.</param>
/// <param name="IsWanted">Whose entries.</param>
/// <param name="Rules">The rules in force.</param>
/// <param name="Earlier">Every version that judged a closed month, by id.</param>
/// <param name="Books">The facts.</param>
/// <param name="Closed">The months closed.</param>
/// <param name="Issued">Entries of closed months.</param>
/// <param name="Holds">What the cases of entries mean for them.</param>
internal sealed record SettlementInput(
    Id<Organisation> Organisation, YearMonth From, LocalDate Today, Func<Subject, bool> IsWanted, IReadOnlyList<Rules> Rules,
    IReadOnlyDictionary<Id<RuleVersion>, Rules> Earlier, FactBooks Books, ClosedMonths Closed, IReadOnlyList<LedgerEntry> Issued, EntryHolds Holds);

/// <summary>
/// Works the open months out, the oldest first. What belongs to an open month is entered there; what has changed of a month before it is entered as an
/// adjustment. A closed month is compared under the rules it was closed by, or under today's where they are milder.
/// </summary>
internal sealed class Settlement(SettlementInput input)
{
    private readonly SettlingUnits units = new(input.Books);
    private readonly Dictionary<Id<RuleVersion>, ReckonBook> books = [];
    private readonly Dictionary<EntryKey, Issued> issued = [];
    private readonly List<LedgerEntry> entries = [];
    private readonly bool reachesBack = input.Rules.Any(r => Lookback.ReachesBack(r.Bound.Pack));

    public IReadOnlyList<LedgerEntry> Run()
    {
        foreach (var entry in input.Issued) Issue(entry);
        for (var month = input.From; month <= input.Today.ToYearMonth(); month = month.PlusMonths(1)) Settle(month);
        return entries;
    }

    private void Settle(YearMonth month)
    {
        var looksBack = reachesBack || input.Closed.HasBefore(month);
        var versions = looksBack ? input.Rules.Concat(input.Earlier.Values).DistinctBy(r => r.Version) : input.Rules;
        var past = new Dictionary<(Id<RuleVersion>, Subject, YearMonth), List<LedgerEntry>>();
        var own = new List<LedgerEntry>();
        foreach (var rules in versions)
        {
            var inForce = input.Rules.Any(r => r.Version == rules.Version);
            foreach (var found in RunOf(rules, month).Entries(looksBack ? input.From : month, input.IsWanted))
            {
                var entry = input.Holds.Judge(found);
                if (entry.Month < month) Past(past, rules, entry);
                else if (inForce && !input.Closed.Holds(Subject.Of(entry), month, units)) own.Add(entry);
            }
        }

        entries.AddRange(own);
        if (looksBack) LookBack(month, past);
        if (reachesBack) own.ForEach(Issue);
    }

    private MonthRun RunOf(Rules rules, YearMonth month)
    {
        if (!books.TryGetValue(rules.Version, out var book)) books[rules.Version] = book = input.Books.For(rules.Bound);
        return new MonthRun(input.Organisation, rules, book, units, input.Today, LocalDate.Min(month.ToDateInterval().End, input.Today));
    }

    private static void Past(Dictionary<(Id<RuleVersion>, Subject, YearMonth), List<LedgerEntry>> past, Rules rules, LedgerEntry entry)
    {
        var key = (rules.Version, Subject.Of(entry), entry.Month);
        if (!past.TryGetValue(key, out var list)) past[key] = list = [];
        list.Add(entry);
    }

    private void LookBack(YearMonth month, Dictionary<(Id<RuleVersion>, Subject, YearMonth), List<LedgerEntry>> past)
    {
        var before = issued.Keys.Where(k => k.Month < month).ToLookup(k => (k.Subject, k.Month));
        var concerned = past.Keys.Select(k => (k.Item2, k.Item3)).Concat(before.Select(g => g.Key)).Distinct()
            .Where(c => input.IsWanted(c.Item1) && !input.Closed.Holds(c.Item1, month, units)).OrderBy(c => c.Item2).ThenBy(c => c.Item1).ToList();
        foreach (var (subject, earlier) in concerned)
        {
            var isClosed = input.Closed.Holds(subject, earlier, units);
            if (!isClosed && !reachesBack) continue;
            var now = isClosed ? Milder(subject, earlier, past) : input.Rules.SelectMany(r => past.GetValueOrDefault((r.Version, subject, earlier), [])).ToList();
            Compare(month, before[(subject, earlier)].ToList(), now);
        }
    }

    // Pack by pack under the rules of then; today's take their place where less is owed by them.
    private List<LedgerEntry> Milder(Subject subject, YearMonth month, Dictionary<(Id<RuleVersion>, Subject, YearMonth), List<LedgerEntry>> past)
    {
        var found = new List<LedgerEntry>();
        foreach (var rules in input.Closed.RulesOf(subject, month, units).Select(v => input.Earlier[v]))
        {
            var then = past.GetValueOrDefault((rules.Version, subject, month), []);
            var now = input.Rules.FirstOrDefault(r => r.PackId == rules.PackId && r.Hash != rules.Hash) is { } today ? past.GetValueOrDefault((today.Version, subject, month), []) : then;
            found.AddRange(Net(now) < Net(then) ? now : then);
        }

        return found;
    }

    private static decimal Net(List<LedgerEntry> entries) => entries.Sum(e => e.Owed - e.Due);

    private void Compare(YearMonth month, IReadOnlyList<EntryKey> before, IReadOnlyList<LedgerEntry> now)
    {
        var found = now.ToDictionary(EntryKey.Of);
        foreach (var (key, entry) in found)
        {
            var at = new AdjustedIn(key, month, units);
            if (!issued.TryGetValue(key, out var so)) Enter(Issued.Late(entry, at));
            else if (so.BecomesUndecided(entry)) EnterUndecided(so, entry, key, month);
            else Enter(so.Adjust(entry, at));
        }

        foreach (var key in before)
            if (!found.ContainsKey(key)) Enter(issued[key].Adjust(null, new AdjustedIn(key, month, units)));
    }

    private void EnterUndecided(Issued so, LedgerEntry now, in EntryKey key, YearMonth month)
    {
        Enter(so.Adjust(now, new AdjustedIn(key, month, units)));
        Enter(Issued.Late(now, new AdjustedIn(key with { Occasion = key.Occasion + "?" }, month, units)));
    }

    private void Enter(LedgerEntry? adjustment)
    {
        if (adjustment is null) return;
        entries.Add(adjustment);
        Issue(adjustment);
    }

    private void Issue(LedgerEntry entry)
    {
        var key = EntryKey.Of(entry);
        if (key.Month < input.From) return;
        if (!issued.TryGetValue(key, out var so)) issued[key] = so = new Issued(entry);
        so.Add(entry);
    }
}
