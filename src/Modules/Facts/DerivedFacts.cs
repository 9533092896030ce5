using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Bulk;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Facts;

/// <summary>All facts that one source derives for some people and days: what is not among them did not happen.</summary>
/// <param name="Source">Who derives them, such as <c>attendance</c>.</param>
/// <param name="From">First day derived.</param>
/// <param name="To">Last day derived.</param>
/// <param name="People">Whom it was derived for; null for everybody.</param>
/// <param name="Facts">The facts, each with a <see cref="NewFact.Key"/> that names it when derived again, and <paramref name="Source"/> as its source.</param>
public sealed record Derived(string Source, LocalDate From, LocalDate To, IReadOnlySet<Id<Person>>? People, IReadOnlyList<NewFact> Facts);

/// <summary>What deriving changed.</summary>
public sealed record DerivedChanges(int Added, int Replaced, int Withdrawn, int Unchanged);

/// <summary>
/// Takes derived facts over so that deriving again records nothing twice: what is new is added, what changed is replaced, what vanished is withdrawn,
/// what is the same is left alone.
/// </summary>
public sealed class DerivedFacts
{
    private readonly FactChecks checks;

    internal DerivedFacts(FactChecks checks) => this.checks = checks;

    /// <summary>For work without a request.</summary>
    public static DerivedFacts With(RulesInForce rules) => new(new FactChecks(rules));

    /// <summary>In the write of whoever derives, so that what they were derived from goes in with them or not at all.</summary>
    public async Task<Result<DerivedChanges>> TakeOver(Write write, Derived derived)
    {
        if (derived.Facts.Any(f => f.Key is null || f.Source != derived.Source)) throw new ArgumentException("A derived fact needs a key, and the source it is derived by.", nameof(derived));
        var standing = await Standing(write.Db, derived);
        var passed = await checks.Check(write, derived.Facts);
        if (!passed.IsOk) return passed.Errors.ToList();
        var known = await Corrected(write.Db, standing, passed.Value);
        var changed = new List<CheckedFact>();
        var mended = new List<CheckedFact>();
        var unchanged = 0;
        foreach (var fact in passed.Value)
        {
            standing.Remove(fact.Asked.Key!, out var old);
            var corrected = known.GetValueOrDefault(fact.Asked.Key!);
            if (old is null && corrected.Last is null) changed.Add(fact);
            else if (corrected.Derived is { } before ? Same(before, fact) : old is not null && Same(old, fact)) unchanged++;
            else if (old is { IsCorrection: true }) mended.Add(fact with { Replaces = old });
            else changed.Add(fact with { Replaces = old ?? corrected.Last });
        }

        var merged = await Merge(write, mended);
        if (!merged.IsOk) return merged.Errors.ToList();
        changed.AddRange(merged.Value);
        return await Append(write, derived, changed, [.. standing.Values.OrderBy(f => f.Number)], unchanged);
    }

    private static async Task<DerivedChanges> Append(Write write, Derived derived, List<CheckedFact> changed, List<Fact> withdrawn, int unchanged)
    {
        var replaced = changed.Count(c => c.Replaces is not null);
        var changes = new DerivedChanges(changed.Count - replaced, replaced, withdrawn.Count, unchanged);
        if (changed.Count + withdrawn.Count == 0) return changes;
        var first = await FactStore.Append(write, changed, withdrawn);
        await write.Journal("facts", "facts.derived", new { derived.Source, from = Iso(derived.From), to = Iso(derived.To), first, changes.Added, changes.Replaced, changes.Withdrawn });
        return changes;
    }

    private static async Task<Dictionary<string, Fact>> Standing(AppDbContext db, Derived derived)
    {
        var (source, from, to) = (derived.Source, derived.From, derived.To);
        var facts = db.Set<Fact>().Standing().Where(f => f.Occurred >= from && f.Occurred <= to && f.Source == source && f.Key != null);
        if (derived.People is { Count: 0 }) return [];
        if (derived.People is { } people)
        {
            var (lowest, highest) = (people.Min(), people.Max());
            facts = facts.Where(f => f.PersonId != null && f.PersonId.Value >= lowest && f.PersonId.Value <= highest);
        }

        return (await BulkRead.List(db, facts)).Where(f => derived.People is null || (f.PersonId is { } person && derived.People.Contains(person))).ToDictionary(f => f.Key!, StringComparer.Ordinal);
    }

    // Facts that a person corrected or withdrew, or that vanished once: what the source said last of each key, and the row its chain ends with.
    private static async Task<Dictionary<string, (Fact? Derived, Fact? Last)>> Corrected(AppDbContext db, Dictionary<string, Fact> standing, IReadOnlyList<CheckedFact> facts)
    {
        var keys = facts.Select(f => f.Asked.Key!).Where(k => !standing.TryGetValue(k, out var old) || old.IsCorrection).ToList();
        var found = new Dictionary<string, (Fact?, Fact?)>(StringComparer.Ordinal);
        if (keys.Count == 0 || !await db.Set<Fact>().AnyAsync(f => f.Replaces != null && (f.IsWithdrawal || f.IsCorrection))) return found;
        foreach (var chunk in keys.Chunk(500))
        {
            var chains = await db.Set<Fact>().AsNoTracking().Where(f => f.Key != null && chunk.Contains(f.Key)).OrderBy(f => f.Revision).ToListAsync();
            foreach (var chain in chains.GroupBy(f => f.Key!))
            {
                var last = chain.Last();
                found[chain.Key] = (last.IsCorrection ? chain.LastOrDefault(f => f is { IsCorrection: false, IsWithdrawal: false }) : null, last);
            }
        }

        return found;
    }

    // The source says something new of a fact that a person answered: what only the person said is kept.
    private async Task<Result<IReadOnlyList<CheckedFact>>> Merge(Write write, List<CheckedFact> mended)
    {
        if (mended.Count == 0) return new List<CheckedFact>();
        var asked = mended.Select(m =>
        {
            var fields = FactFields.Read(m.Replaces!.Fields).ToDictionary(StringComparer.Ordinal);
            foreach (var (field, text) in m.Asked.Fields.Where(f => f.Value.Length > 0)) fields[field] = text;
            return m.Asked with { Fields = fields };
        }).ToList();
        var passed = await checks.Check(write, asked);
        return passed.Then<IReadOnlyList<CheckedFact>>(all => [.. all.Select((f, i) => f with { Replaces = mended[i].Replaces })]);
    }

    private static bool Same(Fact old, CheckedFact now) =>
        old.Word == now.Asked.Word && old.PersonId == now.Asked.Person && (old.PersonId is not null || old.UnitId == now.Unit)
        && old.Occurred == now.Asked.Occurred && old.At == now.Asked.At && old.Fields == now.Fields;

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", null);
}
