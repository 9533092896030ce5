namespace Yunzhang.Engine.Tests.PackTests;

public sealed class PackTesterTests
{
    [Fact]
    public void Passes_what_is_right()
    {
        var run = ProofPack.Whole().Run();
        Assert.Equal("", string.Join('\n', run.Results.SelectMany(r => r.Failures)));
        Assert.Equal((10, 0), (run.Passed, run.Failed));
        Assert.Equal("单次 · 九分钟", run.Results[0].Name);
    }

    [Fact]
    public void Says_what_a_case_expected_what_came_out_and_why() => ProofPack.Whole()
        .Replace(ProofPack.Cases, "| 十分钟     | 10      |          || late    | 10     |", "| 十分钟     | 10      |          || late    | 15     |")
        .FailsWith("test.wrong-result", ProofPack.Cases, "15 ",
            "“单次 · 十分钟”：amount 应为 15，得出 10。 依据：2014-05-12 fine/late 10 [late.fine]。", "\"单次 · 十分钟\": amount should be 15, but it is 10. Reason: 2014-05-12 fine/late 10 [late.fine].");

    [Fact]
    public void Says_that_a_case_was_decided_where_it_should_wait() => ProofPack.Whole()
        .Replace(ProofPack.Cases, "| 未知       |         |", "| 未知       | 30      |")
        .FailsWith("test.wrong-result", ProofPack.Cases, "waits   |", "outcome 应为 waits，得出 late", "outcome should be waits, but it is late", also: "test.wrong-reason");

    [Fact]
    public void Says_which_reasons_there_were() => ProofPack.Whole()
        .Replace(ProofPack.Cases, "| 300    | late.absence |", "| 300    | late.three   |")
        .FailsWith("test.wrong-reason", ProofPack.Cases, "late.three", "依据里应有 late.three，实际是 late.absence", "late.three should be among the reasons, which are late.absence");

    [Theory]
    [InlineData("to_pay: 20", "to_pay: 25", "to_pay 应为 25，得出 20", "to_pay of 张三 should be 25, but it is 20")]
    [InlineData("late: 2", "late: 3", "late 应为 3，得出 2", "late of 张三 should be 3, but it is 2")]
    [InlineData("three: 2", "three: 1", "three 应为 1，得出 2", "three of 张三 should be 1, but it is 2")]
    [InlineData("bonus: due", "bonus: cancelled", "bonus 应为 cancelled，得出 due", "bonus of 张三 should be cancelled, but it is due")]
    [InlineData("yellow: 0", "yellow: 1", "yellow 应为 1，得出 0", "yellow of 张三 should be 1, but it is 0")]
    [InlineData("off_duty: open", "off_duty: closed", "off_duty 应为 closed，得出 open", "off_duty of 张三 should be closed, but it is open")]
    [InlineData("waits: 0", "waits: 1", "waits 应为 1，得出 0", "waits of 张三 should be 1, but it is 0")]
    [InlineData("adjustment: 280", "adjustment: 300", "adjustment 应为 300，得出 280", "adjustment of 张三 should be 300, but it is 280")]
    public void Says_which_figure_of_a_timeline_is_wrong(string right, string wrong, string zh, string en) =>
        ProofPack.Whole().Replace(ProofPack.Times, right, wrong).FailsWith("test.wrong-figure", ProofPack.Times, wrong[(wrong.IndexOf(' ') + 1)..] + After(right), zh, en);

    [Fact]
    public void Gives_the_entries_behind_a_wrong_figure() => ProofPack.Whole().Replace(ProofPack.Times, "to_pay: 20", "to_pay: 25").FailsWith(
        "test.wrong-figure", ProofPack.Times, "25,", "到 2014-05-14，张三", "Reasons: 2014-05-06 fine/late 10 [late.fine]; 2014-05-14 fine/late 10 [late.fine].");

    [Fact]
    public void Asks_only_what_is_new_for_its_reasons() => ProofPack.Whole()
        .Replace(ProofPack.Times, "because: [late.three]", "because: [late.absence]")
        .FailsWith("test.wrong-reason", ProofPack.Times, "late.absence]", "新得出的依据里应有 late.absence，实际是 late.three", "late.absence should be among the new reasons, which are late.three");

