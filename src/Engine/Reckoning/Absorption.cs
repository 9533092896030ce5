using Yunzhang.Engine.Binding;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Within one subject's day, lets the first fact with a heavy outcome swallow the others.</summary>
internal static class Absorption
{
    /// <summary>Applies a table's absorptions to the entries of one day.</summary>
    public static void Apply(Ledger ledger, BoundTable table, int first, int last)
    {
        foreach (var rule in table.Absorbs)
        {
            Dictionary<(int, bool), int>? holders = null;
            for (var entry = first; entry < last; entry++)
            {
                ref readonly var found = ref ledger.At(entry);
                if (found.Control == table.Index && found.Outcome == rule.Outcome && found.Counts)
                    (holders ??= []).TryAdd((found.Subject, found.IsUnit), entry);
            }
            if (holders is null) continue;
            for (var entry = first; entry < last; entry++)
            {
                ref readonly var found = ref ledger.At(entry);
                if (found.Control != table.Index || !found.Counts || !rule.Takes.Contains(found.Outcome)) continue;
                if (holders.TryGetValue((found.Subject, found.IsUnit), out var holder) && holder != entry)
                    ledger.Supersede(entry, holder, Standing.Absorbed);
            }
        }
    }
}
