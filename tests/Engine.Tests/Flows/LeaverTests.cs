using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>People who are away, leave, or change posts while a case runs.</summary>
public sealed class LeaverTests
{
    private static GivenCase Head(Staff? staff = null) => new GivenCase(new GivenFlow().Field("a").Decide("head", "granted", ["head of starter"]).Ends(), staff).Start();

    private static GivenCase Reassigned(GivenCase given, Staff staff)
    {
        given.Staff = staff;
        return given.Act("", new CaseAct.Reassign());
    }

    [Fact]
    public void Every_open_task_of_a_leaver_goes_to_whoever_the_flow_finds_now()
    {
        var given = Reassigned(Head(), GivenStaff.Chain.Without("SH"));
        Assert.Equal("RM", given.Waiting);
        Assert.Equal((TaskOrigin.Inherited, 1), (given.State.Tasks[1].Origin, given.State.Tasks[1].From!.Value));
        Assert.Equal("granted", given.Say("RM").Ending);
    }

    [Fact]
    public void Where_nobody_takes_over_the_task_waits_for_a_name_and_is_never_approved_by_itself()
    {
        var given = Reassigned(new GivenCase(new GivenFlow().Field("boss", FormFieldType.Person).Decide("head", "granted", ["field boss"]).Ends()).Start("Ann", "boss=Bob"), GivenStaff.Chain.Without("Bob"));
        Assert.Equal("", Assert.Single(given.State.OpenTasks).To);
        Assert.Null(given.Ending);
        Assert.Empty(given.Try("", new CaseAct.Reassign()).Events);
        GivenCase.Refused(given.Try("Clerk", new CaseAct.Name(2, "Ann")), "case.own-case");
        Assert.Equal("granted", given.Act("Clerk", new CaseAct.Name(2, "SH")).Say("SH").Ending);
    }

    [Fact]
    public void A_task_without_a_holder_goes_to_whoever_comes_to_the_post()
    {
        var empty = GivenStaff.Chain with { Roles = [], Units = [GivenStaff.Unit("s1", null)] };
        var given = new GivenCase(new GivenFlow().Field("a").Decide("hr", "granted", ["role hr"]).Ends(), empty).Start();
        Assert.Equal("", Assert.Single(given.State.OpenTasks).To);
        Assert.Equal("HR", Reassigned(given, GivenStaff.Chain).Waiting);
    }

    [Fact]
    public void A_post_that_changed_hands_takes_its_tasks_along()
    {
        var given = Reassigned(Head(), GivenStaff.Chain.HeadedBy("s1", "Bob"));
        Assert.Equal("Bob", given.Waiting);
        Assert.Empty(given.Try("", new CaseAct.Reassign()).Events);
    }

    [Fact]
    public void A_leaver_in_turn_leaves_his_place_to_his_successor()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Decide("panel", "granted", ["head of unit hrd", "role ops"], rule: new DecideRule(DecideKind.InTurn)).Ends()).Start();
        given = Reassigned(given, GivenStaff.Chain.Without("HR").HeadedBy("hrd", "Clerk"));
        Assert.Equal("Clerk", given.Waiting);
        Assert.Equal("OPS", given.Say("Clerk").Waiting);
    }

    [Fact]
    public void One_of_several_who_may_decide_alone_leaves_and_the_others_still_hold_it()
    {
        var given = Reassigned(new GivenCase(new GivenFlow().Field("a").Decide("panel", "granted", ["role panel"]).Ends()).Start(), GivenStaff.Chain.Without("P1"));
        Assert.Equal("P2 P3 P4", given.Waiting);
    }

    [Fact]
    public void A_named_successor_must_not_be_wanted_where_the_holder_is_still_there() =>
        GivenCase.Refused(Head().Try("Clerk", new CaseAct.Name(1, "HR")), "case.has-holder");

    [Fact]
    public void A_delegate_acts_for_the_one_who_is_away_and_the_record_says_so()
    {
        var given = Head(GivenStaff.Chain.Delegating("SH", "Bob"));
        Assert.Equal("Bob/SH", given.Waiting);
        Assert.Equal("granted", given.Say("Bob").Ending);
        Assert.Equal(("Bob", "SH"), (given.Last<Acted>().By, given.State.Tasks[0].For));
    }

    [Fact]
    public void What_is_with_the_delegate_stays_with_him_and_whoever_is_back_may_act_too()
    {
        var given = Head(GivenStaff.Chain.Delegating("SH", "Bob"));
        given.Staff = GivenStaff.Chain;
        Assert.Equal("Bob/SH", given.Act("", new CaseAct.Urge()).Waiting);
        Assert.Empty(given.Try("", new CaseAct.Reassign()).Events);
        given.Act("SH", new CaseAct.Say(1, "approve", null, null, given.Changes()));
        Assert.Equal("SH", given.Last<Acted>().By);
    }

    [Fact]
    public void A_delegation_made_after_the_task_was_given_lets_the_delegate_act_on_it()
    {
        var given = Head();
        GivenCase.Refused(given.Try("Bob", new CaseAct.Say(1, "approve", null, null, given.Changes())), "case.not-yours");
        given.Staff = GivenStaff.Chain.Delegating("SH", "Bob");
        Assert.Equal("granted", given.Act("Bob", new CaseAct.Say(1, "approve", null, null, given.Changes())).Ending);
        Assert.Equal(("SH", "Bob"), (given.State.Tasks[0].To, given.Last<Acted>().By));
    }

    [Fact]
    public void The_starter_cannot_decide_as_somebodys_delegate()
    {
        var given = Head();
        given.Staff = GivenStaff.Chain.Delegating("SH", "Ann");
        GivenCase.Refused(given.Try("Ann", new CaseAct.Say(1, "approve", null, null, given.Changes())), "case.not-yours");
    }

    [Fact]
    public void Deciders_who_are_several_are_not_troubled_by_the_delegation_of_one()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Decide("panel", "granted", ["role panel"], rule: new DecideRule(DecideKind.All)).Ends(), GivenStaff.Chain.Delegating("P2", "P3")).Start();
        Assert.Equal("P1 P3/P2 P3 P4", given.Waiting);
        given.Say("P1").Say("P3").Say("P4");
        Assert.Null(given.Ending);
        Assert.Equal("granted", given.Say("P3").Ending);
    }
}
