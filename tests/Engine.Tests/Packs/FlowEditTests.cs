using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Packs;

public sealed class FlowEditTests
{
    private static readonly Pack Pack = FlowPack.Given().LoadWell();

    [Theory]
    [InlineData("leave.steps.head.within", "2 working days", "head: within 2 working days")]
    [InlineData("leave@2014-04-01.steps.head.within", null, "head: within -")]
    [InlineData("leave.steps.ops.rule", "all", "ops: rule All")]
    [InlineData("leave.steps.stand-in.when", "off.days > 2", "stand-in: when off.days > 2 otherwise head")]
    [InlineData("leave.steps.stand-in.when", null, "stand-in: when - otherwise -")]
    [InlineData("leave.steps.stand-in.otherwise", "ops", "stand-in: when off.days > 1 otherwise ops")]
    [InlineData("leave.steps.head.to.approve", "refused", "head: approve → refused, send_on → ops, reject → refused")]
    [InlineData("leave.steps.head.to.send_on", null, "head: approve → ops, reject → refused")]
    [InlineData("leave.steps.ops.parties.2", null, "ops: by role ops")]
    [InlineData("penalty.steps.sign.parties.witness", null, "sign: by field person")]
    [InlineData("penalty.steps.sign.parties.party", "starter", "sign: by starter, field witness")]
    [InlineData("leave.steps.head.not.1", null, "head: not ")]
    [InlineData("leave.steps.head.not.1", "role plant-head", "head: not role plant-head")]
    [InlineData("penalty.when", "amount > 50", "when amount > 50")]
    public void Reaches_what_proposals_and_mutants_change(string path, string? to, string expected)
    {
        var changed = Change(path, to).Result!;
        Assert.NotEqual(Pack.Hash, changed.Hash);
        var flow = changed.Flows.Single(f => f.Id == path.Split('.', '@')[0]);
        if (expected.StartsWith("when", StringComparison.Ordinal))
        {
            Assert.Equal(expected, $"when {flow.When!.Text}");
            return;
        }
        var step = flow.Versions[0].Step(expected.Split(':')[0])!;
        string[] readings =
        [
            $"within {step.Within?.Text ?? "-"}", $"rule {step.Rule.Kind}", $"when {step.When?.Text ?? "-"} otherwise {step.Otherwise?.Text ?? "-"}",
            string.Join(", ", step.Exits.Select(e => $"{e.Id.Text} → {e.To.Text}")), $"by {string.Join(", ", step.Parties.Select(p => p.Who.Text))}",
            $"not {string.Join(", ", step.Not.Select(n => n.Text))}",
        ];
        Assert.Contains(expected.Split(": ", 2)[1], readings);
    }

    [Theory]
    [InlineData("leave.steps.hed.within", "1 h", "pack.unknown-path", "是不是想写“head”", "Did you mean \"head\"")]
    [InlineData("leave.steps.head.withn", "1 h", "pack.unknown-path", "是不是想写“within”", "Did you mean \"within\"")]
    [InlineData("leave.step.head.within", "1 h", "pack.unknown-path", "是不是想写“steps”", "Did you mean \"steps\"")]
    [InlineData("leave@2015-04-01.steps.head.within", "1 h", "pack.unknown-path", "2014-04-01", "2014-04-01")]
    [InlineData("leave.steps.head.to.aprove", "ops", "pack.unknown-path", "是不是想写“approve”", "Did you mean \"approve\"")]
    [InlineData("leave.steps.head.parties.2", null, "pack.unknown-path", "可以写：1", "takes: 1")]
    [InlineData("leave.steps.head.not.2", null, "pack.unknown-path", "可以写：1", "takes: 1")]
    [InlineData("leave.steps.head.parties.1", null, "pack.bad-change", "只有这一方", "the only party")]
    [InlineData("leave.steps.ops.rule", "most", "flow.unknown-rule", "“most”不是会签的办法", "\"most\" is no rule")]
    [InlineData("leave.steps.ops.rule", null, "pack.bad-change", "不能删去", "cannot be removed")]
    [InlineData("penalty@2014-04-01.when", "amount > 1", "pack.bad-change", "不分版本", "the same in all versions")]
    public void Refuses_a_path_that_leads_nowhere(string path, string? to, string code, string zh, string en)
    {
        var edit = Change(path, to);
        Assert.Null(edit.Result);
        var found = Assert.Single(edit.Diagnostics);
        Assert.Equal(code, found.Code);
        Assert.Contains(zh, found.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(en, found.Format(Language.English), StringComparison.Ordinal);
    }

    private static PackEdit Change(string path, string? to) =>
        PackEditor.Apply(Pack, [new Change(new Sourced(path, default), to is null ? null : new Sourced(to, default))]);
}
