using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.ActivateRules;

/// <summary>A version of the rules that waits to be activated.</summary>
internal sealed record PendingVersion(Rules Rules, string RecordedBy, LocalDate RecordedOn);

/// <summary>Finds the newest version of a regulation, when it waits to be activated and whoever asks may do that: for the whole organisation.</summary>
internal sealed class PendingRules(Database database, RulesInForce inForce)
{
    public async Task<PendingVersion?> Find(SignedIn me, string packId)
    {
        if (!me.UnitsWhere(Permission.KeepRules).Everything) return null;
        return await database.Read(me.Access, async db =>
        {
            var newest = await db.Set<RuleVersion>().AsNoTracking().Where(v => v.PackId == packId).OrderByDescending(v => v.RecordedAt).ThenByDescending(v => v.RuleVersionId).FirstOrDefaultAsync();
            return newest is null || newest.ActivatedAt is not null
                ? null : new PendingVersion(await inForce.Of(db, newest.RuleVersionId), newest.RecordedBy, newest.RecordedAt.InZone(DateTimeZoneProviders.Tzdb[me.TimeZone]).Date);
        });
    }
}
