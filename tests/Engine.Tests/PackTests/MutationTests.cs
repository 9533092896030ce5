using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.PackTests;
using Yunzhang.Engine.PackTests.Mutation;
using Yunzhang.Engine.Tests.Packs;

namespace Yunzhang.Engine.Tests.PackTests;

public sealed class MutationTests
{
    [Fact]
    public void Makes_every_kind_of_mutant()
    {
        var made = MutantMaker.Of(ProofPack.Whole().Load()).Select(m => m.ToString()).ToList();
        Assert.Equal(
        [
            "fine.absorbs.absence removed",
            "fine.values.count_from = 11", "fine.values.count_from = 9", "fine.values.absence_from = 61", "fine.values.absence_from = 59",
            "fine.values.absence_amount = day_wage + 201", "fine.values.absence_amount = day_wage + 199",
            "fine.rows.grace.minutes = <= count_from", "fine.rows.grace.amount = 1", "fine.rows.grace.amount = -1", "fine.rows.grace removed",
            "fine.rows.late.minutes = (count_from..absence_from)", "fine.rows.late.minutes = [count_from..absence_from]",
            "fine.rows.late.amount = 11", "fine.rows.late.amount = 9", "fine.rows.late removed",
            "fine.rows.absent.minutes = > absence_from", "fine.rows.absent removed",
            "three.every = 4", "three.every = 2", "three.then.replaces removed",
        ], made);
    }

    [Fact]
    public void Adds_replaces_where_a_reading_would() => Assert.Contains("three.then.replaces = counted", MutantMaker.Of(
        PackEditor.WithReadings(ProofPack.Whole().Load(), new Dictionary<string, string> { ["conversion"] = "add" }).Result!).Select(m => m.ToString()));

    [Theory]
    [InlineData("< 10", "<= 10")]
    [InlineData(">= a", "> a")]
    [InlineData("[1..5], > 7", "(1..5], > 7 | [1..5), > 7 | [1..5], >= 7")]
    [InlineData("]1..5[", "[1..5[ | ]1..5]")]
    [InlineData("[min(1, 2)..9)", "(min(1, 2)..9) | [min(1, 2)..9]")]
    [InlineData("\"a<b\"", "")]
    [InlineData("late, early", "")]
    public void Turns_boundaries(string text, string mutants) => Assert.Equal(mutants, string.Join(" | ", TextMutations.Boundaries(text)));

    [Theory]
    [InlineData("a = 1 and b = 2", "b = 2 | a = 1")]
    [InlineData("a and b and c", "b and c | a and c | a and b")]
    [InlineData("(a or b) and c", "(b) and c | (a) and c | c | (a or b)")]
    [InlineData("a or b and c", "b and c | a or c | a or b | a")]
    [InlineData("a and (b and c)", "(b and c) | a and (c) | a and (b)")]
    [InlineData("late-by > 3 or \"x and y\" = z", "\"x and y\" = z | late-by > 3")]
    [InlineData("a = 1", "")]
    [InlineData("a and", "")]
    public void Leaves_out_a_part_of_what_is_joined(string text, string mutants) => Assert.Equal(mutants, string.Join(" | ", TextMutations.Parts(text)));

