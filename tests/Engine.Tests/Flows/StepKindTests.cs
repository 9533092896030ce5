using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>Signing, consent, doing, telling, waiting, cases of other flows, and what is said beside a case.</summary>
public sealed class StepKindTests
{
    private static GivenFlow Certificate() => new GivenFlow().Field("person", FormFieldType.Person).Field("witness", FormFieldType.Person)
        .Step("draft", StepKind.Do, [("done", "sign")], ["starter"], s => s with { Edits = [GivenFlow.Text("witness")] })
        .Step("sign", StepKind.Sign, [("all_signed", "granted"), ("refused", "refused")], ["party=field person", "witness=field witness", "handler=by draft"]).Ends();

    [Fact]
    public void Named_parties_sign_in_any_order_and_all_of_them_must()
    {
        var given = new GivenCase(Certificate()).Start("SH", "person=Bob", "witness=Ann").Say("SH", "done").Say("Ann", "sign").Say("SH", "sign");
        Assert.Null(given.Ending);
        Assert.Equal("granted", given.Say("Bob", "sign").Ending);
    }

    [Fact]
    public void Whoever_handles_a_case_cannot_be_chosen_as_its_witness()
    {
        var given = new GivenCase(Certificate()).Start("SH", "person=Bob", "witness=Ann");
        GivenCase.Refused(new GivenCase(Certificate()).TryStart("SH", "person=Bob", "witness=Bob"), "case.two-parties", "witness");
        // That SH will be the handler is only known when he has drafted it: then the place waits for a name.
        given.Say("SH", "done", changes: "witness=SH");
        var open = given.State.OpenTasks.Single(t => t.Party == "handler");
        Assert.Equal("", open.To);
        GivenCase.Refused(given.Try("Clerk", new CaseAct.Name(open.Number, "SH")), "case.two-parties");
        Assert.Equal("granted", given.Act("Clerk", new CaseAct.Name(open.Number, "Cat")).Say("Cat", "sign").Say("SH", "sign").Say("Bob", "sign").Ending);
    }

