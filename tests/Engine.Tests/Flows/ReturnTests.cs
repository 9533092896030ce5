using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>Giving back, handing in again, taking back, and asking nobody twice (退回、撤回、自动去重).</summary>
public sealed class ReturnTests
{
    private static GivenFlow Chain() => new GivenFlow().Field("item").Field("amount", FormFieldType.Number)
        .Decide("head", "both", ["head of starter"], s => s with { Within = GivenFlow.Text("24 h") })
        .Decide("both", "top", ["role hr", "role ops"], s => s with { Within = GivenFlow.Text("48 h") }, new DecideRule(DecideKind.All))
        .Decide("top", "granted", ["role chief"]).Ends();

    private static GivenCase Given() => new GivenCase(Chain()).Start("Ann", "item=desk", "amount=100");

    [Fact]
    public void A_return_to_a_step_with_a_limit_restarts_its_clock()
    {
        var given = Given().At("2014-05-20T10:00").Say("SH").At("2014-05-21T08:00").Act("HR", new CaseAct.Return(2, "head", "请补充"));
        var open = Assert.Single(given.State.Open);
        Assert.Equal(("head", 2, given.Now, given.Now + NodaTime.Duration.FromHours(24)), (open.Id, open.Round, open.Since, open.Due!.Value));
        Assert.False(open.IsMissed);
    }

    [Fact]
    public void A_return_to_a_joint_step_asks_all_its_signers_anew_and_each_sees_his_earlier_answer()
    {
        var given = Given().Say("SH").Say("HR").Say("OPS").Act("GM", new CaseAct.Return(4, "both", "再议"));
        Assert.Equal(("both", "HR OPS"), (given.Open, given.Waiting));
        Assert.Equal("approve", given.State.Tasks[1].Answer!.Exit);
        Assert.Null(given.Say("HR").Ending);
        Assert.Equal("GM", given.Say("OPS").Waiting);
    }

    [Fact]
    public void A_joint_member_who_returns_the_case_cancels_the_other_open_tasks()
    {
        var given = Given().Say("SH").Act("HR", new CaseAct.Return(2, "", "数量不对"));
        Assert.True(given.State.WithStarter);
        Assert.Empty(given.State.OpenTasks);
        Assert.Equal(TaskEnding.Cancelled, given.State.Tasks[2].Ending);
        Assert.Equal("数量不对", given.Last<StepReturned>().Reason);
        GivenCase.Refused(given.TrySay("OPS"), "case.task-ended");
    }

    [Fact]
    public void Handed_in_again_unchanged_only_those_are_asked_who_have_not_approved()
    {
        var given = Given().Say("SH").Say("OPS").Act("HR", new CaseAct.Return(2, "", "再想想")).Act("Ann", new CaseAct.HandIn(Unchanged));
        Assert.Equal(("both", "HR"), (given.Open, given.Waiting));
        Assert.Equal([TaskEnding.Repeated, TaskEnding.Repeated], given.State.Tasks.Where(t => t.Earlier is not null).Select(t => t.Ending!.Value));
        Assert.Equal("GM", given.Say("HR").Waiting);
    }

    private static readonly Dictionary<string, string?> Unchanged = [];

    [Fact]
    public void Handed_in_with_a_change_those_who_saw_the_field_are_asked_again()
    {
        var given = Given().Say("SH").Act("HR", new CaseAct.Return(2, "", "太贵"));
        given.Act("Ann", new CaseAct.HandIn(given.Changes("amount=80")));
        Assert.Equal(("head", "SH"), (given.Open, given.Waiting));
        Assert.Equal([1], given.Last<VotesVoided>().Tasks);
        Assert.Equal("80", given.State.Values["amount"]);
    }

    [Fact]
    public void An_auto_passed_step_never_reads_as_a_persons_approval()
    {
        var given = Given().Say("SH").Act("HR", new CaseAct.Return(2, "", "再想想")).Act("Ann", new CaseAct.HandIn(Unchanged));
        var again = given.Events.OfType<StepPassed>().Last(p => p.Step == "head");
        Assert.True(again.Automatic);
        Assert.Single(given.Events.OfType<Acted>());
        Assert.Null(given.State.Tasks.Last(t => t.Step == "head").Answer);
        Assert.False(given.Events.OfType<StepPassed>().First(p => p.Step == "head").Automatic);
    }

