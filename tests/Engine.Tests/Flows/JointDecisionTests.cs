using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

public sealed class JointDecisionTests
{
    private static GivenCase Panel(DecideRule rule) => new GivenCase(new GivenFlow().Field("item").Decide("panel", "granted", ["role panel"], rule: rule).Ends()).Start("Ann", "item=x");

    [Fact]
    public void Any_one_of_several_decides_and_the_others_need_not()
    {
        var given = Panel(DecideRule.Any).Say("P2");
        Assert.Equal("granted", given.Ending);
        Assert.Equal([TaskEnding.NotNeeded, TaskEnding.Done, TaskEnding.NotNeeded, TaskEnding.NotNeeded], given.State.Tasks.Select(t => t.Ending!.Value));
    }

    [Fact]
    public void A_joint_decision_needs_everybody_in_any_order()
    {
        var given = Panel(new DecideRule(DecideKind.All)).Say("P3").Say("P1").Say("P4");
        Assert.Null(given.Ending);
        Assert.Equal("P2", given.Waiting);
        Assert.Equal("granted", given.Say("P2").Ending);
    }

    [Fact]
    public void A_joint_decision_fails_with_the_first_no()
    {
        var given = Panel(new DecideRule(DecideKind.All)).Say("P3").Say("P1", "reject");
        Assert.Equal("refused", given.Ending);
        Assert.Equal(TaskEnding.NotNeeded, given.State.Tasks[1].Ending);
    }

    [Fact]
    public void In_turn_only_the_next_can_act()
    {
        var given = Panel(new DecideRule(DecideKind.InTurn));
        Assert.Equal("P1", given.Waiting);
        GivenCase.Refused(given.TrySay("P2"), "case.not-your-turn");
        Assert.Equal("P2", given.Say("P1").Waiting);
        Assert.Equal("granted", given.Say("P2").Say("P3").Say("P4").Ending);
    }

    [Fact]
    public void A_share_passes_as_soon_as_it_is_reached_and_the_other_to_dos_disappear()
    {
        var given = Panel(new DecideRule(DecideKind.Share, Share: 0.5m)).Say("P1", "reject");
        Assert.Null(given.Ending);
        given.Say("P2").Say("P3");
        Assert.Equal("granted", given.Ending);
        Assert.Equal(TaskEnding.NotNeeded, given.State.Tasks[3].Ending);
    }

    [Fact]
    public void A_share_fails_as_soon_as_it_cannot_be_reached_and_one_no_ends_nothing_by_itself()
    {
        var given = Panel(new DecideRule(DecideKind.Share, Share: 0.75m)).Say("P1", "reject");
        Assert.Null(given.Ending);
        Assert.Equal("refused", given.Say("P2", "reject").Ending);
        Assert.Equal(2, given.State.Tasks.Count(t => t.Ending == TaskEnding.NotNeeded));
    }

    [Fact]
    public void A_count_passes_when_so_many_approve()
    {
        var given = Panel(new DecideRule(DecideKind.Count, Count: 2)).Say("P4");
        Assert.Null(given.Ending);
        Assert.Equal("granted", given.Say("P1").Ending);
    }

    [Fact]
    public void A_count_that_cannot_be_filled_waits_for_a_name_and_does_not_shrink()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Decide("panel", "granted", ["role hr", "role ops"], rule: new DecideRule(DecideKind.Count, Count: 3)).Ends()).Start("Ann").Say("HR").Say("OPS");
        Assert.Null(given.Ending);
        var open = Assert.Single(given.State.OpenTasks);
        Assert.Equal("", open.To);
        Assert.Equal("granted", given.Act("Clerk", new CaseAct.Name(open.Number, "GM")).Say("GM").Ending);
    }

    [Fact]
    public void A_word_of_the_flows_own_goes_its_own_way()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Step("write", StepKind.Do, [("done", "check")], ["starter"])
            .Step("check", StepKind.Decide, [("approve", "granted"), ("reject", "refused"), ("send_back", "write")], ["role panel"], s => s with { Rule = new DecideRule(DecideKind.All) }).Ends()).Start("Ann").Say("Ann", "done").Say("P1").Say("P2", "send_back");
        Assert.Equal(("write", "Ann"), (given.Open, given.Waiting));
        // P1 approved what has not changed, so only the other three are asked again.
        Assert.Equal("P2 P3 P4", given.Say("Ann", "done").Waiting);
    }

    [Fact]
    public void The_same_task_cannot_be_acted_on_twice()
    {
        var given = Panel(new DecideRule(DecideKind.All)).Say("P1");
        GivenCase.Refused(given.TrySay("P1"), "case.task-ended");
        GivenCase.Refused(given.TrySay("P1", "reject"), "case.task-ended");
    }

    [Fact]
    public void Of_two_who_decide_at_the_same_moment_the_second_hears_that_it_is_decided()
    {
        var given = Panel(DecideRule.Any);
        var task = given.TaskOf("P2");
        given.Say("P1");
        GivenCase.Refused(given.Try("P2", new CaseAct.Say(task, "reject", null, null, new Dictionary<string, string?>())), "case.ended");

        var longer = new GivenCase(new GivenFlow().Field("item").Decide("panel", "next", ["role panel"]).Decide("next", "granted", ["role hr"]).Ends()).Start();
        var other = longer.TaskOf("P2");
        var late = longer.Say("P1").Try("P2", new CaseAct.Say(other, "reject", null, null, new Dictionary<string, string?>()));
        GivenCase.Refused(late, "case.task-ended");
        Assert.Contains("这一步已经有了结果", late.Refusals[0].Message.Zh);
    }

    [Fact]
    public void A_party_without_people_is_not_passed_over_where_everybody_must_approve()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Decide("both", "granted", ["role hr", "role ops"], rule: new DecideRule(DecideKind.All)).Ends(), GivenStaff.Chain with { Roles = [new("ops", "OPS", null)], Units = [GivenStaff.Unit("s1", null)] });
        given.Start("Ann").Say("OPS");
        Assert.Null(given.Ending);
        Assert.Equal("", Assert.Single(given.State.OpenTasks).To);
    }
}
