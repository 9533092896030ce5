using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Search;

/// <summary>Which sort of thing is looked for; nothing in particular finds the first of each.</summary>
internal enum SearchGroup
{
    All,
    People,
    Clauses,
    Entries,
}

/// <summary>Finds by what somebody typed, among what he may see. Entries are looked for in the last two years, so that a search takes no longer as the history grows.</summary>
internal sealed class Finder(Database database, RulesInForce inForce, IClock clock)
{
    /// <summary>How many of each sort are shown at first.</summary>
    public const int Few = 10;

    private const int Many = 50;
    private const int Years = 2;
    private const int MostPeople = 200;

    /// <summary>The longest text looked for; the rest is left out.</summary>
    public const int Longest = 50;

    public Task<Found> Find(SignedIn me, string typed, SearchGroup group, string? after) => database.Read(me.Access, async db =>
    {
        var text = (typed.Length > Longest ? typed[..Longest] : typed).ToLowerInvariant();
        var (rules, today) = (await inForce.Now(db), me.Today(clock));
        var most = group == SearchGroup.All ? Few : Many;
        return new Found(
            group is SearchGroup.All or SearchGroup.People ? await People(db, text, after, most) : FoundGroup<FoundPerson>.None,
            group is SearchGroup.All or SearchGroup.Clauses ? Clauses(rules, today, text, after, most) : FoundGroup<FoundClause>.None,
            group is SearchGroup.All or SearchGroup.Entries ? await Entries(db, rules, today, text, after, most) : FoundGroup<EntryRow>.None,
            rules);
    });

    private static async Task<FoundGroup<FoundPerson>> People(AppDbContext db, string text, string? after, int most)
    {
        var people = db.Set<Person>().AsNoTracking().FoundBy(text);
        if (after is not null) people = people.Where(p => string.Compare(p.Number, after) > 0);
        var read = await people.OrderBy(p => p.Number).Take(most + 1).ToListAsync();
        var structure = await Structure.Load(db);
        return FoundGroup<FoundPerson>.Of(read.ConvertAll(p => new FoundPerson(p, structure.UnitName(p.UnitId))), most, p => p.Person.Number);
    }

    // The text of a regulation does not grow with what happens, so it is read through.
    private static FoundGroup<FoundClause> Clauses(IReadOnlyList<Rules> rules, LocalDate today, string text, string? after, int most)
    {
        var matching = rules.SelectMany(r => r.ClausesOn(today).Where(c => Says(c, text)).Select(c => new FoundClause(r.Written.Name, c))).ToList();
        var first = after is null ? 0 : matching.FindIndex(c => c.Clause.Id == after) + 1;
        return FoundGroup<FoundClause>.Of([.. matching.Skip(first).Take(most + 1)], most, c => c.Clause.Id);
    }

    private static bool Says(Clause clause, string text) =>
        new[] { clause.Text.Zh, clause.Text.En, clause.Heading, clause.Number, clause.Id }.Any(t => t.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static async Task<FoundGroup<EntryRow>> Entries(AppDbContext db, IReadOnlyList<Rules> rules, LocalDate today, string text, string? after, int most)
    {
        var since = today.ToYearMonth().PlusMonths(-12 * Years);
        var people = await db.Set<Person>().FoundBy(text).OrderBy(p => p.Number).Select(p => (Id<Person>?)p.PersonId).Take(MostPeople).ToListAsync();
        var outcomes = rules.SelectMany(r => r.Written.Words.Outcomes).Where(o => o.Name.Zh.Contains(text, StringComparison.OrdinalIgnoreCase) || o.Name.En.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(o => o.Id).Distinct().ToList();
        var fact = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        if (people.Count == 0 && outcomes.Count == 0 && fact is null) return FoundGroup<EntryRow>.None;
        var entries = db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Month >= since && (people.Contains(e.PersonId) || (e.Outcome != null && outcomes.Contains(e.Outcome)) || (fact != null && e.Fact == fact)));
        if (Id<LedgerEntry>.TryParse(after, null, out var place)) entries = entries.Where(e => e.EntryId < place);
        var read = await entries.OrderByDescending(e => e.EntryId).Take(most + 1).ToListAsync();
        return FoundGroup<EntryRow>.Of(await EntryNames.Rows(db, read), most, e => e.Entry.EntryId.ToString());
    }
}
