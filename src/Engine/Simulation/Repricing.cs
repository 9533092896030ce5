using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Simulation;

/// <summary>
/// What a spreadsheet would predict: last year's lines at the proposed prices. Rows stay as they were found and counts as they were counted;
/// a line that has no price any more keeps its own.
/// </summary>
internal sealed class Repricing(Ledger ledger, BoundPack proposed)
{
    private readonly Frames frames = new(proposed, ledger.Book, ledger.Found);
    private readonly Dictionary<(short Control, short Version, short Row), Consequence?> prices = [];

    /// <summary>Money owed less money due at the proposed prices.</summary>
    public decimal Net()
    {
        decimal sum = 0;
        foreach (ref readonly var entry in ledger.Entries)
            if (entry.Standing == Standing.Stands) sum += Price(entry);
        return sum;
    }

    private decimal Price(in Determination entry)
    {
        var price = PriceOf(entry);
        if (price is null || (entry.Fact < 0 && entry.IsUnit)) return Tally.Net(entry);
        if (entry.Fact >= 0) frames.OfFact(entry.Fact, entry.Subject, entry.IsUnit);
        else frames.OfPerson(ledger.SubjectOf(entry), entry.Day);
        frames.WithCount(entry.Measures.Count);
        return Money(price.Amount, entry.Amount) - Money(price.Reward, entry.Measures.Reward);
    }

    private Consequence? PriceOf(in Determination entry)
    {
        var key = (entry.Control, entry.Version, entry.Row);
        if (prices.TryGetValue(key, out var known)) return known;
        var id = ledger.ControlIdOf(entry);
        var row = ledger.RowIdOf(entry);
        var version = proposed.Controls.First(c => c.Definition.Id == id).Versions[entry.Version];
        var at = version.Rows is { } rows ? rows.Rows.ToList().FindIndex(r => r.Definition.Id == row) : 0;
        return prices[key] = at < 0 ? null : version.Consequences[at];
    }

    private decimal Money(Expression? formula, decimal otherwise)
    {
        if (formula is null) return 0;
        return formula.Evaluate(frames.Frame) is { Kind: ValueKind.Number } value ? proposed.Pack.Money.Round(value.AsNumber) : otherwise;
    }
}
