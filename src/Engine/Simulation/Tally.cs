using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Simulation;

/// <summary>Sums of ledgers.</summary>
internal static class Tally
{
    /// <summary>What an entry comes to: owed less due.</summary>
    public static decimal Net(in Determination entry) => entry.Standing == Standing.Stands ? entry.Amount - entry.Measures.Reward : 0;

    public static Totals Of(Ledger ledger)
    {
        var people = new decimal[ledger.Book.People.All.Count];
        var units = new decimal[ledger.Book.Units.All.Count];
        decimal due = 0, points = 0;
        int entries = 0, waits = 0, failed = 0;
        foreach (ref readonly var entry in ledger.Entries)
        {
            if (entry.Standing is Standing.Waits or Standing.AmountWaits) waits++;
            if (entry.Standing == Standing.Failed) failed++;
            if (!entry.Counts) continue;
            entries++;
            (entry.IsUnit ? units : people)[entry.Subject] += entry.Owed;
            due += entry.Standing == Standing.Stands ? entry.Measures.Reward : 0;
            points += entry.Measures.Points;
        }
        return new Totals(people.Sum() + units.Sum(), due, people.Count(p => p > 0), units.Count(u => u > 0), entries, points, waits, failed);
    }

    public static LeftAlone LeftAlone(Ledger ledger)
    {
        var notInForce = 0;
        foreach (ref readonly var entry in ledger.Entries)
            if (entry.Standing is Standing.NotInForce or Standing.Ended) notInForce++;
        return new LeftAlone(ledger.FactsOfOthers, ledger.FactsNotJudged, notInForce);
    }

    /// <summary>The share a difference has in the whole one: of money when that moves, else of points.</summary>
    public static decimal? Share(Totals before, Totals whole, Totals part) =>
        whole.Net != before.Net ? (part.Net - before.Net) / (whole.Net - before.Net)
        : whole.Points != before.Points ? (part.Points - before.Points) / (whole.Points - before.Points) : null;

    /// <summary>One effect a control, in the order of the pack.</summary>
    public static IReadOnlyList<ControlEffect> Controls(Ledger before, Ledger after)
    {
        var was = ByControl(before);
        var becomes = ByControl(after);
        return [.. before.Pack.Controls.Select(control =>
        {
            var (id, name) = (control.Definition.Id, control.Definition.Name);
            var (old, now) = (was.GetValueOrDefault(id), becomes.GetValueOrDefault(id));
            return new ControlEffect(id, name, control.Definition is CounterDefinition, old.Entries, now.Entries, old.Net, now.Net);
        })];
    }

    private static Dictionary<string, (int Entries, decimal Net)> ByControl(Ledger ledger)
    {
        var sums = new (int Entries, decimal Net)[ledger.Pack.Controls.Count];
        foreach (ref readonly var entry in ledger.Entries)
        {
            if (!entry.Counts) continue;
            sums[entry.Control].Entries++;
            sums[entry.Control].Net += Net(entry);
        }
        return ledger.Pack.Controls.ToDictionary(c => c.Definition.Id, c => sums[c.Index], StringComparer.Ordinal);
    }

    /// <summary>Outcomes, marks, cards and gates, those that occur.</summary>
    public static IReadOnlyList<StandingEffect> Standings(Vocabulary words, IReadOnlyList<Statement> before, IReadOnlyList<Statement> after)
    {
        var found = new List<StandingEffect>();
        foreach (var outcome in words.Outcomes) Add(StandingKind.Outcome, outcome.Id, outcome.Name, s => s.Outcomes.GetValueOrDefault(outcome.Id));
        foreach (var mark in words.Marks)
            foreach (var option in mark.Options.Where(o => o.Id != mark.Default))
                Add(StandingKind.Mark, $"{mark.Id}.{option.Id}", Joined(mark.Name, option.Name), s => s.Marks.GetValueOrDefault(mark.Id) == option.Id ? 1 : 0);
        foreach (var card in words.Cards) Add(StandingKind.Card, card.Id, card.Name, s => s.Cards.GetValueOrDefault(card.Id));
        foreach (var gate in words.Gates) Add(StandingKind.Gate, gate.Id, gate.Name, s => s.Gates.Contains(gate.Id) ? 1 : 0);
        return found;

        void Add(StandingKind kind, string id, Phrase name, Func<Statement, int> count)
        {
            var effect = new StandingEffect(kind, id, name, before.Sum(count), after.Sum(count));
            if (effect.Before != 0 || effect.After != 0) found.Add(effect);
        }
    }

    /// <summary><c>年终绩效：取消</c>.</summary>
    public static Phrase Joined(Phrase name, Phrase standing) => new($"{name.Zh}：{standing.Zh}", $"{name.En}: {standing.En}");
}
