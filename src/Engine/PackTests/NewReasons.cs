using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.PackTests;

/// <summary>The clauses behind what a ledger holds and an earlier one did not.</summary>
internal static class NewReasons
{
    private sealed record Key(int Control, int Version, int Row, int Fact, int Subject, bool IsUnit, int Day, decimal Count, Standing Standing);

    /// <summary>Clauses of the entries that are new or stand otherwise than before, and of absorptions that swallowed one.</summary>
    public static IReadOnlySet<string> Of(Ledger? before, Ledger now)
    {
        var old = new Dictionary<Key, int>();
        if (before is not null)
            foreach (ref readonly var entry in before.Entries) old[KeyOf(entry)] = old.GetValueOrDefault(KeyOf(entry)) + 1;
        var clauses = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < now.Entries.Length; i++)
        {
            ref readonly var entry = ref now.At(i);
            var key = KeyOf(entry);
            if (old.TryGetValue(key, out var count) && count > 0) old[key] = count - 1;
            else if (entry.Counts) clauses.UnionWith(now.ClausesOf(entry));
            else if (now.RuleThatAbsorbed(i) is { } rule) clauses.UnionWith(rule.Definition.Clauses.Select(c => c.Text));
        }
        return clauses;
    }

    private static Key KeyOf(in Determination e) => new(e.Control, e.Version, e.Row, e.Fact, e.Subject, e.IsUnit, e.Day, e.Measures.Count, e.Standing);
}
