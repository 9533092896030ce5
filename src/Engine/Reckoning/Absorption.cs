using Yunzhang.Engine.Binding;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Within one subject's day, lets the first entry with a heavy outcome swallow the others.</summary>
internal sealed class Absorption(Ledger ledger, BoundTable table)
{
    // By subject, persons and units in turn: the entry that stands that day, and the day it was noted, so that nothing need be cleared.
    private (int Round, int Entry)[] holders = [];
    private int round;

    /// <summary>Applies the table's absorptions to the entries of one day.</summary>
    public void Apply(int first, int last)
    {
        foreach (var rule in table.Absorbs)
        {
            round++;
            if (!Note(rule, first, last)) continue;
            for (var entry = first; entry < last; entry++)
            {
                ref readonly var found = ref ledger.At(entry);
                if (found.Control != table.Index || !found.Counts || !rule.Takes.Contains(found.Outcome)) continue;
                ref var holder = ref HolderOf(found);
                if (holder.Round == round && holder.Entry != entry) ledger.Supersede(entry, holder.Entry, Standing.Absorbed);
            }
        }
    }

    private bool Note(BoundAbsorption rule, int first, int last)
    {
        var any = false;
        for (var entry = first; entry < last; entry++)
        {
            ref readonly var found = ref ledger.At(entry);
            if (found.Control != table.Index || found.Outcome != rule.Outcome || !found.Counts) continue;
            ref var holder = ref HolderOf(found);
            if (holder.Round != round) holder = (round, entry);
            any = true;
        }
        return any;
    }

    private ref (int Round, int Entry) HolderOf(in Determination found)
    {
        var at = found.Subject * 2 + (found.IsUnit ? 1 : 0);
        if (at >= holders.Length) Array.Resize(ref holders, Math.Max(at + 1, holders.Length * 2));
        return ref holders[at];
    }
}
