using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Rulebook.SeeRules;

/// <summary>Reads the regulations an organisation keeps. Everybody in it may read them.</summary>
internal sealed class RegulationReader(Database database, RulesInForce inForce, IClock clock)
{
    /// <summary>All of them, by their ids.</summary>
    public Task<IReadOnlyList<Regulation>> All(SignedIn me) => database.Read(me.Access, db => Read(db, me.Today(clock), null));

    /// <summary>One of them; null when the organisation keeps none of that id.</summary>
    public async Task<Regulation?> Find(SignedIn me, string packId) => await database.Read(me.Access, db => Read(db, me.Today(clock), packId)) is [var found, ..] ? found : null;

    private async Task<IReadOnlyList<Regulation>> Read(AppDbContext db, LocalDate today, string? packId)
    {
        var governing = (await inForce.Now(db)).Where(r => packId is null || r.PackId == packId).ToDictionary(r => r.PackId, StringComparer.Ordinal);
        var versions = db.Set<RuleVersion>().AsNoTracking().Where(v => packId == null || v.PackId == packId);
        var newest = await versions.Where(v => !versions.Any(o => o.PackId == v.PackId && o.RecordedAt > v.RecordedAt)).ToListAsync();
        var found = new List<Regulation>();
        foreach (var pack in newest.GroupBy(v => v.PackId).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var version = pack.MaxBy(v => v.RuleVersionId)!;
            var last = await inForce.Of(db, version.RuleVersionId);
            found.Add(governing.TryGetValue(pack.Key, out var rules) ? new Regulation(rules, true, last, today) : new Regulation(last, false, last, today));
        }
        return found;
    }
}
