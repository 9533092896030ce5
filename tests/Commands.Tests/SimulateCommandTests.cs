using System.Text.Json;

namespace Yunzhang.Commands.Tests;

public sealed class SimulateCommandTests
{
    private const string People = "工号,姓名,岗位,当日工资\n001,张三,operator,120\n";

    private const string April = "日期,员工,种类,分钟数\n2014-03-31,张三,迟到,12\n2014-04-03,张三,迟到,12\n2014-04-10,张三,早退,15\n2014-04-17,张三,迟到,9\n";

    private const string Proposal = "proposal: try\nasks: 会怎样？\nchanges:\n  - { set: fine.values.count_from, to: 5 }\n  - { set: fine.rows.late.amount, to: 15 }\nreplay: { from: 2014-04-01, to: 2014-04-30 }\nassumes: 员工行为不变\n";

    private static string[] Simulate(GivenCommand given, string proposal, params string[] more) =>
        ["simulate", GivenCommand.Pack("wastewater-operators"), "--proposal", given.File("try.yaml", proposal), "--facts", given.File("facts.csv", April), "--people", given.File("people.csv", People), .. more];

    [Fact]
    public void Prints_each_change_alone_beside_the_whole()
    {
        using var given = new GivenCommand();
        given.Run(Simulate(given, Proposal, "--by", "post", "--lang", "en"));
        Assert.Equal((0, ""), (given.ExitCode, given.Errors));
        Assert.Contains("Replayed 2014-04-01 to 2014-04-30: 3 facts; 1 outside these days are left out.", given.Output);
        Assert.Contains("Assumes: 员工行为不变", given.Output);
        // 10 + 10 → 15 + 10 + 15 and a day of absence, 120 + 200.
        Assert.Matches(@"owed +20\.00 +360\.00 +\+340\.00", given.Output);
        Assert.Matches(@"fine\.values\.count_from = 5 +350\.00 +\+330\.00 +97\.1%", given.Output);
        Assert.Matches(@"fine\.rows\.late\.amount = 15 +25\.00 +\+5\.00 +1\.5%", given.Output);
        Assert.Matches(@"only from acting together +\+5\.00 +1\.5%", given.Output);
        Assert.Contains("Groups of fewer than five people are merged", given.Output);
    }

    [Fact]
    public void Writes_the_same_as_json()
    {
        using var given = new GivenCommand();
        given.Run(Simulate(given, Proposal, "--format", "json"));
        var root = JsonDocument.Parse(given.Output).RootElement;
        Assert.Equal("wastewater.operators", root.GetProperty("pack").GetString());
        Assert.Equal((20, 360), (root.GetProperty("before").GetProperty("owed").GetDecimal(), root.GetProperty("after").GetProperty("owed").GetDecimal()));
        Assert.Equal([350, 25], root.GetProperty("alone").EnumerateArray().Select(a => a.GetProperty("totals").GetProperty("owed").GetDecimal()));
        var replace = root.GetProperty("readings").EnumerateArray().Single(r => r.GetProperty("reading").GetString() == "replace");
        Assert.Equal((20, 320), (replace.GetProperty("before").GetProperty("owed").GetDecimal(), replace.GetProperty("after").GetProperty("owed").GetDecimal()));
        Assert.Equal("张三", root.GetProperty("most_changed")[0].GetProperty("name").GetString());
        Assert.Equal(1, root.GetProperty("period").GetProperty("left_out").GetInt32());
    }

    [Fact]
    public void Refuses_a_gap_at_its_line_in_the_proposal_with_a_case()
    {
        using var given = new GivenCommand();
        var gap = Proposal.Replace("fine.rows.late.amount, to: 15", "fine.rows.late.minutes, to: \"[5..30)\"");
        given.Run(Simulate(given, gap));
        Assert.Equal((1, ""), (given.ExitCode, given.Output));
        Assert.Contains("try.yaml:5:12: 错误 table.gap: 把“fine.rows.late.minutes”改为“[5..30)”以后", given.Errors);
        Assert.Contains("minutes＝30", given.Errors);
        Assert.Contains("minutes = 30", given.Run(Simulate(given, gap, "--lang", "en")).Errors);
    }

    [Fact]
    public void Tries_a_proposal_of_the_pack_by_its_id_and_suggests_one_when_there_is_none()
    {
        using var given = new GivenCommand();
        string[] By(string id) => ["simulate", GivenCommand.Pack("wastewater-operators"), "--proposal", id, "--facts", given.File("facts.csv", April)];
        Assert.Contains("proposals/five-minutes.proposal.yaml", given.Run(By("five-minutes")).Output);
        Assert.Equal(0, given.ExitCode);
        given.Run(By("five-minute"));
        Assert.Equal(1, given.ExitCode);
        Assert.Contains("simulate.no-such-proposal", given.Errors);
        Assert.Contains("是不是想写“five-minutes”", given.Errors);
        Assert.Contains("the pack keeps no proposal", given.Run([.. By("five-minute"), "--lang", "en"]).Errors);
    }

    [Fact]
    public void Wants_a_proposal()
    {
        using var given = new GivenCommand();
        given.Run("simulate", GivenCommand.Pack("wastewater-operators"), "--facts", given.File("facts.csv", April));
        Assert.Equal(2, given.ExitCode);
    }
}
