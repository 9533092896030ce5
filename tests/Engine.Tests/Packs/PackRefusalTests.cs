namespace Yunzhang.Engine.Tests.Packs;

public sealed class PackRefusalTests
{
    [Theory]
    [InlineData("controls/fine.table.yaml", "judged_at: event", "whenn: x\njudged_at: event", "pack.unknown-key", 5, 1, "是不是想写“when”", "Did you mean \"when\"")]
    [InlineData("controls/fine.table.yaml", "judged_at: event\n", "", "pack.missing-key", 1, 1, "judged_at: event", "Write judged_at: event")]
    [InlineData("controls/totals.counter.yaml", "per: [person, month]\ncounted_on: event", "per: [person, month]", "pack.missing-key", 1, 1, "counted_on: event", "Write counted_on: event")]
    [InlineData("pack.yaml", "owner: ops\n", "", "pack.missing-key", 1, 1, "缺少“owner”", "lacks \"owner\"")]
    [InlineData("words.yaml", "about: person", "about: { person: x }", "pack.wrong-shape", 9, 12, "一段文字", "one text")]
    [InlineData("pack.yaml", "applies_to: { post: [operator] }", "applies_to: [operator]", "pack.wrong-shape", 8, 13, "现在是一个列表", "this is a list")]
    [InlineData("controls/fine.table.yaml", "    rows: |\n", "    rows: >\n", "pack.wrong-shape", 13, 11, "竖线表格", "pipe table")]
    [InlineData("pack.yaml", "review_by: 2015-04-01", "review_by: 2015-04-31", "pack.bad-date", 7, 12, "不是日期", "not a date")]
    [InlineData("controls/fine.table.yaml", "- from: 2014-04-01", "- from: 2014/4/1", "pack.bad-date", 9, 11, "年-月-日", "year-month-day")]
    [InlineData("pack.yaml", "decimals: 2", "decimals: two", "pack.bad-number", 9, 31, "0 到 4", "from 0 to 4")]
    [InlineData("pack.yaml", "round: half up", "round: half-up", "pack.unknown-rounding", 9, 41, "half even", "Did you mean \"half up\"")]
    [InlineData("pack.yaml", "format: 1", "format: 2", "pack.unknown-format", 3, 9, "可以写：1", "it takes: 1")]
    [InlineData("pack.yaml", "layer: company-rule", "layer: company-rules", "pack.unknown-layer", 5, 8, "company-rule", "Did you mean")]
    [InlineData("controls/fine.table.yaml", "table: fine", "tabel: fine", "pack.unknown-kind", 1, 1, "是不是想写“table”", "Did you mean \"table\"")]
    [InlineData("controls/fine.table.yaml", "table: fine\nname: 考勤扣款", "name: 考勤扣款\ntable: fine", "pack.unknown-kind", 1, 1, "请把“table”放到最前面", "Put \"table\" first")]
    [InlineData("controls/fine.table.yaml", "table: fine", "duty: fine", "pack.kind-not-built", 1, 1, "planned", "not built yet")]
    [InlineData("words.yaml", "type: money, asked_of", "type: mony, asked_of", "pack.unknown-type", 4, 33, "是不是想写“money”", "Did you mean \"money\"")]
    [InlineData("words.yaml", "unit: min", "unit: minute", "pack.unknown-unit", 16, 49, "是不是想写“min”", "Did you mean \"min\"")]
    [InlineData("words.yaml", "unit: min", "unit: 分钟", "pack.unknown-unit", 16, 49, "没有“分钟”这个单位", "Did you mean \"min\"")]
    [InlineData("words.yaml", "type: unit }", "type: unit, unit: h }", "pack.key-needs-type", 5, 43, "只用于 number", "for number")]
    [InlineData("words.yaml", "type: choice, of: { late: 迟到, no_show: 未到岗 } }", "type: choice }", "pack.missing-key", 15, 16, "缺少“of”", "lacks \"of\"")]
    [InlineData("words.yaml", "{ late: 迟到, no_show: 未到岗 }", "{ late: 迟到, no-show: 未到岗 }", "pack.bad-id", 15, 58, "可以写成“no_show”", "\"no_show\" would do")]
    [InlineData("words.yaml", "  minutes: { name", "  date: { name", "pack.reserved-field", 16, 7, "自带", "by itself")]
    [InlineData("words.yaml", "from: overtime.late_night", "from: overtimes.late_night", "pack.unknown-word", 18, 54, "是不是想写“overtime”", "Did you mean \"overtime\"")]
    [InlineData("words.yaml", "from: overtime.late_night", "from: overtime.late_nigt", "pack.unknown-field", 18, 54, "是不是想写“late_night”", "has no field")]
    [InlineData("words.yaml", "default: due", "default: do", "pack.unknown-value", 20, 47, "due、cancelled", "due, cancelled")]
    [InlineData("pack.yaml", "effective: 2014-04-01", "effective: 2014-04-01, text2: x", "pack.unknown-key", 11, 30, "effective、published、text", "Did you mean \"text\"")]
    [InlineData("pack.yaml", "text: text/2014-04-01.md", "text: text/2014-04-10.md", "pack.missing-file", 11, 59, "包里没有", "The pack has no")]
    [InlineData("questions.yaml", "chosen: add", "chosen: ad", "pack.unknown-reading", 9, 13, "add、replace、count-only", "Did you mean \"add\"")]
    [InlineData("questions.yaml", "- id: whose-wage", "- id: conversion", "pack.duplicate-id", 12, 9, "重复", "repeated")]
    [InlineData("handled.yaml", "as: person decides", "as: person decide", "pack.unknown-way", 2, 43, "person decides", "Did you mean \"person decides\"")]
    [InlineData("handled.yaml", "kind: flow", "kind: flows", "pack.unknown-kind", 4, 36, "是不是想写“flow”", "Did you mean \"flow\"")]
    [InlineData("controls/totals.counter.yaml", "counter: tiers", "counter: fine", "pack.duplicate-id", 15, 10, "fine.table.yaml:1:8", "already used")]
    [InlineData("controls/totals.counter.yaml", "per: [person, month]", "per: [person, mouth]", "pack.bad-window", 6, 15, "是不是想写“month”", "Did you mean \"month\"")]
    [InlineData("controls/totals.counter.yaml", "per: [person, month]", "per: month", "pack.bad-window", 6, 6, "per: [person, month]", "takes two parts")]
    [InlineData("controls/totals.counter.yaml", "    every: 3\n", "    every: 3\n    reaches: 5\n", "pack.counter-way", 9, 5, "every、reaches", "every, reaches")]
    [InlineData("controls/totals.counter.yaml", "    every: 3\n", "", "pack.counter-way", 9, 5, "一个也没写", "none is written")]
    [InlineData("controls/totals.counter.yaml", "    apply: at end\n", "", "pack.missing-key", 23, 5, "apply: each、highest", "apply: each, highest")]
    [InlineData("controls/totals.counter.yaml", "apply: at end", "apply: atend", "pack.unknown-apply", 24, 12, "是不是想写“at end”", "Did you mean \"at end\"")]
    [InlineData("controls/totals.counter.yaml", "days: 1 }", "day: 1 }", "pack.unknown-result", 12, 60, "是不是想写“days”", "Did you mean \"days\"")]
    [InlineData("controls/totals.counter.yaml", "days: 1 }", "days: 1, replaces: yes }", "pack.unknown-value", 12, 79, "counted", "counted")]
    [InlineData("controls/fine.table.yaml", "judged_at: event", "judged_at: recorded", "pack.unknown-date", 5, 12, "event", "event")]
    [InlineData("proposals/raise.proposal.yaml", "fine.values.count_from, to: 5", "fine.values.count_from", "pack.missing-key", 4, 5, "to:", "to:")]
    [InlineData("tests/fine.test.yaml", "of: fine\n", "", "pack.missing-key", 1, 1, "缺少“of”", "lacks \"of\"")]
    [InlineData("tests/fine.test.yaml", "recorded: 2014-06-05", "recorded: 2014-05-05", "pack.recorded-before", 14, 33, "早于发生日", "before it occurred")]
    [InlineData("tests/fine.test.yaml", "- { on: 2014-04-03, who: 张三,", "- { on: 2014-04-03,", "pack.missing-key", 13, 5, "缺少“who”", "lacks \"who\"")]
    [InlineData("tests/accepted-mutants.yaml", "mutant:", "mutants:", "pack.unknown-key", 2, 7, "是不是想写“mutant”", "Did you mean \"mutant\"")]
    public void Refuses_with_the_place_and_the_way_out(string path, string old, string text, string code, int line, int column, string zh, string en) =>
        Refusal.Expect(GivenPack.Small().Replace(path, old, text), code, path, line, column, zh, en);

    [Fact]
    public void Refuses_a_folder_without_a_pack_file() =>
        Refusal.Expect(GivenPack.Small().Without("pack.yaml"), "pack.no-pack-file", "pack.yaml", 0, 0, "不是一个规章包", "not a pack");

    [Fact]
    public void Refuses_a_file_nobody_reads() =>
        GivenPack.Small().With("control/late.table.yaml", "table: x").Refuses("pack.unknown-file", "control/late.table.yaml", 0, 0, "是不是想写“controls/late.table.yaml”", "Did you mean");

    [Fact]
    public void Names_the_diagnostics_of_an_unused_text() =>
        GivenPack.Small().With("text/2015-01-01.md", "# x\n").Warns("pack.unused-text", "text/2015-01-01.md", 0, 0, "没有用到", "No issue");
}