    [Theory]
    [InlineData(ProofPack.Cases, "minutes | day_wage", "minuts  | day_wage", "minuts", "test.unknown-field", "是不是想写“minutes”", "Did you mean \"minutes\"", 6)]
    [InlineData(ProofPack.Cases, "|| none    |", "|| non     |", "non ", "test.unknown-result", "是不是想写“none”", "Did you mean \"none\"", 1)]
    [InlineData(ProofPack.Cases, "| 300    | late.absence", "| 300    | late.absent ", "late.absent", "test.unknown-clause", "不是条款编号", "is no clause", 1)]
    [InlineData(ProofPack.Cases, "| 差一分     | 59 ", "| 差一分     | 五九", "五九", "test.bad-value", "“minutes”不能是“五九”，应写数", "\"minutes\" cannot be \"五九\"; it takes a number", 1)]
    [InlineData(ProofPack.Cases, "| 300    |", "| 三百   |", "三百", "test.bad-value", "应写数，或 waits", "it takes a number, or waits", 1)]
    [InlineData(ProofPack.Times, "on: 2014-03-31, who: 张三, event: late", "on: 2014-03-31, who: 张三, event: latte", "latte", "test.unknown-event", "是不是想写“late”", "Did you mean \"late\"", 1)]
    [InlineData(ProofPack.Times, "recorded: 2014-06-05, who: 张三", "recorded: 2014-06-05, who: 张叁", "张叁", "test.unknown-person", "people 里写明的人", "person declared under people", 1)]
    [InlineData(ProofPack.Times, "张三: { to_pay: 0", "李四: { to_pay: 0", "李四", "test.unknown-person", "出现过的人或单位", "person or unit of this test", 1)]
    [InlineData(ProofPack.Times, "to_pay: 330", "to_pai: 330", "to_pai", "test.unknown-figure", "是不是想写“to_pay”", "Did you mean \"to_pay\"", 1)]
    [InlineData(ProofPack.Times, "bonus: due", "bonus: dues", "dues", "test.bad-value", "是不是想写“due”", "Did you mean \"due\"", 1)]
    [InlineData(ProofPack.Times, "off_duty: open", "off_duty: ajar", "ajar", "test.bad-value", "可以写：open、closed", "It takes: open, closed", 1)]
    [InlineData(ProofPack.Times, "张三: { to_pay: 0, late: 0 }", "张三: { }", "施行之前", "test.expects-nothing", "没有 expect", "has no expect", 1)]
    public void Refuses_a_test_that_names_what_is_not_there(string file, string right, string wrong, string at, string code, string zh, string en, int times)
    {
        var pack = ProofPack.Whole().Replace(file, right, wrong);
        Assert.Equal(times, pack.Run().Failed);
        pack.FailsWith(code, file, at, zh, en, times);
    }

    [Fact]
    public void Refuses_a_field_of_people_that_is_not_there() => ProofPack.Whole()
        .Append(ProofPack.Times, "---\ntest: 错\npeople: { 王五: { day_vage: 3 } }\ntimeline:\n  - { on: 2014-05-01, who: 王五, event: deviation, minuts: 3 }\n  - expect: { 王五: { to_pay: 0 } }\n")
        .FailsWith("test.unknown-field", ProofPack.Times, "day_vage", "是不是想写“day_wage”", "Did you mean \"day_wage\"", also: "test.unknown-field");

    [Fact]
    public void Fails_a_case_that_no_row_is_asked_about() => ProofPack.Whole()
        .Replace(ProofPack.Fine, "for_each: deviation\n", "for_each: deviation\nwhen: minutes != 10\n")
        .FailsWith("test.not-judged", ProofPack.Cases, "| 十分钟", "表 fine 没有判定这件事", "table fine does not judge this");

    [Fact]
    public void Counts_in_the_window_of_the_day_asked() => Assert.Equal(0, ProofPack.Whole()
        .Replace(ProofPack.Three, "per: [person, month]", "per: [person, 10 days]")
        .With(ProofPack.Cases, "")
        .With(ProofPack.Times, """
            test: 滚动
            people: { 张三: { day_wage: 100 } }
            timeline:
              - { on: 2014-05-06, who: 张三, event: late, minutes: 12 }
              - { on: 2014-05-14, who: 张三, event: late, minutes: 12 }
              - expect: { 张三: { three: 2 } }
              - expect: { 张三: { three: 2 }, on: 2014-05-15 }
              - expect: { 张三: { three: 1 }, on: 2014-05-16 }
              - expect: { 张三: { three: 0 }, on: 2014-05-24 }
            """).Run().Failed);

    private static string After(string right) => right is "to_pay: 20" or "late: 2" or "three: 2" or "bonus: due" or "yellow: 0" or "off_duty: open" ? "," : " }";
}
