using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Audit.VerifyJournal;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Audit;

/// <summary>What was found when every chain of the journal was followed.</summary>
/// <param name="Streams">Chains followed.</param>
/// <param name="Entries">Lines read.</param>
/// <param name="Breaks">Where a chain does not hold; empty when nobody touched it.</param>
public sealed record JournalVerdict(long Streams, long Entries, IReadOnlyList<JournalBreak> Breaks);

/// <summary>A place where a chain does not hold.</summary>
public sealed record JournalBreak(Id<Organisation> Organisation, string Stream, long Seq, Phrase What);

/// <summary>Follows every chain: each line must hash to what it says, point to the one before, and lead to the head without a gap.</summary>
public sealed class JournalVerifier(Database database)
{
    /// <summary>Reads the whole journal once, of all organisations. Only the first break of a chain is named: after it nothing can be trusted.</summary>
    public async Task<JournalVerdict> Verify()
    {
        await using var db = database.OpenWhole();
        var heads = await db.Set<JournalHead>().IgnoreQueryFilters().ToDictionaryAsync(h => (h.OrganisationId, h.Stream));
        var follow = new Chains(heads);
        var entries = db.Set<JournalEntry>().IgnoreQueryFilters().OrderBy(e => e.OrganisationId).ThenBy(e => e.Stream).ThenBy(e => e.Seq);
        await foreach (var entry in entries.AsAsyncEnumerable()) follow.Next(entry);
        return follow.End();
    }
}
