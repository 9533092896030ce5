using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Simulation;

namespace Yunzhang.Engine.Tests.Simulation;

public sealed class RefusalTests
{
    private static readonly SyntheticYear Year = new();

    [Fact]
    public void Refuses_a_gap_at_the_change_that_makes_it_and_shows_a_case()
    {
        var found = Refused("fine.rows.late-1.amount to 15\nfine.rows.late-1.minutes to \"[10..30)\"");
        Assert.Equal(("table.gap", 5, 12), (found.Code, found.Where.Line, found.Where.Column));
        Assert.Contains("把“fine.rows.late-1.minutes”改为“[10..30)”以后，demo/controls/fine.table.yaml:", found.Message.Zh);
        Assert.Contains("minutes＝30", found.Message.Zh);
        Assert.Contains("minutes = 30", found.Message.En);
        Assert.Contains("no row takes", found.Message.En);
    }

    [Fact]
    public void Refuses_a_path_that_leads_nowhere()
    {
        var found = Refused("fine.values.count_form to 5");
        Assert.Equal(("pack.unknown-path", 4, 12), (found.Code, found.Where.Line, found.Where.Column));
        Assert.Contains("count_from", found.Hint!.Value.Zh);
        Assert.Contains("Did you mean \"count_from\"?", found.Hint!.Value.En);
    }

    [Fact]
    public void Refuses_a_value_that_is_no_number_where_it_is_written()
    {
        var found = Refused("fine.values.count_from to abc");
        Assert.Equal(("feel.unknown-name", 4), (found.Code, found.Where.Line));
        Assert.Contains("abc", found.Message.Zh);
        Assert.Contains("abc", found.Message.En);
    }

    [Fact]
    public void Refuses_to_group_by_what_people_do_not_have_or_by_a_figure()
    {
        var proposal = GivenPlant.Proposal("fine.values.count_from to 5", "by: [post_clas, day_wage]\n");
        var found = new GivenPlant().Run(proposal, Year);
        Assert.Null(found.Report);
        Assert.Equal([("proposal.unknown-field", 6), ("proposal.cannot-group-by", 6)], found.Diagnostics.Select(d => (d.Code, d.Where.Line)));
        Assert.Contains("post_class、team", found.Diagnostics[0].Message.Zh);
        Assert.Contains("\"post_class\"", found.Diagnostics[0].Hint!.Value.En);
        Assert.Contains("post_class, team", found.Diagnostics[1].Message.En);
    }

    [Fact]
    public void Says_why_a_change_cannot_stand_alone_and_simulates_the_whole()
    {
        var report = new GivenPlant().Simulate(GivenPlant.Proposal("fine.rows.grace.minutes to \"< 5\"\nfine.rows.late-1.minutes to \"[5..60)\"\nfine.rows.late-2.minutes to \"[5..60)\""), Year);
        Assert.Equal(new CountedByHand(Year, countFrom: 5).Owed, report.After.Owed);
        Assert.All(report.Alone, a => Assert.Null(a.Totals));
        Assert.All(report.Alone, a => Assert.Null(a.Share));
        Assert.Equal(["table.gap", "table.overlap", "table.overlap"], report.Alone.Select(a => a.Diagnostics[0].Code));
        Assert.Equal([4, 5, 6], report.Alone.Select(a => a.Diagnostics[0].Where.Line));
    }

    [Fact]
    public void Leaves_out_what_occurred_outside_the_replay()
    {
        var report = new GivenPlant().Simulate(GivenPlant.Proposal("fine.values.count_from to 5", "replay: { from: 2014-05-01, to: 2014-05-31 }\n"), Year);
        var may = Year.Deviations.Count(d => d.Day.Month == 5);
        Assert.Equal(new ReplayPeriod(new LocalDate(2014, 5, 1), new LocalDate(2014, 5, 31), may, Year.Deviations.Count - may), report.Period);
        Assert.Equal(report.Controls[0].NetBefore + report.Controls[1].NetBefore, report.Before.Net);
        Assert.Equal(may, report.Controls[0].Before);
    }

