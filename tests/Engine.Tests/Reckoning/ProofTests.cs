namespace Yunzhang.Engine.Tests.Reckoning;

public sealed class ProofTests
{
    [Fact]
    public void Shows_a_case_that_no_row_takes()
    {
        var (bound, problems) = GivenRules.Plain().With("controls/fine.table.yaml", GivenRules.Fine.Replace(">= absent_minutes ", "> absent_minutes  ")).Bind();
        Assert.Null(bound);
        Assert.Contains("table.gap: There is a gap: no row takes kind = late, minutes = 60", problems);
        Assert.Contains("有漏洞：kind＝late，minutes＝60", problems);
    }

    [Fact]
    public void Shows_a_case_that_two_rows_take()
    {
        var (bound, problems) = GivenRules.Plain().With("controls/fine.table.yaml", GivenRules.Fine.Replace("[from_minutes..absent_minutes)", "[from_minutes..absent_minutes]")).Bind();
        Assert.Null(bound);
        Assert.Contains("table.overlap", problems);
        Assert.Contains("late, absent all take kind = late, minutes = 60", problems);
        Assert.Contains("有重叠：kind＝late，minutes＝60", problems);
    }

    [Fact]
    public void Does_not_ask_for_rows_outside_the_range_a_field_declares()
    {
        var (bound, problems) = GivenRules.Plain().With("controls/fine.table.yaml", GivenRules.Fine.Replace("< from_minutes   ", "[0..from_minutes)")).Bind();
        Assert.True(bound is not null, problems);
    }

    [Fact]
    public void Names_the_placeholder_nobody_can_fill()
    {
        var (bound, problems) = GivenRules.Plain().With("controls/fine.table.yaml", GivenRules.Fine.Replace("{minutes}", "{minuts}")).Bind();
        Assert.Null(bound);
        Assert.Contains("pack.unknown-placeholder", problems);
        Assert.Contains("Did you mean \"minutes\"?", problems);
        Assert.Contains("是不是想写“minutes”?", problems);
    }
}
