using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger;

/// <summary>How far a month has come. From review it may go back to draft; once closed it never moves again.</summary>
public enum MonthState
{
    /// <summary>Entries follow the facts.</summary>
    Draft,

    /// <summary>Somebody says it is complete; entries still follow the facts.</summary>
    InReview,

    /// <summary>Nothing in it changes any more; what comes later is adjusted in an open month.</summary>
    Closed,
}

/// <summary>A month of a settling unit: a site, department or other unit that is no team, with the teams under it.</summary>
public sealed class LedgerMonth : IOfUnit
{
    public LedgerMonth(Id<Organisation> organisationId, Id<Unit> unitId, YearMonth month) => (OrganisationId, UnitId, Month) = (organisationId, unitId, month);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<Unit> UnitId { get; private set; }

    public YearMonth Month { get; private set; }

    public MonthState State { get; private set; }

    /// <summary>When its entries were worked out last.</summary>
    public Instant? SettledAt { get; private set; }

    /// <summary>Number of the last fact known then.</summary>
    public long KnownThrough { get; private set; }

    /// <summary>The day of knowledge that explanations name.</summary>
    public LocalDate KnownOn { get; private set; }

    /// <summary>Versions of the rules that judged it, in the order of their packs, ids with a blank between.</summary>
    public string Rules { get; private set; } = "";

    public string? ReviewedBy { get; private set; }

    public Instant? ReviewedAt { get; private set; }

    public string? ClosedBy { get; private set; }

    public Instant? ClosedAt { get; private set; }

    /// <summary>Why it was closed although something still waited; null when nothing did.</summary>
    public string? CarriedOver { get; private set; }

    /// <summary>Sums as they were closed; zero while it is open.</summary>
    public int Entries { get; private set; }

    public int People { get; private set; }

    public decimal Owed { get; private set; }

    public decimal Due { get; private set; }

    /// <summary>SHA-256 over its entries as they were closed, lower-case hex; the journal holds it too.</summary>
    public string? Hash { get; private set; }

    public bool IsClosed => State == MonthState.Closed;

    public IReadOnlyList<Id<Rulebook.RuleVersion>> RuleVersions => [.. Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => Id<Rulebook.RuleVersion>.Parse(v, null))];

    internal void Settle(Instant at, long known, LocalDate knownOn, string rules) => (SettledAt, KnownThrough, KnownOn, Rules) = (at, known, knownOn, rules);

    internal void Review(Instant at, string by) => (State, ReviewedAt, ReviewedBy) = (MonthState.InReview, at, by);

    internal void Return() => (State, ReviewedAt, ReviewedBy) = (MonthState.Draft, null, null);

    internal void Close(Instant at, string by, string? carriedOver, MonthTotals totals)
    {
        (State, ClosedAt, ClosedBy, CarriedOver) = (MonthState.Closed, at, by, carriedOver);
        (Entries, People, Owed, Due, Hash) = (totals.Entries, totals.People, totals.Owed, totals.Due, totals.Hash);
    }
}

/// <summary>What a month came to.</summary>
/// <param name="Entries">How many entries it has.</param>
/// <param name="People">How many people it settles, those without an entry included.</param>
/// <param name="Owed">Money owed by them.</param>
/// <param name="Due">Money due to them.</param>
/// <param name="Waits">Entries that wait for somebody to say.</param>
/// <param name="Hash">SHA-256 over the entries.</param>
public sealed record MonthTotals(int Entries, int People, decimal Owed, decimal Due, int Waits, string Hash);
