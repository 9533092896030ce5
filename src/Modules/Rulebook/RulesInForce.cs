using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Rulebook;

/// <summary>
/// The rules that judge an organisation. Reading and binding a pack takes some twenty milliseconds, so what was bound is kept by the hash of its files
/// and the readings; organisations with the same text and answers share it. One for the whole process.
/// </summary>
public sealed class RulesInForce
{
    private readonly ConcurrentDictionary<(string Hash, string Readings), Task<(Pack Written, BoundPack Bound)>> bound = new();

    /// <summary>One version a pack: the one activated last. In the order of the packs' ids.</summary>
    public Task<IReadOnlyList<Rules>> Now(AppDbContext db) => At(db, Instant.MaxValue);

    /// <summary>The same for a page.</summary>
    public Task<IReadOnlyList<Rules>> Kept(Database database, Access access) => database.Read(access, Now);

    /// <summary>The same, as it was at an instant.</summary>
    public async Task<IReadOnlyList<Rules>> At(AppDbContext db, Instant instant)
    {
        var activated = await Activated(db);
        var rules = new List<Rules>();
        foreach (var pack in activated.Where(v => v.ActivatedAt <= instant).GroupBy(v => v.PackId).OrderBy(g => g.Key, StringComparer.Ordinal))
            rules.Add(await Of(db, pack.MaxBy(v => (v.ActivatedAt, v.RuleVersionId))!.RuleVersionId));
        return rules;
    }

    /// <summary>A version, in force or not.</summary>
    public async Task<Rules> Of(AppDbContext db, Id<RuleVersion> version) => await db.Standing((nameof(Of), version), async kept => await Read(kept, await kept.Set<RuleVersion>().AsNoTracking().SingleAsync(v => v.RuleVersionId == version)));

    private static ValueTask<List<RuleVersion>> Activated(AppDbContext db) => db.Standing(nameof(Activated), kept => kept.Set<RuleVersion>().AsNoTracking().Where(v => v.ActivatedAt != null).ToListAsync());

    /// <summary>
    /// Puts a version in force from now on. Whoever calls this has made sure that nobody is worse off for days that are past; the ledger's
    /// activation does.
    /// </summary>
    public static async Task Activate(Write write, RuleVersion version)
    {
        version.Activate(write.Now, write.Access.Actor.Name);
        await write.Journal(StreamOf(version.PackId), "rules.activated", new { version = version.RuleVersionId.ToString(), version.Hash });
    }

    internal static string StreamOf(string packId) => $"rules/{packId}";

    private async Task<Rules> Read(AppDbContext db, RuleVersion version)
    {
        var edition = await db.Set<PackEdition>().AsNoTracking().Where(e => e.EditionId == version.EditionId).Select(e => e.Hash).SingleAsync();
        var key = (edition, version.Readings);
        if (!bound.TryGetValue(key, out var known))
        {
            var source = await Source(db, version.PackId, version.EditionId);
            known = bound.GetOrAdd(key, _ => Task.Run(() => Bind(source, version)));
        }

        var (written, ready) = await known;
        return new Rules(version.RuleVersionId, written, ready);
    }

    private static async Task<PackSource> Source(AppDbContext db, string packId, Id<PackEdition> edition)
    {
        var files = await db.Set<PackFile>().AsNoTracking().Where(f => f.EditionId == edition).ToListAsync();
        return new PackSource(packId, files.ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal));
    }

    // What is in the database was read and bound without a mistake when it came; that it cannot be now means it was tampered with, or the engine changed.
    private static (Pack, BoundPack) Bind(PackSource source, RuleVersion version)
    {
        var tried = RuleDraft.Of(source, Readings.Parse(version.Readings));
        if (tried.Bound is not { } ready) throw new InvalidOperationException($"The stored pack {version.PackId} can no longer be read: {string.Join("; ", tried.Errors)}");
        if (ready.Pack.Hash != version.Hash) throw new InvalidOperationException($"The stored pack {version.PackId} has the hash {ready.Pack.Hash}, recorded was {version.Hash}.");
        return (tried.Written!, ready);
    }
}
