using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>Whole cases as the regulations tell them.</summary>
public sealed class StoryTests
{
    private static Func<StepDefinition, StepDefinition> Within(string limit) => s => s with { Within = GivenFlow.Text(limit) };

    private static Func<StepDefinition, StepDefinition> Edits(params string[] fields) => s => s with { Edits = [.. fields.Select(f => GivenFlow.Text(f))] };

    private static GivenFlow Plan() => new GivenFlow().StartsBy("head of starter", "anyone").Field("plan")
        .Step("both", StepKind.Decide, [("approve", "in-force"), ("reject", "draft"), ("missed", "presidents")], ["role hr", "role ops"], s => s with { Rule = new DecideRule(DecideKind.All), Within = GivenFlow.Text("3 days") })
        .Step("draft", StepKind.Do, [("done", "both")], ["starter"], Edits("plan"))
        .Step("presidents", StepKind.Decide, [("approve", "in-force"), ("reject", "refused")], ["role chief"])
        .Ending("in-force", EndingMeaning.Granted).Ending("refused", EndingMeaning.Refused);

    [Fact]
    public void S3_a_recruitment_plan_is_in_force_once_both_departments_have_approved_within_three_days()
    {
        var given = new GivenCase(Plan()).At("2014-05-20T10:00").Start("SH", "plan=2 clerks").At("2014-05-21T09:00").Say("HR");
        Assert.Null(given.Ending);
        Assert.Equal("in-force", given.At("2014-05-23T18:00").Say("OPS").Ending);
    }

    [Fact]
    public void S3_with_one_department_alone_it_is_not_in_force_at_the_end_of_the_third_day_and_goes_to_the_president()
    {
        var given = new GivenCase(Plan()).At("2014-05-20T10:00").Start("SH", "plan=2 clerks").At("2014-05-21T09:00").Say("HR");
        Assert.Empty(given.At("2014-05-23T23:59").Try("", new CaseAct.Tick()).Events);
        given.At("2014-05-24T00:00").Act("", new CaseAct.Tick());
        Assert.Equal((null, "presidents", "GM"), (given.Ending, given.Open, given.Waiting));
        GivenCase.Refused(given.Try("OPS", new CaseAct.Say(2, "approve", null, null, given.Changes())), "case.task-ended");
    }

    [Fact]
    public void S3_a_rejected_plan_goes_back_to_the_outlet_and_the_clock_restarts_when_it_is_filed_again()
    {
        var given = new GivenCase(Plan()).At("2014-05-20T10:00").Start("SH", "plan=9 clerks").Say("OPS").At("2014-05-22T10:00").Say("HR", "reject", "too many");
        Assert.Equal(("draft", "SH"), (given.Open, given.Waiting));
        given.At("2014-05-26T10:00").Say("SH", "done", changes: "plan=2 clerks");
        Assert.Equal(("both", "HR OPS"), (given.Open, given.Waiting));
        Assert.Equal(NodaTime.Instant.FromUtc(2014, 5, 30, 0, 0), given.State.Open[0].Due);
    }

    [Fact]
    public void S3_an_outlet_hire_that_human_resources_overturn_comes_to_nothing()
    {
        var hire = new GivenFlow().Field("person").Decide("outlet", "hr", ["head of starter"]).Step("hr", StepKind.Decide, [("approve", "payroll"), ("reject", "overturned")], ["role hr"]).Ending("payroll", EndingMeaning.Granted).Ending("overturned", EndingMeaning.Refused).Ending("refused", EndingMeaning.Refused);
        var given = new GivenCase(hire).Start("Ann", "person=Dan").Say("SH").Say("HR", "reject");
        Assert.Equal(EndingMeaning.Refused, given.Flow.MeaningOf(given.Ending!));
    }

    [Fact]
    public void S3_an_employee_may_refuse_a_secondment_without_saying_why_and_nobody_agrees_for_him()
    {
        var secondment = new GivenFlow().Field("who", FormFieldType.Person).Step("ask", StepKind.Consent, [("agreed", "ordered"), ("refused", "ended"), ("missed", "ended")], ["field who"], Within("3 days"))
            .Ending("ordered", EndingMeaning.Granted).Ending("ended", EndingMeaning.Void);
        Assert.Equal("ended", new GivenCase(secondment).Start("OPS", "who=Ann").Say("Ann", "refuse").Ending);
        Assert.Equal("ended", new GivenCase(secondment).Start("OPS", "who=Ann").At("2014-05-24T00:00").Act("", new CaseAct.Tick()).Ending);
        Assert.Equal("ordered", new GivenCase(secondment).Start("OPS", "who=Ann").Say("Ann", "agree").Ending);
    }

