using NodaTime;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>What was issued so far for one occasion of a past month: the entry, and all adjustments of it.</summary>
internal sealed class Issued(LedgerEntry first)
{
    private readonly Sums sums = new();

    /// <summary>The entry of the month itself, or the first adjustment when the month had none.</summary>
    public LedgerEntry First { get; } = first;

    public void Add(LedgerEntry entry) => sums.Add(entry);

    /// <summary>The difference to what is found now; null when there is none.</summary>
    public LedgerEntry? Adjust(LedgerEntry? now, AdjustedIn at) => Difference(First, sums, now, at);

    /// <summary>True when it once had a sum and now waits for somebody to say, or for a flow to end: then the waiting must be seen beside the difference.</summary>
    public bool BecomesUndecided(LedgerEntry? now) => now is ({ Waits: true } or { IsPending: true }) && !First.Waits && !First.IsPending && !sums.IsEmpty;

    /// <summary>What a past month has to take in that it never issued; null for something that costs nothing and waits for nothing.</summary>
    public static LedgerEntry? Late(LedgerEntry now, AdjustedIn at) => now.Waits || now.IsPending ? at.Make(now, null, now, false) : Difference(null, new Sums(), now, at);

    private static LedgerEntry? Difference(LedgerEntry? first, Sums issued, LedgerEntry? now, AdjustedIn at)
    {
        var found = new Sums();
        if (now is not null) found.Add(now);
        var moved = found.Amount != issued.Amount || found.Reward != issued.Reward || found.Points != issued.Points || found.Days != issued.Days;
        var effectMoved = found.Effect != issued.Effect;
        if (!moved && !effectMoved) return null;
        var effect = !effectMoved ? default : found.Effect != default ? found.Effect : issued.Effect;
        var pattern = now ?? first!;
        var difference = new LedgerEntry
        {
            Standing = Standing.Stands, Amount = found.Amount - issued.Amount, Reward = found.Reward - issued.Reward, Points = found.Points - issued.Points,
            Days = found.Days - issued.Days, Card = effect.Card, Gate = effect.Gate, Mark = effect.Mark, MarkOption = effect.Option,
        };
        return at.Make(pattern, first, difference, effectMoved && found.Effect == default);
    }

    private sealed class Sums
    {
        public decimal Amount { get; private set; }

        public decimal Reward { get; private set; }

        public decimal Points { get; private set; }

        public decimal Days { get; private set; }

        public (string? Card, string? Gate, string? Mark, string? Option) Effect { get; private set; }

        public bool IsEmpty => Amount == 0 && Reward == 0 && Points == 0 && Days == 0 && Effect == default;

        public void Add(LedgerEntry entry)
        {
            Amount += entry.Owed;
            Reward += entry.Due;
            if (!entry.Counts) return;
            Points += entry.Points;
            Days += entry.Days;
            var effect = (entry.Card, entry.Gate, entry.Mark, entry.MarkOption);
            if (effect != default) Effect = entry.Lifts ? default : effect;
        }
    }
}

/// <summary>The open month that an adjustment goes into.</summary>
internal sealed record AdjustedIn(EntryKey Key, YearMonth Month, SettlingUnits Units)
{
    /// <summary>An adjustment.</summary>
    /// <param name="pattern">Where control, row, clauses and fact are taken from: what is found now, or else what was issued.</param>
    /// <param name="first">The entry it adjusts; null when there is none.</param>
    /// <param name="sums">What it moves.</param>
    /// <param name="lifts">Whether it takes an effect back.</param>
    public LedgerEntry Make(LedgerEntry pattern, LedgerEntry? first, LedgerEntry sums, bool lifts) => new()
    {
        OrganisationId = pattern.OrganisationId, EntryId = EntryIds.Of(Key, Month, Month.OnDayOfMonth(1)), MonthUnitId = Units.Of(Key.Subject, Month), Month = Month,
        Kind = EntryKind.Adjustment, PersonId = pattern.PersonId, UnitId = pattern.UnitId, RuleVersionId = pattern.RuleVersionId, PackId = pattern.PackId,
        Day = pattern.Day, Control = pattern.Control, Row = pattern.Row, Occasion = Key.Occasion, Standing = sums.Standing, Hold = sums.Hold, Outcome = pattern.Outcome,
        Amount = sums.Amount, Reward = sums.Reward, Points = sums.Points, Days = sums.Days, Count = pattern.Count, Card = sums.Card, Gate = sums.Gate,
        Mark = sums.Mark, MarkOption = sums.MarkOption, Lifts = lifts, Clauses = pattern.Clauses, Fact = pattern.Fact, Missing = sums.Missing,
        Adjusts = first?.EntryId, AdjustsMonth = Key.Month,
    };
}
