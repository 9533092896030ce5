using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

public sealed class BranchTests
{
    private static Func<StepDefinition, StepDefinition> Branches(params string[] first) => s => s with { Branches = [.. first.Select(f => GivenFlow.Text(f))] };

    private static GivenFlow Nested() => new GivenFlow().Field("a", FormFieldType.Person)
        .Decide("head", "outer", ["head of starter"])
        .Step("outer", StepKind.Together, [("joined", "last")], null, Branches("hr", "inner"))
        .Decide("hr", "outer", ["role hr"], reject: "head")
        .Step("inner", StepKind.Together, [("joined", "ops")], null, Branches("one", "two"))
        .Step("one", StepKind.Do, [("done", "inner")], ["field a"])
        .Step("two", StepKind.Wait, [("arrived", "inner")], null, s => s with { Awaits = GivenFlow.Text("arrival") })
        .Decide("ops", "outer", ["role ops"])
        .Decide("last", "granted", ["role chief"]).Ends();

    private static GivenCase Given() => new GivenCase(Nested()).Start("Ann", "a=Bob").Say("SH");

    [Fact]
    public void Branches_run_side_by_side_and_join_when_all_are_done()
    {
        var given = Given();
        Assert.Equal("outer hr inner one two", given.Open);
        Assert.Equal(["", "outer:0", "outer:1", "outer:1/inner:0", "outer:1/inner:1"], given.State.Open.Select(s => s.Branch));
        given.Say("HR").Say("Bob", "done");
        Assert.Equal("outer inner two", given.Open);
        given.Act("", new CaseAct.Arrive("two", "arrived"));
        Assert.Equal("outer ops", given.Open);
        Assert.Equal("last", given.Say("OPS").Open);
        Assert.Equal("granted", given.Say("GM").Ending);
        Assert.Equal(2, given.Events.OfType<StepPassed>().Count(p => p is { Exit: "joined", Automatic: true }));
    }

    [Fact]
    public void A_branch_that_leads_out_closes_the_branches_beside_it()
    {
        var given = Given().Say("HR", "reject");
        Assert.Equal(("head", "SH"), (given.Open, given.Waiting));
        Assert.Equal(TaskEnding.Cancelled, given.State.Tasks.Single(t => t.Step == "one").Ending);
        Assert.Equal(4, given.Events.OfType<StepLeft>().Count());
    }

    [Fact]
    public void A_branch_that_ends_the_case_ends_all_of_it()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Step("fork", StepKind.Together, [("joined", "granted")], null, Branches("hr", "ops")).Decide("hr", "fork", ["role hr"]).Decide("ops", "fork", ["role ops"]).Ends()).Start().Say("OPS", "reject");
        Assert.Equal("refused", given.Ending);
        Assert.Equal(TaskEnding.Cancelled, given.State.Tasks[0].Ending);
    }

    [Fact]
    public void A_return_from_a_branch_closes_the_branches_and_forward_again_finished_work_stands()
    {
        var given = Given().Say("HR").Say("Bob", "done").Act("", new CaseAct.Arrive("two", "arrived")).Act("OPS", new CaseAct.Return(4, "head", "x"));
        Assert.Equal("head", given.Open);
        given.Say("SH");
        // HR approved and Bob did his part; only the wait and OPS come again.
        Assert.Equal("outer inner two", given.Open);
        Assert.Equal("OPS", given.Act("", new CaseAct.Arrive("two", "arrived")).Waiting);
    }

    [Fact]
    public void Branches_whose_steps_are_all_skipped_join_at_once()
    {
        var given = new GivenCase(new GivenFlow().Field("big", FormFieldType.YesNo).Step("fork", StepKind.Together, [("joined", "last")], null, Branches("hr", "ops"))
            .Decide("hr", "fork", ["role hr"], s => s with { When = GivenFlow.Text("big"), Otherwise = GivenFlow.Text("fork") })
            .Decide("ops", "fork", ["role ops"], s => s with { When = GivenFlow.Text("big"), Otherwise = GivenFlow.Text("fork") }).Decide("last", "granted", ["role chief"]).Ends());
        Assert.Equal("last", given.Start("Ann", "big=no").Open);
        Assert.Equal(["skipped", "skipped", "joined"], given.State.Passed.Select(p => p.Exit));
    }

    [Fact]
    public void The_limit_of_the_fork_closes_its_branches()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Step("fork", StepKind.Together, [("joined", "granted"), ("missed", "refused")], null, s => Branches("hr", "ops")(s) with { Within = GivenFlow.Text("3 days") }).Decide("hr", "fork", ["role hr"]).Decide("ops", "fork", ["role ops"]).Ends())
            .Start().Say("HR").At("2014-05-24T00:00").Act("", new CaseAct.Tick());
        Assert.Equal("refused", given.Ending);
    }
}
