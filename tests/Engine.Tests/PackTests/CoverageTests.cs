using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.PackTests;

namespace Yunzhang.Engine.Tests.PackTests;

public sealed class CoverageTests
{
    [Fact]
    public void Counts_every_rung()
    {
        var report = ProofPack.Whole().Check();
        Assert.DoesNotContain(report.Diagnostics, d => d.Severity == Severity.Error);
        var ladder = Assert.Single(report.Ladders);
        Assert.Equal((5, 5, 3, 1, 1, 3, 3), (ladder.Clauses.Count, ladder.Accounted, ladder.Bound, ladder.Of(Account.Handled), ladder.Of(Account.Planned), ladder.Tested, ladder.Exercised));
        Assert.Equal(("flow", 1), Assert.Single(ladder.Planned));
        Assert.Null(ladder.Tight);
        Assert.Contains("三次折算", ladder.Clauses.Single(c => c.Clause.Id == "late.three").ProvedBy);
    }

    [Fact]
    public void Refuses_a_clause_nobody_accounts_for()
    {
        var pack = ProofPack.Whole().Replace(ProofPack.Handled, "  - { clause: closing.leave, kind: flow, why: 由厂长批准 }\n", "").Replace(ProofPack.Handled, "planned:\n", "");
        pack.ChecksWith(Severity.Error, "clause.unaccounted", ProofPack.Text, "请假三天", "条款“closing.leave”没有着落", "Clause \"closing.leave\" is unaccounted for");
        Assert.Equal(4, pack.Check().Ladders[0].Accounted);
    }

    [Fact]
    public void Refuses_a_clause_no_test_has_as_a_reason()
    {
        var pack = ProofPack.Whole().With(ProofPack.Times, "");
        pack.ChecksWith(Severity.Error, "clause.untested", ProofPack.Text, "一个月迟到三次", "还没有一个通过的测试以它为依据", "No passing test has it as a reason yet");
        var ladder = pack.Check().Ladders[0];
        Assert.Equal((2, 1), (ladder.Tested, ladder.Exercised));
        Assert.Equal(["three.then"], ladder.Clauses.Single(c => c.Clause.Id == "late.three").Unreached);
    }

    [Fact]
    public void Refuses_a_clause_never_shown_not_to_apply()
    {
        var pack = ProofPack.Whole().Replace(ProofPack.Cases, "| 九分钟     | 9       | 100      || none    | 0      | late.fine    |\n", "").With(ProofPack.Cases, """
            test: 只有旷工
            of: fine
            on: 2014-05-12
            cases: |
              | case     | minutes | day_wage || outcome | amount | because      |
              |----------|---------|----------||---------|--------|--------------|
              | 满一小时 | 60      | 100      || absence | 300    | late.absence |
            """).With(ProofPack.Times, "");
        var found = pack.Check().Diagnostics.Where(d => d.Code == "clause.untested").ToList();
        Assert.Equal(3, found.Count);
        Assert.Contains("没有在另一个用例里被考虑而不成立", found[1].Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("in no other case was it considered without applying", found[1].Format(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Warns_of_a_row_no_test_reaches() => ProofPack.Whole()
        .Replace(ProofPack.Cases, "| 九分钟     | 9       | 100      || none    | 0      | late.fine    |", "| 二十分钟   | 20      |          || late    | 10     | late.fine    |")
        .ChecksWith(Severity.Warning, "coverage.unreached", ProofPack.Fine, "| grace", "没有通过的测试走到“fine.rows.grace”", "No passing test reaches \"fine.rows.grace\"");

    [Fact]
    public void Warns_of_a_threshold_no_test_stops_short_of()
    {
        var pack = ProofPack.Whole().Replace(ProofPack.Times, "张三: { to_pay: 20, late: 2, absence: 0, three: 2, bonus: due, yellow: 0, off_duty: open, waits: 0 }", "张三: { to_pay: 20 }");
        Assert.DoesNotContain(pack.Check().Diagnostics, d => d.Code == "coverage.unreached");
        var gone = pack.With(ProofPack.Times, """
            test: 三次折算
            people: { 张三: { day_wage: 100 } }
            timeline:
              - { on: 2014-05-06, who: 张三, event: late, minutes: 12 }
              - { on: 2014-05-06, who: 张三, event: late, minutes: 70 }
              - { on: 2014-05-14, who: 张三, event: late, minutes: 12 }
              - { on: 2014-05-15, who: 张三, event: late, minutes: 12 }
              - { on: 2014-05-27, who: 张三, event: late, minutes: 12 }
              - expect: { 张三: { absence: 2 } }
            """);
        gone.ChecksWith(Severity.Warning, "coverage.unreached", ProofPack.Three, "from: 2014", "“three.then”的门槛以下", "stops short of the threshold of \"three.then\"");
    }

    [Fact]
    public void A_failing_test_shows_nothing()
    {
        var report = ProofPack.Whole().Replace(ProofPack.Times, "to_pay: 20", "to_pay: 25").Check();
        Assert.Equal(["仍收的读法"], report.Ladders[0].Clauses.Single(c => c.Clause.Id == "late.three").ProvedBy);
        Assert.Equal(["test.wrong-figure"], report.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Code));
    }

    [Fact]
    public void Warns_of_a_question_without_an_answer() => ProofPack.Whole()
        .Append(ProofPack.Questions, "  - { id: open, clauses: [late.fine], asks: 谁来登记？ }\n")
        .ChecksWith(Severity.Warning, "question.unanswered", ProofPack.Questions, "open", "规定可以测试和模拟，但不能施行", "can be tested and simulated, not run");

    [Fact]
    public void Refuses_a_reading_under_which_the_pack_does_not_hold() => ProofPack.Whole()
        .Replace(ProofPack.Questions, "set: { three.then.replaces: none }", "set: { fine.values.count_from: 70 }")
        .With(ProofPack.Times, "").Replace(ProofPack.Questions, "id: conversion", "id: broken")
        .ChecksWith(Severity.Error, "question.reading-breaks", ProofPack.Questions, "broken", "若按“add”读，规定就不成立", "Under the reading \"add\" of question \"broken\" the pack does not hold");
}