    [Fact]
    public void S3_a_management_hire_is_proposed_reviewed_checked_again_and_only_then_made()
    {
        var hire = new GivenFlow().Field("person").Field("check").Step("propose", StepKind.Do, [("done", "review")], ["role ops"]).Decide("review", "recheck", ["role hr"])
            .Step("recheck", StepKind.Do, [("done", "hire")], ["role hr"], Edits("check")).Step("hire", StepKind.Decide, [("hire", "granted"), ("drop", "refused")], ["role hr"]).Ends();
        var given = new GivenCase(hire).Start("Ann", "person=Dan").Say("OPS", "done").Say("HR").Say("HR", "done", changes: "check=clean");
        // A second look is a look of its own: the first approval does not stand for it.
        Assert.Equal(("hire", "HR"), (given.Open, given.Waiting));
        Assert.Equal("granted", given.Say("HR", "hire").Ending);
    }

    private static GivenFlow Certificate() => new GivenFlow().StartsBy().Field("person", FormFieldType.Person).Field("witness", FormFieldType.Person)
        .Step("draft", StepKind.Do, [("done", "sign")], ["post area-manager"], Edits("witness"))
        .Step("sign", StepKind.Sign, [("all_signed", "window"), ("refused", "review"), ("missed", "review")], ["party=field person", "witness=field witness", "handler=by draft"], Within("5 days"))
        .Step("window", StepKind.Do, [("done", "appeal"), ("missed", "in-force")], ["field person"], Within("10 days"))
        .Step("review", StepKind.Decide, [("send_back", "draft"), ("drop", "lifted")], ["role hr"])
        .Step("appeal", StepKind.Decide, [("upheld", "in-force"), ("lifted", "lifted")], ["role hr"], s => s with { Not = [GivenFlow.Text("field witness"), GivenFlow.Text("by draft")] })
        .Ending("in-force", EndingMeaning.Granted).Ending("lifted", EndingMeaning.Void);

    [Fact]
    public void S4_a_certificate_with_two_of_three_signatures_has_no_force_and_with_the_third_it_has()
    {
        var given = new GivenCase(Certificate()).Start(null, "person=Ann").Say("RM", "done", changes: "witness=Bob").Say("RM", "sign").Say("Bob", "sign");
        Assert.Equal(("sign", "Ann"), (given.Open, given.Waiting));
        given.Say("Ann", "sign");
        Assert.Equal("window", given.Open);
        Assert.Equal("in-force", given.At("2014-05-31T00:00").Act("", new CaseAct.Tick()).Ending);
    }

    [Fact]
    public void S4_a_refusal_to_sign_is_no_signature_and_goes_to_review()
    {
        var given = new GivenCase(Certificate()).Start(null, "person=Ann").Say("RM", "done", changes: "witness=Bob").Say("RM", "sign").Say("Bob", "sign").Say("Ann", "refuse");
        Assert.Equal("review", given.Open);
        Assert.DoesNotContain(given.State.Passed, p => p.Exit == "all_signed");
        // Sent back and drafted again, all three sign again what changed; the two who signed what did not are not troubled.
        given.Say("HR", "send_back").Say("RM", "done");
        Assert.Equal("Ann", given.Waiting);
    }

    [Fact]
    public void S4_missing_a_signature_after_five_days_leads_to_review_too() =>
        Assert.Equal("review", new GivenCase(Certificate()).Start(null, "person=Ann").Say("RM", "done", changes: "witness=Bob").Say("RM", "sign").At("2014-05-26T00:00").Act("", new CaseAct.Tick()).Open);

    [Fact]
    public void S4_the_person_applies_for_review_and_the_fine_is_lifted()
    {
        var given = new GivenCase(Certificate()).Start(null, "person=Ann").Say("RM", "done", changes: "witness=Bob").Say("RM", "sign").Say("Bob", "sign").Say("Ann", "sign").Say("Ann", "done");
        Assert.Equal(("appeal", "HR"), (given.Open, given.Waiting));
        Assert.Equal("lifted", given.Say("HR", "lifted").Ending);
    }

