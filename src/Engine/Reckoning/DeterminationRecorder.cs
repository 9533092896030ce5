using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Works out the sums of a consequence and enters them.</summary>
internal sealed class DeterminationRecorder(BoundPack pack, FactBook book, EntryList entries, Frames frames)
{
    private readonly MoneyRule money = pack.Pack.Money;
    private readonly (int Word, FillPlan? Plan)[] plans = new (int, FillPlan?)[pack.ConsequenceCount];
    private readonly (decimal Amount, Measures? Measures, bool IsFixed)[] settled = new (decimal, Measures?, bool)[pack.ConsequenceCount];
    private Fault? fault;
    private bool waits;

    /// <summary>
    /// Enters a consequence. The fact and the one charged are put into the frame when a formula reads them; at the end of a window the frame
    /// must hold the person already.
    /// </summary>
    /// <returns>The entry.</returns>
    public int Record(BoundControl control, int version, int row, int fact, int subject, bool isUnit, int day, decimal count)
    {
        var consequence = control.ConsequenceOf(version, row);
        (fault, waits) = (null, false);
        var (amount, measures) = Sums(consequence, fact, subject, isUnit, count);
        var entry = entries.Add(new Determination
        {
            Fact = fact, Subject = subject, IsUnit = isUnit, Day = day, Control = (short)control.Index, Version = (short)version, Row = (short)row,
            Outcome = (short)consequence.Outcome, Amount = amount, Measures = measures,
            Standing = fault is not null ? Standing.Failed : waits ? Standing.AmountWaits : Standing.Stands,
        });
        if (fault is { } why) entries.Fail(entry, why);
        return entry;
    }

    /// <summary>Enters that nothing could be decided, and why.</summary>
    public void Undecided(BoundControl control, int version, int fact, int subject, bool isUnit, Standing standing) => entries.Add(new Determination
    {
        Fact = fact, Subject = subject, IsUnit = isUnit, Day = book.DayOf(fact), Control = (short)control.Index, Version = (short)version, Row = -1,
        Outcome = -1, Measures = Measures.None, Standing = standing,
    });

    /// <summary>Enters that the end of a window cannot be judged yet, because something in it still waits.</summary>
    public void UndecidedAtEnd(BoundControl control, int version, int subject, bool isUnit, int day, decimal count) => entries.Add(new Determination
    {
        Fact = -1, Subject = subject, IsUnit = isUnit, Day = day, Control = (short)control.Index, Version = (short)version, Row = -1,
        Outcome = -1, Measures = Measures.None with { Count = count }, Standing = Standing.Waits,
    });

    // Most rows lead to a fixed sum: it is worked out once a run. Of the others, most read one or two figures.
    private (decimal, Measures) Sums(Consequence consequence, int fact, int subject, bool isUnit, decimal count)
    {
        ref var known = ref settled[consequence.Ordinal];
        if (known.IsFixed && count == 0) return (known.Amount, known.Measures!);
        var isFixed = consequence.IsFixed;
        if (!isFixed)
        {
            if (fact >= 0) frames.ToSum(fact, subject, isUnit, Plan(consequence, fact));
            frames.WithCount(count);
        }
        var amount = Money(consequence.Amount);
        if (count == 0 && known.Measures is not null) return (amount, known.Measures);
        var measures = MeasuresOf(consequence, count);
        if (count == 0 && fault is null && consequence.HasFixedMeasures) known = (amount, measures, isFixed);
        return (amount, measures);
    }

    private FillPlan? Plan(Consequence consequence, int fact)
    {
        ref var plan = ref plans[consequence.Ordinal];
        var word = book.WordIndexOf(fact);
        if (plan.Word != word + 1) plan = (word + 1, FillPlans.OfSums(pack, book.WordOf(fact), consequence));
        return plan.Plan;
    }

    private Measures MeasuresOf(Consequence consequence, decimal count) =>
        count == 0 && consequence.Reward is null && consequence.Points is null && consequence.Days is null ? Measures.None
            : new Measures(Money(consequence.Reward), Number(consequence.Points), Number(consequence.Days), count);

    private decimal Money(Expression? formula) => formula is null ? 0 : money.Round(Number(formula));

    private decimal Number(Expression? formula)
    {
        if (formula is null) return 0;
        var value = formula.Evaluate(frames.Frame);
        if (value.Kind == ValueKind.Number) return value.AsNumber;
        if (value.IsUnknown) waits = true;
        else fault ??= value.Fault;
        return 0;
    }
}
