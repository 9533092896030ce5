using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>Adding, removing and handing over (加签、减签、转办).</summary>
public sealed class DeciderTests
{
    private static GivenCase Turn() =>
        new GivenCase(new GivenFlow().Field("item").Decide("panel", "granted", ["role hr", "role ops", "role chief"], rule: new DecideRule(DecideKind.InTurn)).Ends()).Start();

    private static GivenCase One() => new GivenCase(new GivenFlow().Field("item").Decide("head", "granted", ["head of starter"]).Ends()).Start();

    [Fact]
    public void One_added_before_decides_first_and_the_asker_after_him()
    {
        var given = One().Act("SH", new CaseAct.AddDecider(1, "HR", Before: true));
        Assert.Equal("HR", given.Waiting);
        GivenCase.Refused(given.TrySay("SH"), "case.not-your-turn");
        given.Say("HR");
        Assert.Equal((null, "SH"), (given.Ending, given.Waiting));
        Assert.Equal("granted", given.Say("SH").Ending);
    }

    [Fact]
    public void One_added_after_is_asked_when_the_asker_has_approved()
    {
        var given = One().Act("SH", new CaseAct.AddDecider(1, "HR", Before: false));
        Assert.Equal("SH", given.Waiting);
        given.Say("SH");
        Assert.Equal((null, "HR"), (given.Ending, given.Waiting));
        Assert.Equal("granted", given.Say("HR").Ending);
    }

    [Fact]
    public void A_no_of_one_who_was_added_counts()
    {
        var given = One().Act("SH", new CaseAct.AddDecider(1, "HR", Before: true)).Say("HR", "reject");
        Assert.Equal("refused", given.Ending);
    }

    [Fact]
    public void Adding_a_decider_while_signing_in_turn_keeps_the_order_when_the_first_completes()
    {
        var given = Turn().Act("HR", new CaseAct.AddDecider(1, "P1", Before: false)).Say("HR");
        Assert.Equal("P1", given.Waiting);
        Assert.Equal("OPS", given.Say("P1").Waiting);
        Assert.Equal("granted", given.Say("OPS").Say("GM").Ending);
    }

    [Fact]
    public void Adding_one_before_the_second_in_turn_keeps_the_order()
    {
        var given = Turn().Say("HR").Act("OPS", new CaseAct.AddDecider(2, "P1", Before: true));
        Assert.Equal("P1", given.Waiting);
        Assert.Equal("OPS", given.Say("P1").Waiting);
        Assert.Equal("GM", given.Say("OPS").Waiting);
    }

    [Fact]
    public void Whoever_added_him_can_take_him_out_and_nobody_else()
    {
        var given = Turn().Act("HR", new CaseAct.AddDecider(1, "P1", Before: true));
        GivenCase.Refused(given.Try("OPS", new CaseAct.RemoveDecider(4)), "case.not-yours");
        Assert.Equal("HR", given.Act("HR", new CaseAct.RemoveDecider(4)).Waiting);
        Assert.Equal("OPS", given.Say("HR").Waiting);
        GivenCase.Refused(given.Try("HR", new CaseAct.RemoveDecider(2)), "case.not-added");
    }

    [Fact]
    public void Taking_out_the_one_who_was_still_to_come_lets_the_step_pass()
    {
        var given = One().Act("SH", new CaseAct.AddDecider(1, "HR", Before: false)).Say("SH");
        Assert.Equal("granted", given.Act("SH", new CaseAct.RemoveDecider(2)).Ending);
    }

    [Fact]
    public void A_task_that_is_handed_over_is_the_others_and_keeps_its_place_in_turn()
    {
        var given = Turn().Act("HR", new CaseAct.HandOver(1, "P1", "出差"));
        Assert.Equal("P1", given.Waiting);
        Assert.Contains("出差", given.Last<TaskGiven>().Because.Zh);
        GivenCase.Refused(given.TrySay("HR"), "case.task-ended");
        Assert.Equal("OPS", given.Say("P1").Waiting);
    }

    [Theory]
    [InlineData("Ann", "case.own-case")]
    [InlineData("OPS", "case.has-a-place")]
    [InlineData("HR", "case.has-a-place")]
    [InlineData("nobody", "case.not-employed")]
    public void A_task_goes_only_to_somebody_who_may_act(string to, string code)
    {
        GivenCase.Refused(Turn().Try("HR", new CaseAct.HandOver(1, to, null)), code);
        GivenCase.Refused(Turn().Try("HR", new CaseAct.AddDecider(1, to, Before: true)), code);
    }

    [Fact]
    public void Whoever_asked_before_for_one_who_hands_over_still_waits_for_him()
    {
        var given = One().Act("SH", new CaseAct.AddDecider(1, "HR", Before: true)).Act("HR", new CaseAct.HandOver(2, "Clerk", null));
        Assert.Equal("Clerk", given.Waiting);
        Assert.Equal("SH", given.Say("Clerk").Waiting);
        Assert.Equal("granted", given.Say("SH").Ending);
    }
}
