using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Reckoning;

/// <summary>
/// Whether a counter takes an entry, and what it adds. A condition on the outcome alone is worked out once an outcome; one on results alone
/// does not need the fact.
/// </summary>
internal sealed class CountCondition
{
    private static readonly HashSet<string> Results = ["outcome", "amount", "reward", "points", "days"];
    private readonly BoundCounter counter;
    private readonly Frames frames;
    private readonly bool resultsOnly;
    private readonly bool?[]? byOutcome;
    private readonly bool addsDays;
    private readonly Ledger ledger;

    public CountCondition(BoundCounter counter, Ledger ledger, Frames frames)
    {
        (this.counter, this.frames, this.ledger) = (counter, frames, ledger);
        addsDays = counter.Adds is { Text: "days" } days && days.Reads.Contains("days");
        resultsOnly = (counter.When?.Reads.All(Results.Contains) ?? true) && (counter.Adds?.Reads.All(Results.Contains) ?? true);
        if (counter.When is { } when && when.Reads.All(n => n == "outcome")) byOutcome = Table(when, ledger);
    }

    /// <summary>Whether the entry is counted; null when that is not known yet.</summary>
    public bool? Holds(int entry, int outcome)
    {
        if (counter.When is null) return true;
        if (byOutcome is not null) return byOutcome[outcome + 1];
        return counter.When.Evaluate(Frame(entry)) is { Kind: ValueKind.Boolean } value ? value.AsBoolean : null;
    }

    /// <summary>What the entry adds to the count; null when that is not known yet.</summary>
    public decimal? Adds(int entry)
    {
        if (counter.Adds is not { } adds) return 1;
        if (addsDays) return ledger.At(entry).Measures.Days;
        return adds.Evaluate(Frame(entry)) is { Kind: ValueKind.Number } value ? value.AsNumber : null;
    }

    private Value[] Frame(int entry) => resultsOnly ? frames.ResultsOf(entry) : frames.OfEntry(entry);

    private static bool?[] Table(Expression when, Ledger ledger)
    {
        var outcomes = ledger.Pack.Pack.Words.Outcomes;
        var slot = ledger.Pack.Layout.SlotOf(Packs.ResultColumn.Outcome);
        var frame = ledger.Pack.Layout.NewFrame();
        var table = new bool?[outcomes.Count + 1];
        for (var i = -1; i < outcomes.Count; i++)
        {
            frame[slot] = i < 0 ? Value.Unknown("outcome") : Value.Choice(outcomes[i].Id, i);
            table[i + 1] = when.Evaluate(frame) is { Kind: ValueKind.Boolean } value ? value.AsBoolean : null;
        }
        return table;
    }
}
