namespace Yunzhang.Engine.Tests.Packs;

public sealed class TextRefusalTests
{
    private const string Path = "text/2014-04-01.md";

    [Theory]
    [InlineData("1. 迟到每次扣十元。 {#attendance.late}", "1. 迟到每次扣十元。 {#attendance.late}\n迟到另记。", "pack.clause-without-id", 5, 1, "没有条款编号", "no clause id")]
    [InlineData("## 第二条 累计 {#totals}", "## 第二条 累计 {#totals}\n## 第九条 其他", "pack.clause-without-id", 8, 1, "{#attendance.late}", "{#id}")]
    [InlineData("{#attendance.absence}", "{#attendance.late}", "pack.duplicate-id", 5, 16, "重复", "repeated")]
    [InlineData("{#closing}", "{#3.1}", "pack.bad-id", 10, 13, "不能用条号", "not numbers")]
    [InlineData("{#closing}", "{#clo sing}", "pack.bad-id", 10, 13, "可以写成“clo-sing”", "would do")]
    public void Refuses_a_text_whose_clauses_cannot_be_named(string old, string text, string code, int line, int column, string zh, string en)
    {
        var reading = GivenPack.Small().Replace(Path, old, text).Load();
        var found = Assert.Single(reading.Diagnostics, d => d.Code == code);
        Assert.Equal(($"packs/small/{Path}", line, column), (found.Where.File, found.Where.Line, found.Where.Column));
        Assert.Contains(zh, found.Format(Engine.Diagnostics.Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(en, found.Format(Engine.Diagnostics.Language.English), StringComparison.Ordinal);
        Assert.Null(reading.Pack);
    }

    [Fact]
    public void Refuses_an_id_that_vanished_and_comes_back()
    {
        var text = SmallPack.Files[Path];
        var without = text.Replace("2. 请假另行审批。 {#closing.leave}\n", "");
        var given = GivenPack.Small().With("text/b.md", without).With("text/c.md", text)
            .Append("pack.yaml", "  - { effective: 2015-04-01, text: text/b.md }\n  - { effective: 2016-04-01, text: text/c.md }\n");
        given.Refuses("pack.clause-reused", "text/c.md", 12, 4, "2015-04-01", "cannot be used again");
    }

    [Fact]
    public void Refuses_issues_out_of_order()
    {
        var given = GivenPack.Small().Append("pack.yaml", "  - { effective: 2013-04-01, text: text/2014-04-01.md }\n");
        given.Refuses("pack.version-order", "pack.yaml", 12, 18, "从早到晚", "oldest first");
    }

    [Fact]
    public void Keeps_numbers_of_nested_items()
    {
        var text = SmallPack.Files[Path].Replace("2. 请假另行审批。 {#closing.leave}", "2. 请假另行审批： {#closing.leave}\n   （一）病假； {#closing.leave.sick}\n   （二）事假。 {#closing.leave.own}");
        var issue = GivenPack.Small().With(Path, text).Append("i18n/en.yaml", "").Load().Pack!.Issues[0];
        Assert.Equal(("第三条 2 一", "病假；", "closing.leave", true), (issue.Find("closing.leave.sick")!.Number, issue.Find("closing.leave.sick")!.Text.Zh, issue.Find("closing.leave.sick")!.Parent, issue.Find("closing.leave.sick")!.IsLeaf));
        Assert.Equal("closing.leave", issue.Find("closing.leave.own")!.Parent);
        Assert.False(issue.Find("closing.leave")!.IsLeaf);
    }
}