    [Fact]
    public void Any_one_of_several_people_signs_for_a_party()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Step("sign", StepKind.Sign, [("all_signed", "granted"), ("refused", "refused")], ["a=role panel", "b=role hr"]).Ends()).Start().Say("P2", "sign");
        Assert.Equal("HR", given.Waiting);
        Assert.Equal("granted", given.Say("HR", "sign").Ending);
    }

    [Fact]
    public void A_witness_may_be_anyone_who_is_not_another_party()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Step("sign", StepKind.Sign, [("all_signed", "granted"), ("refused", "refused")], ["handler=starter", "witness=anyone"], s => s with { Not = [GivenFlow.Text("role hr")] }).Ends()).Start();
        Assert.Equal("Ann *", given.Waiting);
        GivenCase.Refused(given.Try("Ann", new CaseAct.Say(2, "sign", null, null, given.Changes())), "case.not-yours");
        GivenCase.Refused(given.Try("HR", new CaseAct.Say(2, "sign", null, null, given.Changes())), "case.not-yours");
        Assert.Equal("granted", given.Say("Cat", "sign").Say("Ann", "sign").Ending);
    }

    [Fact]
    public void A_signature_of_a_named_person_cannot_be_handed_over_nor_given_by_a_delegate()
    {
        var given = new GivenCase(Certificate(), GivenStaff.Chain.Delegating("Bob", "Cat")).Start("SH", "person=Bob", "witness=Ann").Say("SH", "done");
        Assert.Equal("Bob Ann SH", given.Waiting);
        GivenCase.Refused(given.Try("Bob", new CaseAct.HandOver(given.TaskOf("Bob"), "Cat", null)), "case.personal");
        GivenCase.Refused(given.Try("Cat", new CaseAct.Say(given.TaskOf("Bob"), "sign", null, null, given.Changes())), "case.not-yours");
    }

    private static GivenFlow Consent() => new GivenFlow().Field("who", FormFieldType.Person)
        .Step("ask", StepKind.Consent, [("agreed", "granted"), ("refused", "refused"), ("missed", "refused")], ["field who"], s => s with { Within = GivenFlow.Text("24 h") }).Ends();

    [Fact]
    public void Consent_is_the_persons_own_needs_no_reason_and_silence_is_no_consent()
    {
        var given = new GivenCase(Consent(), GivenStaff.Chain.Delegating("Bob", "Cat")).Start("SH", "who=Bob");
        Assert.Equal("Bob", given.Waiting);
        GivenCase.Refused(given.Try("Bob", new CaseAct.HandOver(1, "Cat", null)), "case.personal");
        Assert.Equal("refused", given.Say("Bob", "refuse").Ending);
        Assert.Null(given.Last<Acted>().Reason);
        Assert.Equal("refused", new GivenCase(Consent()).Start("SH", "who=Bob").At("2014-05-21T09:00").Act("", new CaseAct.Tick()).Ending);
    }

    [Fact]
    public void The_starter_may_consent_and_do_but_never_decide_on_himself()
    {
        Assert.Equal("granted", new GivenCase(Consent()).Start("Bob", "who=Bob").Say("Bob", "agree").Ending);
        var chosen = new GivenFlow().Field("boss", FormFieldType.Person).Decide("head", "granted", ["field boss"]).Ends();
        GivenCase.Refused(new GivenCase(chosen).TryStart("Bob", "boss=Bob"), "case.own-case", "boss");
        var own = new GivenCase(new GivenFlow().Field("a").Decide("head", "granted", ["role panel"]).Ends()).Start("P2");
        Assert.Equal("P1 P3 P4", own.Waiting);
    }

    [Fact]
    public void Whoever_the_facts_are_about_decides_nothing_either()
    {
        var given = new GivenCase(new GivenFlow().StartsBy().Field("person", FormFieldType.Person).Decide("head", "granted", ["head of unit s1"]).Ends().Records("granted", "person")).Start(null, "person=SH");
        Assert.Equal("RM", given.Waiting);
    }

    [Fact]
    public void Somebody_who_came_to_be_concerned_after_he_was_asked_can_no_longer_decide()
    {
        var given = new GivenCase(new GivenFlow().Field("person", FormFieldType.Person).Step("fork", StepKind.Together, [("joined", "granted")], null, s => s with { Branches = [GivenFlow.Text("fill"), GivenFlow.Text("head")] })
            .Step("fill", StepKind.Do, [("done", "fork")], ["starter"], s => s with { Edits = [GivenFlow.Text("person")] }).Decide("head", "fork", ["role hr"]).Ends().Records("granted", "person")).Start("Ann").Say("Ann", "done", changes: "person=HR");
        GivenCase.Refused(given.TrySay("HR"), "case.own-case");
    }

    [Fact]
    public void Told_people_are_told_and_the_case_goes_on_at_once()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Step("tell", StepKind.Tell, [("told", "head")], ["role hr", "starter"]).Decide("head", "granted", ["head of starter"]).Ending("granted", EndingMeaning.Granted, "role ops").Ending("refused", EndingMeaning.Refused)).Start();
        Assert.Equal(["HR", "Ann"], given.Last<PeopleTold>().To);
        Assert.Equal("head", given.Open);
        Assert.Equal(["Ann", "HR", "OPS"], given.Say("SH").State.Told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_case_of_another_flow_comes_back_by_the_way_it_ended()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Step("review", StepKind.Case, [("upheld", "granted"), ("lifted", "refused")], null, s => s with { Awaits = GivenFlow.Text("review") }).Ends()).Start();
        GivenCase.Refused(given.Try("", new CaseAct.Arrive("review", "stopped")), "case.unknown-exit");
        GivenCase.Refused(given.Try("", new CaseAct.Arrive("other", "upheld")), "case.not-waiting");
        given.Act("", new CaseAct.Begin("review", "c2", "FY-0001"));
        Assert.Equal("c2", given.State.Others["review"]);
        GivenCase.Refused(given.Try("", new CaseAct.Begin("review", "c3", "FY-0002")), "case.not-waiting");
        Assert.Equal("refused", given.Act("", new CaseAct.Arrive("review", "lifted")).Ending);
    }

    [Fact]
    public void A_step_that_begins_again_starts_another_case_of_the_other_flow()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Step("review", StepKind.Case, [("upheld", "head"), ("lifted", "refused")], null, s => s with { Awaits = GivenFlow.Text("review") }).Decide("head", "granted", ["head of starter"], reject: "review").Ends())
            .Start().Act("", new CaseAct.Begin("review", "c2", "FY-0001")).Act("", new CaseAct.Arrive("review", "upheld")).Say("SH", "reject");
        Assert.Equal("review", given.Open);
        Assert.Equal("c3", given.Act("", new CaseAct.Begin("review", "c3", "FY-0002")).State.Others["review"]);
    }

    [Fact]
    public void What_the_clock_ended_before_anybody_looked_is_not_ended_again()
    {
        var given = new GivenCase(Consent()).Start("SH", "who=Bob").At("2014-05-21T09:00");
        GivenCase.Refused(given.Try("SH", new CaseAct.Stop("不办了")), "case.ended");
        Assert.Equal("refused", given.Act("", new CaseAct.Tick()).Ending);
        Assert.Single(given.Events.OfType<CaseEnded>());
    }

    [Fact]
    public void A_step_whose_condition_does_not_hold_is_skipped_and_one_that_is_not_known_is_taken()
    {
        var flow = new GivenFlow().Field("amount", FormFieldType.Number).Decide("top", "granted", ["role chief"], s => s with { When = GivenFlow.Text("amount > 5000"), Otherwise = GivenFlow.Text("head") }).Decide("head", "granted", ["head of starter"]).Ends();
        Assert.Equal("SH", new GivenCase(flow).Start("Ann", "amount=5000").Waiting);
        Assert.Equal("GM", new GivenCase(flow).Start("Ann", "amount=5001").Waiting);
        Assert.Equal("GM", new GivenCase(flow).Start("Ann").Waiting);
    }

    [Fact]
    public void Urging_copying_and_comments_decide_nothing()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Decide("head", "granted", ["head of starter"]).Ends()).Start().Act("Ann", new CaseAct.Urge());
        Assert.Equal(("SH", Telling.Urged, "Ann"), (given.Last<PeopleTold>().To[0], given.Last<PeopleTold>().How, given.Last<PeopleTold>().By));
        GivenCase.Refused(given.Try("SH", new CaseAct.Urge()), "case.nobody-to-urge");
        given.Act("Ann", new CaseAct.Copy(["Cat", "Cat"]));
        Assert.Equal(["Cat"], given.Last<PeopleTold>().To);
        given.Act("SH", new CaseAct.Comment(" 看过了 ", ["HR"], []));
        Assert.Equal("看过了", given.Last<Commented>().Text);
        Assert.Contains("HR", given.State.Told);
        GivenCase.Refused(given.Try("SH", new CaseAct.Comment(" ", [], [])), "case.comment-empty");
        GivenCase.Refused(given.Try("SH", new CaseAct.Copy([])), "case.nobody-named");
        Assert.Equal("SH", given.Waiting);
        Assert.Equal("granted", given.Say("SH").Act("Cat", new CaseAct.Comment("好", [], [])).Ending);
        GivenCase.Refused(given.Try("Ann", new CaseAct.Urge()), "case.ended");
    }

    [Fact]
    public void A_stopped_case_counts_as_never_asked_and_nothing_of_it_stays_open()
    {
        var given = new GivenCase(new GivenFlow().Field("a").Decide("head", "granted", ["role panel"]).Ends()).Start();
        GivenCase.Refused(given.Try("Ann", new CaseAct.Stop("")), "case.reason-needed");
        given.Act("Ann", new CaseAct.Stop("重复提交"));
        Assert.Equal((CaseState.Stopped, EndingMeaning.Void), (given.Ending, given.Flow.MeaningOf(given.Ending!)));
        Assert.All(given.State.Tasks, t => Assert.Equal(TaskEnding.Cancelled, t.Ending));
    }

    [Fact]
    public void Only_those_named_may_start_a_case()
    {
        var flow = new GivenFlow().StartsBy("role hr", "head of unit s1").Field("a").Decide("head", "granted", ["role chief"]).Ends();
        GivenCase.Refused(new GivenCase(flow).TryStart("Ann"), "case.may-not-start");
        Assert.Equal("GM", new GivenCase(flow).Start("SH").Waiting);
        GivenCase.Refused(new GivenCase(new GivenFlow().StartsBy().Field("a").Decide("head", "granted", ["role hr"]).Ends()).TryStart("Ann"), "case.may-not-start");
    }

    [Fact]
    public void A_vacant_role_lets_nobody_else_start_a_case_though_the_head_above_would_act_in_a_step_of_it()
    {
        var vacant = GivenStaff.Chain.Without("HR");
        var flow = new GivenFlow().StartsBy("role hr").Field("a").Decide("head", "granted", ["role hr"]).Ends();
        GivenCase.Refused(new GivenCase(flow, vacant).TryStart("SH"), "case.may-not-start");
        Assert.Equal("SH", new GivenCase(new GivenFlow().Field("a").Decide("head", "granted", ["role hr"]).Ends(), vacant).Start().Waiting);
    }
}
