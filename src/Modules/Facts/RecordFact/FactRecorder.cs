using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Files;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Facts.RecordFact;

/// <summary>Records facts that people enter: all of those given, or none and every reason why.</summary>
internal sealed class FactRecorder(Database database, FactChecks checks)
{
    /// <param name="access">Who records.</param>
    /// <param name="facts">What happened.</param>
    /// <param name="photo">A photograph that one of them names; kept with them or not at all.</param>
    /// <returns>The numbers of the facts, in the order given. A fact whose key was recorded before keeps its number and is not recorded again.</returns>
    public Task<Result<IReadOnlyList<long>>> Record(Access access, IReadOnlyList<NewFact> facts, StoredFile? photo = null) =>
        database.Write(access, write => Record(write, facts, photo));

    /// <summary>The same in the write of whatever the facts follow from. A refusal has changed nothing.</summary>
    public async Task<Result<IReadOnlyList<long>>> Record(Write write, IReadOnlyList<NewFact> facts, StoredFile? photo = null)
    {
        var known = await KnownKeys(write.Db, facts);
        var unknown = facts.Where(f => f.Key is null || !known.ContainsKey(f.Key)).ToList();
        var repeated = unknown.Where(f => f.Key is not null).GroupBy(f => f.Key!).FirstOrDefault(g => g.Count() > 1);
        if (repeated is not null) return Twice(repeated.Key);
        if (unknown.Count == 0) return facts.Select(f => known[f.Key!]).ToList();
        var passed = await checks.Check(write, unknown);
        if (!passed.IsOk) return passed.Errors.ToList();

        if (photo is not null) write.Db.Add(photo);
        var first = await FactStore.Append(write, passed.Value, []);
        await Journal(write, passed.Value, first);
        var next = first;
        return facts.Select(f => f.Key is { } key && known.TryGetValue(key, out var number) ? number : next++).ToList();
    }

    private static async Task Journal(Write write, IReadOnlyList<CheckedFact> facts, long first)
    {
        if (facts.Count > 1)
        {
            await write.Journal("facts", "facts.recorded", new { first, last = first + facts.Count - 1, facts.Count, source = facts[0].Asked.Source });
            return;
        }

        var fact = facts[0];
        await write.Journal(fact.Asked.Person is { } person ? Streams.Of(person) : Streams.Of(fact.Unit), "fact.recorded",
            new { number = first, fact.Asked.Word, occurred = fact.Asked.Occurred.ToString("uuuu-MM-dd", null), fields = FactFields.Read(fact.Fields), fact.Asked.Source });
    }

    private static async Task<Dictionary<string, long>> KnownKeys(AppDbContext db, IReadOnlyList<NewFact> facts)
    {
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var chunk in facts.Select(f => f.Key).OfType<string>().Chunk(500))
            foreach (var fact in await db.Set<Fact>().AsNoTracking().Where(f => f.Key != null && chunk.Contains(f.Key)).OrderBy(f => f.Number).Select(f => new { f.Key, f.Number }).ToListAsync())
                known[fact.Key!] = fact.Number;
        return known;
    }

    private static Error Twice(string key) => new(ErrorKind.Invalid, "facts.key-twice", new Phrase(
        $"编号“{key}”写了两次。如果是两件事，请各用一个编号。", $"The key \"{key}\" is given twice. Two occurrences need a key each."), "key");
}
