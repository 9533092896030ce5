using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
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
    private const int BreaksShown = 100;

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

    private sealed class Chains(Dictionary<(Id<Organisation> Organisation, string Stream), JournalHead> heads)
    {
        private readonly List<JournalBreak> breaks = [];
        private (Id<Organisation> Organisation, string Stream) at;
        private long seq;
        private byte[] hash = [];
        private bool broken;
        private long streams;
        private long entries;

        public void Next(JournalEntry entry)
        {
            entries++;
            if (streams == 0 || at != (entry.OrganisationId, entry.Stream))
            {
                EndStream();
                (at, seq, hash, broken) = ((entry.OrganisationId, entry.Stream), 0, [], false);
                streams++;
            }

            seq++;
            if (broken) return;
            if (entry.Seq != seq) Break(seq, "缺了这一条", "this line is missing");
            else if (!entry.PrevHash.AsSpan().SequenceEqual(hash)) Break(seq, "与上一条接不上：上一条被改过或换过", "it does not follow the line before: that one was changed or replaced");
            else if (!entry.Hash.AsSpan().SequenceEqual(entry.ComputeHash())) Break(seq, "内容与校验值不符：这一条被改过", "its content does not match its hash: it was changed");
            hash = entry.Hash;
        }

        public JournalVerdict End()
        {
            EndStream();
            foreach (var (key, head) in heads) breaks.Add(new JournalBreak(key.Organisation, key.Stream, head.Seq, new Phrase("整条记录都不见了", "the whole chain is gone")));
            return new JournalVerdict(streams, entries, [.. breaks.Take(BreaksShown)]);
        }

        private void EndStream()
        {
            if (streams == 0) return;
            if (!heads.Remove(at, out var head)) Break(seq, "没有链头", "the chain has no head");
            else if (!broken && (head.Seq != seq || !head.Hash.AsSpan().SequenceEqual(hash))) Break(seq + 1, "末尾的记录不见了", "lines at the end are gone");
        }

        private void Break(long where, string zh, string en)
        {
            broken = true;
            breaks.Add(new JournalBreak(at.Organisation, at.Stream, where, new Phrase(zh, en)));
        }
    }
}
