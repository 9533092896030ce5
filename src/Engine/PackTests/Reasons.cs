using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.PackTests;

/// <summary>Why a figure came out as it did, for the message of a failing test.</summary>
internal static class Reasons
{
    private const int Most = 6;

    /// <summary>The entries of one person or unit: control, row, sum, clauses.</summary>
    public static Phrase Of(Ledger ledger, int subject, bool isUnit)
    {
        var lines = new List<Phrase>();
        for (var i = 0; i < ledger.Entries.Length; i++)
        {
            ref readonly var entry = ref ledger.At(i);
            if (entry.Subject == subject && entry.IsUnit == isUnit) lines.Add(Line(ledger, i));
        }
        if (lines.Count == 0) return new("依据：没有任何判定。", "Reasons: nothing was determined.");
        var left = lines.Count - Most;
        var (zh, en) = (string.Join("；", lines.TakeLast(Most).Select(l => l.Zh)), string.Join("; ", lines.TakeLast(Most).Select(l => l.En)));
        return left > 0 ? new($"依据（最后 {Most} 项）：{zh}。", $"Reasons (the last {Most}): {en}.") : new($"依据：{zh}。", $"Reasons: {en}.");
    }

    /// <summary>One entry: <c>2014-04-03 fine/late 10 [attendance.late]</c> and how it stands.</summary>
    public static Phrase Line(Ledger ledger, int index)
    {
        ref readonly var entry = ref ledger.At(index);
        var row = ledger.RowIdOf(entry);
        var text = $"{DateOnly.FromDayNumber(entry.Day):yyyy-MM-dd} {ledger.ControlIdOf(entry)}{(row.Length > 0 ? "/" + row : "")}";
        if (entry.Amount != 0) text += $" {ValueText.Of(entry.Amount)}";
        if (entry.Measures.Reward != 0) text += $" +{ValueText.Of(entry.Measures.Reward)}";
        if (ledger.ClausesOf(entry) is { Count: > 0 } clauses) text += $" [{string.Join(", ", clauses)}]";
        var how = How(ledger, index);
        return how.Zh.Length == 0 ? Phrase.Same(text) : new($"{text} {how.Zh}", $"{text} {how.En}");
    }

    /// <summary>The absorption that swallowed an entry; null when none did.</summary>
    public static BoundAbsorption? RuleThatAbsorbed(this Ledger ledger, int index)
    {
        ref readonly var entry = ref ledger.At(index);
        if (entry.Standing != Standing.Absorbed || ledger.SupersededBy(index) is not { } by || ledger.ControlOf(entry) is not BoundTable table) return null;
        var outcome = ledger.At(by).Outcome;
        foreach (var rule in table.Absorbs)
            if (rule.Outcome == outcome && rule.Takes.Contains(entry.Outcome)) return rule;
        return null;
    }

    private static Phrase How(Ledger ledger, int index)
    {
        switch (ledger.At(index).Standing)
        {
            case Standing.Stands: return Phrase.Same("");
            case Standing.Absorbed: return new("（并入当日更重的一次）", "(taken in by a heavier one that day)");
            case Standing.Replaced: return new("（已被取代）", "(replaced)");
            case Standing.NotInForce: return new("（尚未施行）", "(not yet in force)");
            case Standing.Ended: return new("（已停止施行）", "(no longer in force)");
            case Standing.Failed: return Failed(ledger, index);
            default:
                var missing = MissingFacts.Of(ledger, index);
                return new($"（等待 {string.Join("、", missing)}）", $"(waits for {string.Join(", ", missing)})");
        }
    }

    private static Phrase Failed(Ledger ledger, int index) => ledger.FaultOf(index) is { } fault
        ? new($"（算不出来：{fault.Message.Zh}）", $"(could not be worked out: {fault.Message.En})")
        : new("（算不出来：没有一行或不止一行命中）", "(could not be worked out: no row is met, or more than one)");
}
