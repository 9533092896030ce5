using NodaTime;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.PackTests;

namespace Yunzhang.Engine.Sheets;

/// <summary>How the clauses of a pack are accounted for, and which of its tests speak for each.</summary>
public static class ClauseProof
{
    /// <summary>How each leaf of the issue in force on a day is accounted for; of the first issue when none is yet.</summary>
    /// <param name="pack">The pack, readings applied.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyDictionary<string, Account> AccountsOn(Pack pack, LocalDate day)
    {
        var ladders = CoverageReader.Read(pack, new Reach());
        var ladder = ladders.LastOrDefault(l => l.Effective <= day) ?? (ladders.Count > 0 ? ladders[0] : null);
        return (ladder?.Clauses ?? []).ToDictionary(c => c.Clause.Id, c => c.Account, StringComparer.Ordinal);
    }

    /// <summary>
    /// Runs the pack's tests now and picks those of one clause: the passing ones in which a part of a control that it requires was met, and those
    /// that name it as a reason.
    /// </summary>
    /// <param name="written">The pack as written, readings not applied.</param>
    /// <param name="applied">The same with its readings applied.</param>
    /// <param name="clause">Id of the clause.</param>
    public static IReadOnlyList<TestResult> TestsOf(Pack written, Pack applied, string clause)
    {
        var run = PackTester.Run(written);
        var proved = CoverageReader.Read(applied, run.Reach).SelectMany(l => l.Clauses).Where(c => c.Clause.Id == clause).SelectMany(c => c.ProvedBy).ToHashSet(StringComparer.Ordinal);
        return [.. run.Results.Where(r => proved.Contains(r.Name) || Names(r, clause))];
    }

    /// <summary>Runs the pack's tests now and picks those that play cases of one flow.</summary>
    /// <param name="written">The pack as written, readings not applied.</param>
    /// <param name="flow">Id of the flow.</param>
    public static IReadOnlyList<TestResult> TestsOfFlow(Pack written, string flow) => [.. PackTester.Run(written).Results.Where(r => Plays(r.Test, flow, written))];

    private static bool Plays(PackTest test, string flow, Pack pack) =>
        test.Timeline.Any(s => (s is TestAct act && (act.Case is { } named ? named.Text == flow : pack.Flows is [var only] && only.Id == flow)) || (s is TestExpectation asked && asked.Subjects.Any(f => f.Subject.Text == flow)));

    private static bool Names(TestResult result, string clause)
    {
        if (result.Test.Timeline.OfType<TestExpectation>().Any(e => e.Because.Any(b => b.Text == clause))) return true;
        if (result.Test.Cases is not { } cases || cases.Rows.FirstOrDefault(r => r.Where == result.Where) is not { } row) return false;
        var because = cases.Expected.ToList().FindIndex(e => e.Text == "because");
        return because >= 0 && row.Expected[because].Text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Contains(clause);
    }
}
