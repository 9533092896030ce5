using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

public sealed class CaseHoldersTests
{
    [Fact]
    public void Whoever_can_act_holds_it_one_after_another_in_turn_and_the_starter_while_it_is_back_with_him()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Decide("both", "granted", ["role hr", "role ops"], null, new DecideRule(DecideKind.InTurn)).Ends(), GivenStaff.Chain.Delegating("OPS", "P1"));
        var lines = new List<(Instant, CaseEvent)>();
        void Then(string at, Action act)
        {
            given.At(at);
            var before = given.Events.Count;
            act();
            lines.AddRange(given.Events.Skip(before).Select(e => (given.Now, e)));
        }
        Then("2014-05-20T09:00", () => given.Start("Ann", "item=x"));
        Then("2014-05-20T09:30", () => given.Act("HR", new CaseAct.Return(given.TaskOf("HR"), "", "price?")));
        Then("2014-05-20T10:10", () => given.Act("Ann", new CaseAct.HandIn(given.Changes("item=y"))));
        Then("2014-05-20T11:00", () => given.Say("HR"));
        Then("2014-05-20T11:00", () => given.Act("Ann", new CaseAct.Comment("soon?", [], [])));

        var held = CaseHolders.Of(lines);

        Assert.Equal(
            [("HR", null, "both", "09:00", "09:30"), ("Ann", null, "", "09:30", "10:10"), ("HR", null, "both", "10:10", "11:00"), ("P1", "OPS", "both", "11:00", null)],
            held.Select(h => (h.By, h.For, h.Step, Time(h.From)!, Time(h.Until))));
        Then("2014-05-20T12:00", () => given.Say("P1"));
        Assert.Equal("12:00", Time(CaseHolders.Of(lines)[^1].Until));
    }

    private static string? Time(Instant? at) => at?.InUtc().ToString("HH:mm", null);
}