    [Fact]
    public void Somebody_not_kept_out_and_a_part_of_a_condition_left_out_are_mutants_of_a_flow()
    {
        var made = MutantMaker.Of(FlowPack.Given().Replace(FlowPack.Leave, "when: off.days > 1, otherwise", "when: off.days > 1 or kind = swap, otherwise")
            .Replace(FlowPack.Penalty, "when: amount > 0", "when: amount > 0 and outcome = late").LoadWell()).Select(m => m.ToString()).ToList();
        Assert.Contains("leave.steps.head.not.1 removed", made);
        Assert.Contains("leave.steps.stand-in.when = kind = swap", made);
        Assert.Contains("leave.steps.stand-in.when = off.days > 1", made);
        Assert.Equal(["penalty.when = outcome = late", "penalty.when = amount > 0"], made.Where(m => m.StartsWith("penalty.when", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_start_too_wide_is_noticed_by_how_many_cases_the_facts_start()
    {
        var pack = FlowPack.Given().Replace(FlowPack.Penalty, "when: amount > 0", "when: amount > 0 and outcome = late").Append("tests/fine.test.yaml", """
            ---
            test: 迟到开单，旷工不开
            people: { 张三: { day_wage: 120 } }
            timeline:
              - { on: 2014-04-03, who: 张三, event: late, minutes: 12 }
              - { on: 2014-04-04, who: 张三, event: no_show, excused: "no" }
              - expect: { 张三: { penalty: 1, absence: 1 } }

            """).LoadWell();
        Assert.Equal("", string.Join('\n', PackTester.Run(pack).Results.SelectMany(r => r.Failures)));
        var report = MutationRun.Run(pack)!;
        Assert.Equal(["penalty.when = outcome = late"], report.Survivors.Select(s => s.ToString()).Where(s => s.StartsWith("penalty.when", StringComparison.Ordinal)));
    }

    [Fact]
    public void Kills_them_all()
    {
        var report = Run(ProofPack.Whole());
        Assert.Equal("", string.Join('\n', report.Diagnostics));
        Assert.Equal((21, 21, 0), (report.Total, report.Killed, report.Accepted));
        Assert.Equal(3, report.Ladders[0].Tight);
    }

    [Theory]
    [InlineData(ProofPack.Cases, "| 差一分     | 59      |          || late    | 10     | late.fine    |\n", "fine.values.absence_from = 59")]
    [InlineData(ProofPack.Cases, "| 九分钟     | 9       | 100      || none    | 0      | late.fine    |\n",
        "fine.values.count_from = 9, fine.rows.grace.amount = 1, fine.rows.grace.amount = -1, fine.rows.grace removed")]
    public void Names_the_survivors(string file, string missing, string survivors)
    {
        var report = Run(ProofPack.Whole().Replace(file, "  " + missing, ""));
        Assert.Equal(survivors, string.Join(", ", report.Survivors));
        Assert.Equal(21 - report.Survivors.Count, report.Killed);
        Assert.True(report.Ladders[0].Tight < 3);
        var first = report.Diagnostics[0];
        Assert.Equal(("mutant.survived", Severity.Error, "packs/proof/controls/fine.table.yaml"), (first.Code, first.Severity, first.Where.File));
        Assert.Contains("没有一个测试发现", first.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains($"{{ mutant: \"{report.Survivors[0]}\", why: the reason }}", first.Format(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_threshold_and_a_dropped_replacement_need_their_own_tests()
    {
        var report = Run(ProofPack.Whole().With(ProofPack.Times, """
            test: 三次
            people: { 张三: { day_wage: 100 } }
            timeline:
              - { on: 2014-05-06, who: 张三, event: late, minutes: 12 }
              - { on: 2014-05-14, who: 张三, event: late, minutes: 12 }
              - { on: 2014-05-27, who: 张三, event: late, minutes: 12 }
              - expect: { 张三: { absence: 1 } }
            """));
        Assert.Equal("fine.absorbs.absence removed, three.every = 2, three.then.replaces removed", string.Join(", ", report.Survivors));
    }

    [Fact]
    public void Accepts_a_survivor_with_a_reason()
    {
        var report = Run(Without59().With(ProofPack.Accepted, "accepted:\n  - { mutant: \"fine.values.absence_from = 59\", why: 打卡机不分秒 }\n"));
        Assert.Empty(report.Diagnostics);
        Assert.Equal((21, 20, 1), (report.Total, report.Killed, report.Accepted));
        Assert.Equal(3, report.Ladders[0].Tight);
    }

    [Theory]
    [InlineData("fine.values.count_from = 11", "mutant.accepted-killed", "已经有测试能发现", "A test notices")]
    [InlineData("fine.values.absence_from = 58", "mutant.accepted-unknown", "是不是想写“fine.values.absence_from = 59”", "Did you mean \"fine.values.absence_from = 59\"")]
    public void Refuses_to_accept_what_is_killed_or_not_there(string mutant, string code, string zh, string en)
    {
        var report = Run(Without59().With(ProofPack.Accepted,
            $"accepted:\n  - {{ mutant: \"fine.values.absence_from = 59\", why: 打卡机不分秒 }}\n  - {{ mutant: \"{mutant}\", why: 没有道理 }}\n"));
        var found = Assert.Single(report.Diagnostics);
        Assert.Equal((code, $"packs/proof/{ProofPack.Accepted}", 3), (found.Code, found.Where.File, found.Where.Line));
        Assert.Contains(zh, found.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(en, found.Format(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_nothing_when_a_test_fails() => Assert.Null(MutationRun.Run(ProofPack.Whole().Replace(ProofPack.Times, "to_pay: 20", "to_pay: 25").Load()));

    [Fact]
    public void A_count_without_a_row_is_noticed()
    {
        var report = Run(ProofPack.Whole().With(ProofPack.Questions, "questions: []\n").Replace(ProofPack.Three,
            "    warn: [2]\n    every: 3\n    then: { outcome: absence, amount: fine.absence_amount, replaces: counted }\n",
            "    apply: each\n    rows: |\n      | row  | n      || amount |\n      |------|--------||--------|\n      | few  | [0..2] || -      |\n      | many | >= 3   || 5      |\n      | mid  | (2..3) || -      |\n")
            .With(ProofPack.Times, """
                test: 次数
                people: { 张三: { day_wage: 100 } }
                timeline:
                  - { on: 2014-05-06, who: 张三, event: late, minutes: 12 }
                  - { on: 2014-05-14, who: 张三, event: late, minutes: 12 }
                  - expect: { 张三: { to_pay: 20 } }
                """));
        Assert.DoesNotContain("three.rows.few removed", report.Survivors.Select(s => s.ToString()));
        Assert.Contains("three.rows.many.amount = 6", report.Survivors.Select(s => s.ToString()));
    }

    private static ProofPack Without59() => ProofPack.Whole().Replace(ProofPack.Cases, "  | 差一分     | 59      |          || late    | 10     | late.fine    |\n", "");

    private static MutationReport Run(ProofPack pack)
    {
        var report = MutationRun.Run(pack.Load());
        Assert.True(report is not null, string.Join('\n', pack.Run().Results.SelectMany(r => r.Failures)));
        return report;
    }
}
