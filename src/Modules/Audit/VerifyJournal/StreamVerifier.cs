using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Audit.VerifyJournal;

/// <summary>Follows one chain of one organisation, for whoever looks at it.</summary>
internal sealed class StreamVerifier(Database database)
{
    public Task<JournalVerdict> Verify(Access access, string stream) => database.Read(access, async db =>
    {
        var heads = await db.Set<JournalHead>().Where(h => h.Stream == stream).ToDictionaryAsync(h => (h.OrganisationId, h.Stream));
        var follow = new Chains(heads);
        await foreach (var entry in db.Set<JournalEntry>().Where(e => e.Stream == stream).OrderBy(e => e.Seq).AsAsyncEnumerable()) follow.Next(entry);
        return follow.End();
    });
}