    [Theory]
    [InlineData("approve", "in-force")]
    [InlineData("reject", "refused")]
    public void S4_two_editions_need_both_presidents_and_where_they_disagree_the_chief_executive_rules(string ruling, string ending)
    {
        GivenFlow Conflict() => new GivenFlow().Field("edition").Step("presidents", StepKind.Decide, [("approve", "in-force"), ("reject", "chief")], ["head of unit hrd", "head of unit opsd"], s => s with { Rule = new DecideRule(DecideKind.All) })
            .Step("chief", StepKind.Decide, [("approve", "in-force"), ("reject", "refused")], ["role chief"]).Ending("in-force", EndingMeaning.Granted).Ending("refused", EndingMeaning.Refused);
        Assert.Equal("in-force", new GivenCase(Conflict()).Start("Ann", "edition=2").Say("OPS").Say("HR").Ending);
        var given = new GivenCase(Conflict()).Start("Ann", "edition=2").Say("OPS").Say("HR", "reject");
        Assert.Equal((null, "GM"), (given.Ending, given.Waiting));
        Assert.Equal(ending, given.Say("GM", ruling).Ending);
    }

    private static GivenFlow Design() => new GivenFlow().Field("item").Field("designer", FormFieldType.Person).Field("budget", FormFieldType.Number).Field("design").Field("use")
        .Decide("head", "assign", ["head of starter"])
        .Step("assign", StepKind.Decide, [("assign", "budget"), ("reject", "refused")], ["role ops"], s => s with { Edits = [GivenFlow.Text("designer")], Exits = [s.Exits[0] with { Needs = [GivenFlow.Text("designer")] }, s.Exits[1]] })
        .Step("budget", StepKind.Do, [("done", "budget-signed")], ["field designer"], Edits("budget"))
        .Decide("budget-signed", "draw", ["role ops"])
        .Step("draw", StepKind.Do, [("done", "design-signed")], ["field designer"], Edits("design"))
        .Decide("design-signed", "confirm", ["role ops"]).Decide("confirm", "order", ["role chief"])
        .Step("order", StepKind.Do, [("done", "arrive")], ["field designer"])
        .Step("arrive", StepKind.Wait, [("arrived", "stock-in")], null, s => s with { Awaits = GivenFlow.Text("arrival") })
        .Step("stock-in", StepKind.Do, [("done", "tell")], ["role ops"], Edits("use")).Step("tell", StepKind.Tell, [("told", "granted")], ["starter"]).Ends();

    [Fact]
    public void S5_a_design_request_goes_all_the_way_and_nothing_is_ordered_before_the_general_manager_confirms()
    {
        var given = new GivenCase(Design()).Start("Ann", "item=poster").Say("SH");
        GivenCase.Refused(given.TrySay("OPS", "assign"), "case.field-needed", "designer");
        given.Say("OPS", "assign", changes: "designer=P1").Say("P1", "done", changes: "budget=800").Say("OPS").Say("P1", "done", changes: "design=v1").Say("OPS");
        Assert.Equal(("confirm", "GM"), (given.Open, given.Waiting));
        GivenCase.Refused(given.Try("P1", new CaseAct.Say(given.TaskOf("GM"), "approve", null, null, given.Changes())), "case.not-yours");
        given.Say("GM").Say("P1", "done").Act("", new CaseAct.Arrive("arrive", "arrived")).Say("OPS", "done", changes: "use=window");
        Assert.Equal("granted", given.Ending);
        Assert.Equal(["Ann"], given.Last<PeopleTold>().To);
    }

    [Fact]
    public void S5_a_request_that_lacks_something_goes_back_to_the_requester_and_comes_again()
    {
        var given = new GivenCase(Design()).Start("Ann").Act("SH", new CaseAct.Return(1, "", "请写明要什么"));
        Assert.True(given.State.WithStarter);
        Assert.Equal("SH", given.Act("Ann", new CaseAct.HandIn(given.Changes("item=poster"))).Waiting);
    }

    [Fact]
    public void S5_a_monthly_settlement_is_signed_by_the_head_then_the_general_manager_and_then_paid()
    {
        var given = new GivenCase(new GivenFlow().Field("total", FormFieldType.Money).Decide("head", "gm", ["head of starter"]).Decide("gm", "pay", ["role chief"]).Step("pay", StepKind.Do, [("done", "granted")], ["role hr"]).Ends()).At("2014-06-03T09:00").Start("P1", "total=5000").Say("OPS").Say("GM").Say("HR", "done");
        Assert.Equal(("granted", "5000"), (given.Ending, given.State.Values["total"]));
    }
}
