using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Simulation;

/// <summary>Replays facts under rules as they are and as proposed. Nothing anyone does is predicted: only what the rules would have made of it.</summary>
public sealed class Simulator
{
    private readonly Pack pack;
    private readonly Proposal proposal;
    private readonly Replay replay;
    private readonly Variant chosen;
    private readonly Variant whole;

    private Simulator(Pack pack, Proposal proposal, Replay replay, Variant chosen, Variant whole) =>
        (this.pack, this.proposal, this.replay, this.chosen, this.whole) = (pack, proposal, replay, chosen, whole);

    /// <summary>
    /// Simulates a proposal. Every fact of the book is known, whenever it was recorded; facts that occurred outside the replay are left out.
    /// </summary>
    /// <param name="pack">The pack as written: readings are applied here. An unanswered question leaves the controls as written.</param>
    /// <param name="proposal">The changes, the days to replay and the fields to group people by.</param>
    /// <param name="book">Facts read with the words of the same pack.</param>
    /// <param name="mostChanged">How many of the most changed people the report names at most.</param>
    /// <param name="until">Last day replayed when the proposal names none, or a later one; null means the last fact.</param>
    public static Simulated Run(Pack pack, Proposal proposal, FactBook book, LocalDate? until = null, int mostChanged = MostChanged.Usual)
    {
        if (!ReferenceEquals(book.Layout.Words, pack.Words)) throw new ArgumentException("The facts were read with the words of another pack.", nameof(book));
        var bag = new DiagnosticBag();
        if (proposal.Changes.Count == 0)
            bag.Error("proposal.no-changes", proposal.Where, new Phrase($"提案“{proposal.Id}”什么也没改。", $"The proposal \"{proposal.Id}\" changes nothing."),
                new Phrase("请在 changes 下写上要试的改动。", "List what to try under changes."));
        var chosen = Variant.Chosen(pack);
        if (chosen.Bound is null || bag.HasErrors) return new Simulated(null, [.. chosen.Diagnostics, .. bag.All]);
        var whole = Variant.Changed(chosen, proposal.Changes);
        bag.AddRange(whole.Diagnostics);
        var fields = Grouping.Fields(pack.Words, proposal.By, bag);
        var replay = Replay.Of(book, proposal, until, bag);
        if (bag.HasErrors || replay is null) return new Simulated(null, bag.All);
        replay.CheckFacts(proposal, bag);
        replay.CheckReach(chosen.Bound.Pack, proposal.Changes, bag);
        return new Simulated(new Simulator(pack, proposal, replay, chosen, whole).Report(fields, mostChanged), bag.All);
    }

    private SimulationReport Report(IReadOnlyList<Field> fields, int mostChanged)
    {
        var (before, after) = replay.Both(chosen.Bound!, whole.Bound!);
        var (was, becomes) = (Tally.Of(before), Tally.Of(after));
        var population = new Population(before, after, replay.Period);
        var controls = Tally.Controls(before, after);
        var grouping = new Grouping(replay.Book, replay.Period);
        return new SimulationReport
        {
            Base = chosen.Bound!.Pack, Proposed = whole.Bound!.Pack, Proposal = proposal, Period = replay.Period, LeftAlone = Tally.LeftAlone(before),
            Before = was, After = becomes,
            Repriced = new Repricing(before, whole.Bound).Net(), Controls = controls,
            Standings = Tally.Standings(pack.Words, population.Before, population.After), People = population.Effect(),
            Groups = [.. fields.Select(f => grouping.By(f, population.People))],
            MostChanged = new MostChanged(before, after, controls).Of(population, mostChanged),
            Alone = [.. proposal.Changes.Select(c => Alone(c, was, becomes))],
            Readings = [.. pack.Questions.SelectMany(Readings)],
        };
    }

    private ChangeAlone Alone(Change change, Totals before, Totals after)
    {
        if (proposal.Changes.Count == 1) return new ChangeAlone(change, after, Tally.Share(before, after, after), []);
        var variant = Variant.Changed(chosen, [change]);
        if (variant.Bound is null) return new ChangeAlone(change, null, null, variant.Diagnostics);
        var totals = TotalsOf(variant.Bound);
        return new ChangeAlone(change, totals, Tally.Share(before, after, totals), []);
    }

    private IEnumerable<OtherReading> Readings(Question question)
    {
        var current = question.Chosen ?? question.Readings.FirstOrDefault(r => r.Changes.Count == 0)?.Id;
        return question.Readings.Where(r => r.Id != current).Select(r => Read(question, r));
    }

    private OtherReading Read(Question question, Reading reading)
    {
        var read = Variant.Read(pack, question, reading);
        if (read.Bound is null) return new OtherReading(question, reading, null, null, read.Diagnostics);
        var changed = Variant.Changed(read, proposal.Changes);
        return new OtherReading(
            question, reading, TotalsOf(read.Bound), changed.Bound is { } bound ? TotalsOf(bound) : null, changed.Bound is null ? changed.Diagnostics : []);
    }

    private Totals TotalsOf(BoundPack bound) => Tally.Of(replay.Reckon(bound));
}
