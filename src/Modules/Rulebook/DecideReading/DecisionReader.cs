using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Rulebook.DecideReading;

/// <summary>Reads what was decided of the open questions of a regulation.</summary>
internal sealed class DecisionReader(Database database)
{
    private const int MostEach = 3;
    private const int Most = 500;

    /// <summary>The last decisions of each question, newest first.</summary>
    public Task<ILookup<string, ReadingDecision>> Latest(SignedIn me, string packId) => database.Read(me.Access, async db =>
    {
        var found = await db.Set<ReadingDecision>().AsNoTracking().Where(d => d.PackId == packId).OrderByDescending(d => d.DecidedAt).ThenByDescending(d => d.ReadingDecisionId).Take(Most).ToListAsync();
        return found.GroupBy(d => d.Question, StringComparer.Ordinal).SelectMany(g => g.Take(MostEach)).ToLookup(d => d.Question, StringComparer.Ordinal);
    });
}