    [Fact]
    public void A_person_who_approved_the_same_content_is_not_asked_twice_in_a_later_step()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Decide("head", "region", ["head of starter"]).Decide("region", "granted", ["head 1 above starter"]).Ends(), GivenStaff.Chain.HeadedBy("region", "SH")).Start("Ann", "item=x").Say("SH");
        Assert.Equal("granted", given.Ending);
        Assert.Equal((TaskEnding.Repeated, 1), (given.State.Tasks[1].Ending!.Value, given.State.Tasks[1].Earlier!.Value));
        Assert.Equal([false, true], given.State.Passed.Select(p => p.Automatic));
    }

    [Fact]
    public void He_is_asked_again_where_the_later_step_shows_him_more()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Field("price", FormFieldType.Number)
            .Decide("head", "region", ["head of starter"], s => s with { Hides = [GivenFlow.Text("price")] }).Decide("region", "granted", ["head 1 above starter"]).Ends(), GivenStaff.Chain.HeadedBy("region", "SH"))
            .Start("Ann", "item=x", "price=5").Say("SH");
        Assert.Equal((null, "SH"), (given.Ending, given.Waiting));
    }

    [Fact]
    public void Only_an_earlier_step_the_case_has_been_through_can_be_returned_to()
    {
        var given = Given();
        GivenCase.Refused(given.Try("SH", new CaseAct.Return(1, "both", "x")), "case.not-earlier");
        GivenCase.Refused(given.Try("SH", new CaseAct.Return(1, "", " ")), "case.reason-needed");
        GivenCase.Refused(new GivenCase(new GivenFlow().Field("a").Decide("head", "granted", ["head of starter"], s => s with { MayReturn = false }).Ends()).Start().Try("SH", new CaseAct.Return(1, "", "x")), "case.may-not-return");
    }

    [Fact]
    public void The_starter_takes_his_case_back_while_nobody_has_acted()
    {
        var given = Given().Act("Ann", new CaseAct.Withdraw(null));
        Assert.True(given.State.WithStarter);
        Assert.True(given.Last<StepReturned>().Withdrawn);
        Assert.Equal("SH", given.Act("Ann", new CaseAct.HandIn(Unchanged)).Waiting);
        GivenCase.Refused(given.Say("SH").Try("Ann", new CaseAct.Withdraw(null)), "case.acted-already");
    }

    [Fact]
    public void Whoever_acted_last_takes_it_back_while_the_next_have_not()
    {
        var given = Given().Say("SH").Act("SH", new CaseAct.Withdraw("看错了"));
        Assert.Equal(("head", "SH"), (given.Open, given.Waiting));
        Assert.Equal(TaskEnding.Cancelled, given.State.Tasks[1].Ending);
        given.Say("SH").Say("HR");
        GivenCase.Refused(given.Try("SH", new CaseAct.Withdraw(null)), "case.nothing-to-withdraw");
    }

    [Fact]
    public void A_vote_in_an_open_step_is_taken_back_without_troubling_the_others()
    {
        var given = Given().Say("SH").Say("HR").Act("HR", new CaseAct.Withdraw(null));
        Assert.Equal("HR OPS", given.Waiting);
        Assert.Equal(1, given.State.Rounds["both"]);
    }

    [Fact]
    public void Nothing_is_taken_back_behind_a_limit_that_passed()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Decide("head", "both", ["head of starter"])
            .Step("both", StepKind.Decide, [("approve", "granted"), ("reject", "refused"), ("missed", "late")], ["role hr"], s => s with { Within = GivenFlow.Text("4 h") }).Decide("late", "granted", ["role chief"]).Ends()).Start().Say("SH").At("2014-05-20T14:00");
        GivenCase.Refused(given.Try("SH", new CaseAct.Withdraw(null)), "case.gone-on");
    }

    [Fact]
    public void A_case_of_a_control_has_no_starter_to_return_to() =>
        GivenCase.Refused(new GivenCase(new GivenFlow().StartsBy().Field("a").Decide("hr", "granted", ["role hr"]).Ends()).Start(null).Try("HR", new CaseAct.Return(1, "", "x")), "case.no-starter");
}
