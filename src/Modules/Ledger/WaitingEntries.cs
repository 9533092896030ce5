using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Ledger;

/// <summary>An entry that waits, and who must say what.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Who">Name of the person or unit it is about.</param>
/// <param name="Fields">What is missing: the field, and the role that must say; a role only where the pack names one.</param>
public sealed record WaitingEntry(LedgerEntry Entry, string Who, IReadOnlyList<(Field Field, Option? AskedOf)> Fields)
{
    /// <summary>In a sentence without a full stop.</summary>
    public Phrase ToPhrase()
    {
        var day = Entry.Day;
        var asks = Fields.Count == 0
            ? new Phrase(Entry.Standing == Standing.Failed ? "数值有误，算不出来" : "还缺事实", Entry.Standing == Standing.Failed ? "a figure is wrong and nothing can be worked out" : "a fact is missing")
            : new Phrase(string.Join("、", Fields.Select(f => f.AskedOf is { } role ? $"“{f.Field.Name.Zh}”请{role.Name.Zh}说明" : $"“{f.Field.Name.Zh}”尚不知道")),
                string.Join(", ", Fields.Select(f => f.AskedOf is { } role ? $"{role.Name.En} is to say \"{f.Field.Name.En}\"" : $"\"{f.Field.Name.En}\" is not known")));
        return new($"{Who} {day:uuuu-MM-dd}：{asks.Zh}", $"{Who}, {day:uuuu-MM-dd}: {asks.En}");
    }
}

/// <summary>Finds what waits.</summary>
public sealed class WaitingEntries(RulesInForce rules)
{
    /// <summary>Where counting stops.</summary>
    public const int CountedAtMost = 1000;

    /// <summary>The oldest of a unit's month, and how many there are.</summary>
    internal async Task<(IReadOnlyList<WaitingEntry> First, int Count)> First(AppDbContext db, Id<Unit> unit, YearMonth month, int most)
    {
        var entries = Unanswered(db).Where(e => e.MonthUnitId == unit && e.Month == month);
        return (await Named(db, await entries.OrderBy(e => e.EntryId).Take(most).ToListAsync()), await entries.CountAsync());
    }

    /// <summary>The oldest of all that may be seen, and how many there are: at most <see cref="CountedAtMost"/>, which then means as many or more.</summary>
    public async Task<(IReadOnlyList<WaitingEntry> First, int Count)> Oldest(AppDbContext db, int most)
    {
        var entries = Unanswered(db);
        return (await Named(db, await entries.OrderBy(e => e.EntryId).Take(most).ToListAsync()), await entries.Take(CountedAtMost).CountAsync());
    }

    private async Task<IReadOnlyList<WaitingEntry>> Named(AppDbContext db, IReadOnlyList<LedgerEntry> found)
    {
        var words = await Words(db, found);
        var names = await Names(db, found);
        return [.. found.Select(e => new WaitingEntry(e, names.GetValueOrDefault(e.PersonId?.Value ?? e.UnitId.Value, ""), Missing(e, words)))];
    }

    /// <summary>What waits, to be counted or narrowed down.</summary>
    internal static IQueryable<LedgerEntry> Unanswered(AppDbContext db) => db.Set<LedgerEntry>().AsNoTracking()
        .Where(e => e.Waits)
        .Where(e => e.Fact == null || db.Set<Fact>().Any(f => f.Number == e.Fact && f.EndedBy == null));

    private async Task<Dictionary<Id<RuleVersion>, Vocabulary>> Words(AppDbContext db, IEnumerable<LedgerEntry> entries)
    {
        var words = new Dictionary<Id<RuleVersion>, Vocabulary>();
        foreach (var version in entries.Select(e => e.RuleVersionId).Distinct()) words[version] = (await rules.Of(db, version)).Written.Words;
        return words;
    }

    private static List<(Field, Option?)> Missing(LedgerEntry entry, Dictionary<Id<RuleVersion>, Vocabulary> versions)
    {
        var words = versions[entry.RuleVersionId];
        var fields = words.Words.SelectMany(w => w.Fields).Concat(words.People).ToList();
        return [.. (entry.Missing ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => fields.Find(f => f.Id == id)).OfType<Field>()
            .Select(f => (f, words.Roles.FirstOrDefault(r => r.Id == f.AskedOf?.Text)))];
    }

    private static async Task<Dictionary<Guid, string>> Names(AppDbContext db, IReadOnlyList<LedgerEntry> entries)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var chunk in entries.Select(e => e.PersonId).OfType<Id<Person>>().Distinct().Chunk(500))
            foreach (var person in await db.Set<Person>().AsNoTracking().Where(p => chunk.Contains(p.PersonId)).Select(p => new { p.PersonId, p.Name }).ToListAsync()) names[person.PersonId.Value] = person.Name;
        foreach (var unit in await db.Set<Unit>().AsNoTracking().Select(u => new { u.UnitId, u.Name }).ToListAsync()) names[unit.UnitId.Value] = unit.Name;
        return names;
    }
}
