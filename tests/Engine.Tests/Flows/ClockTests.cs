using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

public sealed class ClockTests
{
    private static RungDefinition Rung(string at, string tell, string? hand = null) => new(GivenFlow.Text(at), [GivenFlow.Text(tell)], hand is null ? null : GivenFlow.Text(hand));

    private static GivenCase Given(DecideRule? rule = null, params (string, string)[] more) => new GivenCase(new GivenFlow().Field("a").Step("decide", StepKind.Decide, [("approve", "granted"), ("reject", "refused"), .. more], ["role panel"], s => s with
    {
        Rule = rule ?? DecideRule.Any, Within = GivenFlow.Text("24 h"), Ladder = [Rung("before 4 h", "role hr"), Rung("after 2 h", "head of starter"), Rung("after 8 h", "role hr", "role chief")],
    }).Ends()).Start();

    [Fact]
    public void Reminders_and_rungs_fire_at_their_own_offsets_and_once_only()
    {
        var given = Given();
        Assert.Empty(given.At("2014-05-21T04:59").Try("", new CaseAct.Tick()).Events);
        given.At("2014-05-21T05:00").Act("", new CaseAct.Tick());
        Assert.Equal((0, "HR"), (given.Last<RungReached>().Rung, given.Last<RungReached>().Told[0]));
        Assert.Empty(given.Try("", new CaseAct.Tick()).Events);
        given.At("2014-05-21T09:00").Act("", new CaseAct.Tick());
        Assert.Equal(Instant.FromUtc(2014, 5, 21, 9, 0), given.Last<StepMissed>().Due);
        Assert.Single(given.Events.OfType<RungReached>());
        given.At("2014-05-21T11:00").Act("", new CaseAct.Tick());
        Assert.Equal("SH", given.Last<RungReached>().Told[0]);
        Assert.Empty(given.Try("", new CaseAct.Tick()).Events);
    }

    [Fact]
    public void After_a_long_silence_everything_due_is_reached_in_order_and_nothing_twice()
    {
        var given = Given().At("2014-06-30T00:00").Act("", new CaseAct.Tick());
        Assert.Equal(["rung 0", "missed", "rung 1", "rung 2"], given.Events.Where(e => e is RungReached or StepMissed).Select(e => e is RungReached r ? $"rung {r.Rung}" : "missed"));
        Assert.Equal("GM", given.Waiting);
        Assert.Empty(given.Try("", new CaseAct.Tick()).Events);
    }

    [Fact]
    public void Whoever_takes_over_has_one_voice_and_what_was_said_stands()
    {
        var given = Given(new DecideRule(DecideKind.All)).Say("P2").At("2014-05-22T00:00").Act("", new CaseAct.Tick());
        Assert.Equal("GM", given.Waiting);
        Assert.All(given.State.Tasks.Where(t => t.To is "P1" or "P3" or "P4"), t => Assert.Equal(TaskEnding.Moved, t.Ending));
        Assert.Equal(TaskOrigin.Escalated, given.State.Tasks[^1].Origin);
        Assert.Equal("granted", given.Say("GM").Ending);
    }

    [Fact]
    public void A_limit_with_an_exit_moves_the_case_and_reads_as_nobodys_act()
    {
        var given = Given(null, ("missed", "refused")).At("2014-05-21T09:00").Act("", new CaseAct.Tick());
        Assert.Equal("refused", given.Ending);
        Assert.True(given.Last<StepPassed>() is { Exit: "missed", Automatic: true });
        Assert.All(given.State.Tasks, t => Assert.Equal(TaskEnding.NotNeeded, t.Ending));
        Assert.Empty(given.Events.OfType<Acted>());
    }

    [Fact]
    public void A_word_after_the_limit_comes_too_late_even_if_nobody_has_looked_at_the_clock()
    {
        var given = Given(null, ("missed", "refused"));
        GivenCase.Refused(given.At("2014-05-21T09:00").TrySay("P1"), "case.ended");
        Assert.Equal("granted", given.At("2014-05-21T08:59").Say("P1").Ending);
    }

    [Fact]
    public void Without_an_exit_for_it_a_missed_step_stays_open_and_may_still_be_answered()
    {
        var given = Given().At("2014-05-21T10:00").Say("P1");
        Assert.Equal("granted", given.Ending);
        Assert.Single(given.Events.OfType<StepMissed>());
    }

    [Fact]
    public void A_round_that_begins_again_has_its_own_reminders()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Decide("head", "next", ["head of starter"], s => s with { Within = GivenFlow.Text("24 h"), Ladder = [Rung("8 h", "role hr")] }).Decide("next", "granted", ["role hr"]).Ends())
            .Start().At("2014-05-20T18:00").Act("", new CaseAct.Tick()).Say("SH").Act("HR", new CaseAct.Return(2, "head", "x"));
        Assert.Empty(given.At("2014-05-21T01:59").Try("", new CaseAct.Tick()).Events);
        given.At("2014-05-21T02:00").Act("", new CaseAct.Tick());
        Assert.Equal(2, given.Events.OfType<RungReached>().Count());
    }
}
