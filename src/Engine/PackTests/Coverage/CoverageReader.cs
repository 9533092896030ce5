using NodaTime;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>Works out the ladder of every issue from what the passing tests reached.</summary>
internal sealed class CoverageReader(Pack pack, Reach reach, IReadOnlySet<PartKey>? loose)
{
    private readonly IReadOnlyList<PartBinding> parts = ClauseBindings.Of(pack);

    /// <summary>One ladder an issue, oldest first.</summary>
    /// <param name="pack">The pack, chosen readings applied.</param>
    /// <param name="reach">What the passing tests reached.</param>
    /// <param name="loose">Parts with a surviving mutant that nobody accepted; null when mutants were not run.</param>
    public static IReadOnlyList<CoverageLadder> Read(Pack pack, Reach reach, IReadOnlySet<PartKey>? loose = null)
    {
        var reader = new CoverageReader(pack, reach, loose);
        return [.. pack.Issues.Select((issue, i) => reader.Ladder(issue, i + 1 < pack.Issues.Count ? pack.Issues[i + 1].Effective : null))];
    }

    private CoverageLadder Ladder(Issue issue, LocalDate? next)
    {
        var governing = parts.Where(p => p.Governs(issue.Effective, next)).ToArray();
        var leaves = issue.Leaves.Select(c => Clause(c, governing)).ToArray();
        var ids = leaves.Select(l => l.Clause.Id).ToHashSet();
        var planned = pack.Planned.Where(p => ids.Contains(p.Clause.Text)).GroupBy(p => p.Kind).Select(g => (g.Key, g.Count())).ToArray();
        return new CoverageLadder(issue.Effective, leaves, planned);
    }

    private ClauseCoverage Clause(Clause clause, PartBinding[] governing)
    {
        var bound = governing.Where(p => p.Clauses.Contains(clause.Id)).ToArray();
        if (bound.Length == 0) return new ClauseCoverage { Clause = clause, Account = Unbound(clause.Id) };
        var unreached = bound.SelectMany(Unreached).ToArray();
        return new ClauseCoverage
        {
            Clause = clause,
            Account = Account.Bound,
            Tested = bound.Any(p => reach.Met(p.Key) && reach.PassedBy(p.Key)),
            Exercised = unreached.Length == 0,
            Unreached = unreached,
            Tight = loose is null ? null : !bound.Any(p => loose.Contains(p.Key)),
            ProvedBy = [.. bound.SelectMany(p => reach.TestsOf(p.Key)).Distinct()],
        };
    }

    // A control that names a clause which none of its rows names binds it all the same; then it can never be tested, and says so.
    private Account Unbound(string clause)
    {
        if (pack.Tables.Any(t => t.Clauses.Any(c => c.Text == clause)) || pack.Counters.Any(c => c.Clauses.Any(k => k.Text == clause)) || pack.Flows.Any(f => f.Clauses.Any(k => k.Text == clause))) return Account.Bound;
        if (pack.Handled.Any(h => h.Clause.Text == clause)) return Account.Handled;
        return pack.Planned.Any(p => p.Clause.Text == clause) ? Account.Planned : Account.None;
    }

    private IEnumerable<string> Unreached(PartBinding part)
    {
        if (!reach.Met(part.Key)) yield return part.Path;
        else if (part.Key.Part == PartKey.Threshold && !reach.PassedBy(part.Key)) yield return $"{part.Path} (below)";
    }
}
