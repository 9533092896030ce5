using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Audit.VerifyJournal;

/// <summary>Follows the lines of chains, given in order, to where their heads say they end.</summary>
internal sealed class Chains(Dictionary<(Id<Organisation> Organisation, string Stream), JournalHead> heads)
{
    private const int BreaksShown = 100;

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
