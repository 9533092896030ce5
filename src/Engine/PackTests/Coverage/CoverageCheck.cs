using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>What a ladder lacks, as findings: a forgotten or an untested clause stops the pack, an unreached row is worth knowing.</summary>
internal static class CoverageCheck
{
    public static void Run(Pack pack, IReadOnlyList<CoverageLadder> ladders, Reach reach, DiagnosticBag bag)
    {
        foreach (var ladder in ladders)
        {
            foreach (var clause in ladder.Clauses)
            {
                if (clause.Account == Account.None) Unaccounted(clause, bag);
                else if (clause is { Account: Account.Bound, Tested: false }) Untested(clause, bag);
            }
        }
        foreach (var part in ClauseBindings.Of(pack)) Unreached(part, reach, bag);
    }

    private static void Unaccounted(ClauseCoverage clause, DiagnosticBag bag) => bag.Error("clause.unaccounted", clause.Clause.Where,
        new Phrase($"条款“{clause.Clause.Id}”没有着落：没有控制执行它，handled.yaml 里也没有说明。", $"Clause \"{clause.Clause.Id}\" is unaccounted for: no control runs it, and handled.yaml does not name it."),
        new Phrase("请在某个控制的 clauses 里写上它；不需要控制的写进 handled，等待新控制种类的写进 planned。",
            "Name it under `clauses` of a control; if it needs none, under `handled`; if it waits for a control kind to come, under `planned`."));

    private static void Untested(ClauseCoverage clause, DiagnosticBag bag)
    {
        var hint = clause.ProvedBy.Count == 0
            ? new Phrase("还没有一个通过的测试以它为依据。请加一个用例。", "No passing test has it as a reason yet. Add a case.")
            : new Phrase("它在测试里成立过，却没有在另一个用例里被考虑而不成立。请加一个刚好不满足的用例。",
                "It was a reason in a test, but in no other case was it considered without applying. Add a case that just misses it.");
        bag.Error("clause.untested", clause.Clause.Where, new Phrase($"条款“{clause.Clause.Id}”有控制执行，但没有测试证明。", $"Clause \"{clause.Clause.Id}\" is bound, but no test shows it to work."), hint);
    }

    private static void Unreached(PartBinding part, Reach reach, DiagnosticBag bag)
    {
        if (!reach.Met(part.Key))
            bag.Warning("coverage.unreached", part.Where, new Phrase($"没有通过的测试走到“{part.Path}”。", $"No passing test reaches \"{part.Path}\"."), new Phrase("请加一个走到它的用例。", "Add a case that does."));
        else if (part.Key.Part == PartKey.Threshold && !reach.PassedBy(part.Key))
            bag.Warning("coverage.unreached", part.Where, new Phrase($"没有通过的测试停在“{part.Path}”的门槛以下。", $"No passing test stops short of the threshold of \"{part.Path}\"."),
                new Phrase("请在到达门槛之前加一个 expect。", "Add an expect before the threshold is reached."));
    }
}