    [Fact]
    public void Refuses_a_replay_that_ends_before_it_begins()
    {
        var found = new GivenPlant().Run(GivenPlant.Proposal("fine.values.count_from to 5", "replay: { from: 2014-05-01 }\n"), Year, new LocalDate(2014, 4, 30));
        Assert.Null(found.Report);
        Assert.Equal("simulate.period-ends-before-it-begins", Assert.Single(found.Diagnostics).Code);
        Assert.Contains("2014-05-01", found.Diagnostics[0].Message.Zh);
        Assert.Contains("ends on 2014-04-30", found.Diagnostics[0].Message.En);
    }

    [Fact]
    public void Warns_when_nothing_happened_in_the_replay()
    {
        var found = new GivenPlant().Run(GivenPlant.Proposal("fine.values.count_from to 5", "replay: { from: 2016-05-01, to: 2016-05-31 }\n"), Year);
        Assert.Equal(("simulate.no-facts-in-period", Severity.Warning), (found.Diagnostics[0].Code, found.Diagnostics[0].Severity));
        Assert.Equal((0m, 0), (found.Report!.After.Owed, found.Report.Period.Facts));
        Assert.Contains("没有一条事实", found.Diagnostics[0].Message.Zh);
        Assert.Contains("No fact occurred", found.Diagnostics[0].Message.En);
    }

    [Fact]
    public void Warns_of_a_change_in_a_version_the_replay_never_meets()
    {
        var plant = new GivenPlant().With("text/2016-01-01.md", "## 第一条 {#late}\n1. 迟到。 {#late.fine}\n2. 旷工。 {#late.absence}\n\n## 第二条 {#totals}\n1. 折算。 {#totals.month}\n2. 取消。 {#totals.year}\n")
            .Replace("pack.yaml", "2014-04-01.md }\n", "2014-04-01.md }\n  - { effective: 2016-01-01, text: text/2016-01-01.md }\n").Replace("controls/totals.counter.yaml", "reaches: 5\n    then: { mark: annual_bonus = cancelled }\n",
            "reaches: 5\n    then: { mark: annual_bonus = cancelled }\n  - from: 2016-01-01\n    reaches: 4\n    then: { mark: annual_bonus = cancelled }\n");
        var found = plant.Run(GivenPlant.Proposal("bonus.reaches to 3"), Year);
        Assert.Equal(("simulate.version-outside-replay", 4), (Assert.Single(found.Diagnostics).Code, found.Diagnostics[0].Where.Line));
        Assert.Contains("bonus@日期.reaches", found.Diagnostics[0].Hint!.Value.Zh);
        Assert.Contains("governs no day", found.Diagnostics[0].Message.En);
        Assert.Empty(plant.Run(GivenPlant.Proposal("bonus@2014-04-01.reaches to 3"), Year).Diagnostics);
    }

    [Theory]
    [InlineData("table: t\n", "pack.missing-key")]
    [InlineData("# nothing\n", "proposal.none-in-file")]
    [InlineData("proposal: a\nasks: a\nchanges: [{ set: x, to: 1 }]\n---\nproposal: b\nasks: b\nchanges: [{ set: x, to: 1 }]\n", "proposal.several-in-file")]
    public void Reads_one_proposal_a_file(string text, string code)
    {
        var (proposal, found) = ProposalLoader.Load("try.yaml", System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Null(proposal);
        Assert.Contains(found, d => d.Code == code && d.Message.Zh.Length > 0 && d.Message.En.Length > 0);
    }

    private static Diagnostic Refused(string changes)
    {
        var found = new GivenPlant().Run(GivenPlant.Proposal(changes), Year);
        Assert.Null(found.Report);
        var only = Assert.Single(found.Diagnostics, d => d.Severity == Severity.Error);
        Assert.Equal(GivenPlant.Where, only.Where.File);
        return only;
    }
}
