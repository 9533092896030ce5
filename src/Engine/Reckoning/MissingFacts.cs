using Yunzhang.Engine.Binding;

namespace Yunzhang.Engine.Reckoning;

/// <summary>What an undecided entry, or the sum of a decided one, waits for.</summary>
internal static class MissingFacts
{
    /// <summary>Names of the facts that must be given; empty when the entry waits for nothing, or for other entries of its window.</summary>
    public static IReadOnlyList<string> Of(Ledger ledger, int index)
    {
        ref readonly var entry = ref ledger.At(index);
        if (entry.Fact < 0) return [];
        if (entry.Standing == Standing.Waits && entry.Version < 0) return ledger.ControlOf(entry).Definition.Charges is { } charges ? [charges.Text] : [];
        if (entry.Version < 0) return [];
        var frame = new Frames(ledger.Pack, ledger.Book, ledger.Found).OfFact(entry.Fact, entry.Subject, entry.IsUnit);
        if (entry.Standing == Standing.Waits && ledger.ControlOf(entry) is BoundCounter { When: { } when } && when.Evaluate(frame) is { IsUnknown: true } asked) return [asked.UnknownOf];
        if (entry.Standing == Standing.Waits) return ledger.VersionOf(entry).Rows?.Matcher.Missing(frame) ?? [];
        return ledger.ConsequenceOf(entry) is { } consequence ? OfSums(consequence, frame) : [];
    }

    private static List<string> OfSums(Consequence consequence, Feel.Value[] frame)
    {
        var missing = new List<string>();
        foreach (var formula in new[] { consequence.Amount, consequence.Reward, consequence.Points, consequence.Days })
            if (formula?.Evaluate(frame) is { IsUnknown: true } value && !missing.Contains(value.UnknownOf)) missing.Add(value.UnknownOf);
        return missing;
    }
}
