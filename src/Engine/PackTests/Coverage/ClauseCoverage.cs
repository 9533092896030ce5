using NodaTime;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>How a clause is accounted for. When several apply, the first one counts.</summary>
public enum Account
{
    /// <summary>A control runs it.</summary>
    Bound,

    /// <summary>It needs no control, and somebody said why.</summary>
    Handled,

    /// <summary>It waits for a control kind that is not built yet.</summary>
    Planned,

    /// <summary>Forgotten.</summary>
    None,
}

/// <summary>How far a leaf clause has come on the ladder accounted, bound, tested, exercised, tight.</summary>
public sealed record ClauseCoverage
{
    /// <summary>The clause.</summary>
    public required Clause Clause { get; init; }

    /// <summary>How it is accounted for.</summary>
    public required Account Account { get; init; }

    /// <summary>True when a part of a control that it requires led to something in a passing test, and to nothing in another case or at another expectation.</summary>
    public bool Tested { get; init; }

    /// <summary>True when every row, threshold side and absorption it requires was reached by a passing test.</summary>
    public bool Exercised { get; init; }

    /// <summary>True when every mutant of those parts is killed or accepted; null when mutants were not run.</summary>
    public bool? Tight { get; init; }

    /// <summary>Paths of the parts no passing test reached; a threshold never stopped short of is <c>path (below)</c>.</summary>
    public IReadOnlyList<string> Unreached { get; init; } = [];

    /// <summary>Names of the passing tests in which it was a reason.</summary>
    public IReadOnlyList<string> ProvedBy { get; init; } = [];
}

/// <summary>The coverage ladder of one issue of the text. Units are leaf clauses; rung by rung counts, never one percentage.</summary>
/// <param name="Effective">First day of the issue.</param>
/// <param name="Clauses">Every leaf clause in the order of the text.</param>
/// <param name="Planned">Planned clauses by the control kind they wait for, also those partly bound.</param>
public sealed record CoverageLadder(LocalDate Effective, IReadOnlyList<ClauseCoverage> Clauses, IReadOnlyList<(string Kind, int Count)> Planned)
{
    /// <summary>How many are accounted for.</summary>
    public int Accounted => Clauses.Count(c => c.Account != Account.None);

    /// <summary>How many a control runs.</summary>
    public int Bound => Of(Account.Bound);

    /// <summary>How many were shown to work.</summary>
    public int Tested => Clauses.Count(c => c.Tested);

    /// <summary>How many were shown to work in every branch.</summary>
    public int Exercised => Clauses.Count(c => c.Exercised);

    /// <summary>How many would notice a wrong number; null when mutants were not run.</summary>
    public int? Tight => Clauses.Any(c => c.Tight is not null) ? Clauses.Count(c => c.Tight == true) : null;

    /// <summary>How many are accounted for in one way.</summary>
    public int Of(Account account) => Clauses.Count(c => c.Account == account);
}
