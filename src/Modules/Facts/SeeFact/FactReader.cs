using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Facts.SeeFact;

/// <summary>A fact with what was said before and after it.</summary>
/// <param name="Fact">The fact asked for.</param>
/// <param name="Word">Its word in a regulation in force; null when none speaks of it any more.</param>
/// <param name="Person">Whom it is about; null for a unit.</param>
/// <param name="Unit">The unit it is about, or the person's on that day.</param>
/// <param name="Chain">The fact and all that corrected or withdrew it, or that it corrects, oldest first.</param>
internal sealed record FactView(Fact Fact, Word? Word, Person? Person, Unit? Unit, IReadOnlyList<Fact> Chain)
{
    /// <summary>The fields that are filled in, and those that may be.</summary>
    public IReadOnlyDictionary<string, string> Fields => FactFields.Read(Fact.Fields);

    /// <summary>Whether it stands and may be corrected.</summary>
    public bool Stands => Fact is { EndedBy: null, IsWithdrawal: false };
}

/// <summary>Reads single facts and what facts can be about.</summary>
internal sealed class FactReader(Database database, RulesInForce inForce)
{
    /// <summary>Null when there is no such fact that one may see.</summary>
    public Task<FactView?> Find(SignedIn me, long number) => database.Read(me.Access, async db =>
    {
        if (await db.Set<Fact>().AsNoTracking().SingleOrDefaultAsync(f => f.Number == number) is not { } fact) return null;
        var word = (await Words(db)).FirstOrDefault(w => w.Id == fact.Word);
        var person = fact.PersonId is { } id ? await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == id) : null;
        var unit = await db.Set<Unit>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().SingleOrDefaultAsync(u => u.UnitId == fact.UnitId);
        var chain = await db.Set<Fact>().AsNoTracking().Where(f => f.Root == fact.Root).OrderBy(f => f.Number).ToListAsync();
        return new FactView(fact, word, person, unit, chain);
    });

    /// <summary>All words of the regulations in force, each once.</summary>
    public Task<IReadOnlyList<Word>> Words(SignedIn me) => database.Read(me.Access, Words);

    private async Task<IReadOnlyList<Word>> Words(AppDbContext db) =>
        [.. (await inForce.Now(db)).SelectMany(r => r.Written.Words.Words).GroupBy(w => w.Id).Select(g => g.First() with { Fields = [.. g.SelectMany(w => w.Fields).DistinctBy(f => f.Id)] })];
}
