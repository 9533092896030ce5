using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Tests.Packs;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("controls/fine.table.yaml", "clauses: [attendance.late, attendance.absence]", "clauses: [attendance.lates, attendance.absence]", "pack.unknown-clause", 3, 11, "是不是想写“attendance.late”", "Did you mean \"attendance.late\"")]
    [InlineData("handled.yaml", "clause: closing.leave", "clause: holidays", "pack.unknown-clause", 4, 15, "正文里没有条款", "The text has no clause")]
    [InlineData("questions.yaml", "clauses: [totals.three]", "clauses: [totals.tree]", "pack.unknown-clause", 3, 15, "totals.three", "totals.three")]
    [InlineData("pack.yaml", "owner: ops", "owner: opps", "pack.unknown-role", 6, 8, "是不是想写“ops”", "Did you mean \"ops\"")]
    [InlineData("words.yaml", "asked_of: plant-head", "asked_of: boss", "pack.unknown-role", 17, 55, "请把它写进 words.yaml", "Add it under roles")]
    [InlineData("questions.yaml", "decided_by: ops", "decided_by: op", "pack.unknown-role", 10, 17, "没有“op”这个角色", "no role \"op\"")]
    [InlineData("controls/fine.table.yaml", "- from: 2014-04-01", "- from: 2014-05-01", "pack.version-without-issue", 9, 5, "2014-04-01", "issues take effect on: 2014-04-01")]
    [InlineData("pack.yaml", "{ post: [operator] }", "{ pots: [operator] }", "pack.unknown-field", 8, 15, "是不是想写“post”", "Did you mean \"post\"")]
    [InlineData("pack.yaml", "{ post: [operator] }", "{ post: [operater] }", "pack.unknown-value", 8, 22, "是不是想写“operator”", "Did you mean \"operator\"")]
    [InlineData("questions.yaml", "late-to-absence.then.replaces:", "late-to-absense.then.replaces:", "pack.unknown-path", 7, 39, "是不是想写“late-to-absence”", "Did you mean \"late-to-absence\"")]
    [InlineData("proposals/raise.proposal.yaml", "fine.values.count_from", "fine.values.count_form", "pack.unknown-path", 4, 12, "是不是想写“count_from”", "Did you mean \"count_from\"")]
    [InlineData("tests/fine.test.yaml", "of: fine", "of: fines", "pack.unknown-control", 2, 5, "是不是想写“fine”", "Did you mean \"fine\"")]
    [InlineData("tests/fine.test.yaml", "{ conversion: replace }", "{ conversion: replaced }", "pack.unknown-reading", 1, 7, "是不是想写“replace”", "Did you mean \"replace\"")]
    [InlineData("tests/fine.test.yaml", "{ conversion: replace }", "{ convertion: replace }", "pack.unknown-question", 1, 7, "是不是想写“conversion”", "Did you mean \"conversion\"")]
    [InlineData("controls/fine.table.yaml", "takes: [late, absence]", "takes: [lates, absence]", "pack.unknown-outcome", 7, 33, "是不是想写“late”", "Did you mean \"late\"")]
    [InlineData("i18n/en.yaml", "fine.late:", "fine.latte:", "pack.translation-of-nothing", 19, 16, "是不是想写“say: fine.late”", "translates something")]
    public void Refuses_a_name_that_leads_nowhere(string path, string old, string text, string code, int line, int column, string zh, string en) =>
        Refusal.Expect(GivenPack.Small().Replace(path, old, text), code, path, line, column, zh, en);

    [Fact]
    public void Refuses_a_control_that_names_no_clause()
    {
        var given = GivenPack.Small().Replace("controls/totals.counter.yaml", "clauses: [totals.three]\n", "");
        given.Refuses("pack.no-clause", "controls/totals.counter.yaml", 1, 1, "clauses: [编号]", "helps: [id]");
    }

    [Fact]
    public void Refuses_versions_out_of_order()
    {
        var file = SmallPack.Files["controls/fine.table.yaml"];
        var again = file[file.IndexOf("  - from", StringComparison.Ordinal)..];
        GivenPack.Small().Append("controls/fine.table.yaml", again).Refuses("pack.version-order", "controls/fine.table.yaml", 23, 11, "从早到晚", "oldest first");
    }

    [Fact]
    public void Warns_of_a_missing_translation_and_reads_Chinese_in_its_place()
    {
        var given = GivenPack.Small().Replace("i18n/en.yaml", "cards.yellow: Yellow card,", "");
        given.Warns("pack.untranslated", "words.yaml", 21, 18, "names: cards.yellow", "names: cards.yellow");
        Assert.Equal(new Phrase("黄牌", "黄牌"), given.Load().Pack!.Words.Cards[0].Name);
    }

    [Fact]
    public void Warns_once_when_there_is_no_English_at_all() =>
        GivenPack.Small().Without("i18n/en.yaml").Warns("pack.untranslated", "i18n/en.yaml", 0, 0, "没有 i18n/en.yaml", "There is no i18n/en.yaml");

    [Fact]
    public void Takes_the_English_of_a_dated_version_before_the_plain_one()
    {
        var pack = GivenPack.Small().Replace("i18n/en.yaml", "  tiers.first:", "  fine@2014-04-01.late: \"dated\"\n  tiers.first:").LoadWell();
        Assert.Equal("dated", pack.Tables[0].Versions[0].Rows.Rows[1].Say!.Value.En);
    }
}
