using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Tests.PackTests;

public sealed class NumberCheckTests
{
    [Fact]
    public void Finds_nothing_where_text_and_controls_agree() =>
        Assert.DoesNotContain(ProofPack.Whole().Check().Diagnostics, d => d.Code.StartsWith("clause.number", StringComparison.Ordinal));

    [Fact]
    public void Refuses_a_number_that_its_clause_does_not_say() => ProofPack.Whole()
        .Replace(ProofPack.Fine, "late    | 10  ", "late    | 12  ")
        .ChecksWith(Severity.Error, "clause.number-not-in-text", ProofPack.Fine, "12  ",
            "“fine.rows.late.amount”里的 12 不在条款 late.fine 的文字里（那里有：十分钟、十元）", "12 in \"fine.rows.late.amount\" is not in the words of late.fine (which have: 十分钟、十元)");

    [Fact]
    public void Does_not_take_the_figure_of_another_unit() => ProofPack.Whole()
        .Replace(ProofPack.Text, "每次扣十元", "每次扣五元")
        .ChecksWith(Severity.Error, "clause.number-not-in-text", ProofPack.Fine, "10             |", "fine.rows.late.amount", "which have: 十分钟、五元");

    [Fact]
    public void Does_not_take_the_figure_of_another_clause() => ProofPack.Whole()
        .Replace(ProofPack.Three, "every: 3", "every: 10")
        .ChecksWith(Severity.Error, "clause.number-not-in-text", ProofPack.Three, "10", "three.every", "is not in the words of late.three");

    [Fact]
    public void Measures_a_named_value_by_what_it_is_used_for() => ProofPack.Whole()
        .Replace(ProofPack.Fine, "absence_from: 60", "absence_from: 200")
        .ChecksWith(Severity.Error, "clause.number-not-in-text", ProofPack.Fine, "200, absence_amount", "fine.values.absence_from", "200 in \"fine.values.absence_from\"");

    [Fact]
    public void Takes_a_number_from_a_question_about_the_clause() => Assert.DoesNotContain(ProofPack.Whole()
        .Replace(ProofPack.Fine, "late    | 10  ", "late    | 12  ")
        .Append(ProofPack.Questions, "  - { id: sum, clauses: [late.fine], asks: 每次扣十元还是十二元？, chosen: 十二元, decided_by: ops }\n")
        .Check().Diagnostics, d => d.Code == "clause.number-not-in-text");

    [Fact]
    public void Does_not_take_a_number_from_a_question_about_another_clause() => ProofPack.Whole()
        .Replace(ProofPack.Fine, "late    | 10  ", "late    | 12  ")
        .Append(ProofPack.Questions, "  - { id: sum, clauses: [late.absence], asks: 每次扣十元还是十二元？, chosen: 十二元, decided_by: ops }\n")
        .ChecksWith(Severity.Error, "clause.number-not-in-text", ProofPack.Fine, "12  ", "late.fine", "late.fine");

    [Fact]
    public void Warns_of_a_number_in_the_text_that_no_control_uses() => ProofPack.Whole()
        .Replace(ProofPack.Text, "每次扣十元。", "每次扣十元，全年不超过五百元。")
        .ChecksWith(Severity.Warning, "clause.number-not-used", ProofPack.Text, "迟到从十分钟", "条款“late.fine”写着“五百元”", "Clause \"late.fine\" says \"五百元\"");

    [Fact]
    public void Takes_more_than_two_for_three_times() => Assert.DoesNotContain(ProofPack.Whole()
        .Replace(ProofPack.Three, "    every: 3\n    then: { outcome: absence, amount: fine.absence_amount, replaces: counted }\n",
            "    apply: each\n    rows: |\n      | row  | n    || amount |\n      |------|------||--------|\n      | few  | <= 2 || -      |\n      | many | > 2  || 0      |\n")
        .Replace(ProofPack.Three, "    warn: [2]\n", "").With(ProofPack.Questions, "questions: []\n").With(ProofPack.Times, "")
        .Check().Diagnostics, d => d.Code.StartsWith("clause.number", StringComparison.Ordinal));

    [Fact]
    public void Takes_half_for_a_factor() => Assert.DoesNotContain(ProofPack.Whole()
        .Replace(ProofPack.Text, "扣当日工资，并扣二百元", "扣当日工资的百分之五十，并扣二百元")
        .Replace(ProofPack.Fine, "day_wage + 200", "day_wage * 0.5 + 200")
        .Check().Diagnostics, d => d.Code.StartsWith("clause.number", StringComparison.Ordinal));
}
