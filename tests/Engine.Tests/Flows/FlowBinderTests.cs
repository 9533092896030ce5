using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

public sealed class FlowBinderTests
{
    private static Sourced T(string text) => GivenFlow.Text(text, 5);

    private static GivenFlow Good() => new GivenFlow().Field("item").Decide("head", "granted", ["head of starter"]).Ends();

    private static void Finds(GivenFlow flow, string code, string part)
    {
        var found = flow.Mistakes().Where(d => d.Code == code).ToList();
        Assert.NotEmpty(found);
        Assert.Contains(part, found[0].Message.Zh + found[0].Hint?.Zh);
    }

    [Fact]
    public void A_sound_flow_has_no_mistakes() => Assert.Empty(Good().Mistakes());

    [Fact]
    public void Names_that_do_not_exist_are_found_with_a_suggestion()
    {
        Finds(new GivenFlow().Field("item").Decide("head", "grantd", ["head of starter"]).Ends(), "flow.unknown-target", "granted");
        Finds(new GivenFlow().Field("item").Decide("head", "granted", ["head of starter"], s => s with { Hides = [T("itm")] }).Ends(), "flow.unknown-field", "item");
        Finds(new GivenFlow().Field("item").Decide("head", "granted", ["role op"]).Ends(), "party.unknown-role", "ops");
        Finds(new GivenFlow().Field("item").Step("wait", StepKind.Wait, [("arrived", "granted")], null, s => s with { Awaits = T("arival") }).Ends(), "flow.unknown-word", "arrival");
        Finds(new GivenFlow().Field("item").Step("sub", StepKind.Case, [("x", "granted")], null, s => s with { Awaits = T("reviw") }).Ends(), "flow.unknown-flow", "review");
        Finds(new GivenFlow().Field("item").Decide("head", "granted", ["head of starter"], s => s with { When = T("itm = \"x\""), Otherwise = T("granted") }).Ends(), "feel.unknown-name", "item");
        Finds(Good().Records("granted", "persn"), "flow.unknown-field", "persn");
        Finds(new GivenFlow().Field("item").Decide("head", "granted", ["head of starter"], s => s with { Exits = [s.Exits[0] with { Needs = [T("resaon")] }, s.Exits[1]] }).Ends(), "flow.unknown-field", "reason");
    }

    [Fact]
    public void A_flow_without_its_form_is_refused()
    {
        var bag = new DiagnosticBag();
        var flow = Good().Bound().Definition;
        Assert.Null(FlowBinder.Bind(flow, flow.Versions[0], null, null, new FlowNames(), bag));
        Assert.Equal("flow.unknown-form", Assert.Single(bag.All).Code);
    }

    [Fact]
    public void Exits_that_are_missing_or_unknown_to_the_kind_are_found()
    {
        Finds(new GivenFlow().Field("item").Step("head", StepKind.Decide, [("approve", "granted")], ["role ops"]).Ending("granted", EndingMeaning.Granted), "flow.missing-exit", "reject");
        Finds(new GivenFlow().Field("item").Step("do", StepKind.Do, [("done", "granted"), ("maybe", "refused")], ["starter"]).Ends(), "flow.unknown-exit", "maybe");
        Finds(new GivenFlow().Field("item").Step("sub", StepKind.Case, [("upheld", "granted")], null, s => s with { Awaits = T("review") }).Ends(), "flow.missing-exit", "lifted");
        Finds(new GivenFlow().Field("item").Step("do", StepKind.Do, [("done", "granted"), ("missed", "refused")], ["starter"]).Ends(), "flow.missed-without-limit", "do");
        Finds(new GivenFlow().Field("item").Step("head", StepKind.Decide, [("up", "granted"), ("down", "refused")], ["role panel"], s => s with { Rule = new DecideRule(DecideKind.All) }).Ends(), "flow.rule-needs-reject", "approve");
    }

    [Fact]
    public void A_condition_says_where_the_case_goes_otherwise() =>
        Finds(new GivenFlow().Field("item").Decide("head", "granted", ["head of starter"], s => s with { When = T("item = \"x\"") }).Ends(), "flow.otherwise-needed", "head");

    [Fact]
    public void Ways_that_do_not_end_and_steps_nobody_comes_to_are_found()
    {
        Finds(new GivenFlow().Field("item").Decide("head", "granted", ["head of starter"]).Decide("lost", "granted", ["role hr"]).Ends(), "flow.unreachable-step", "lost");
        Finds(new GivenFlow().Field("item").Decide("head", "trap", ["head of starter"]).Step("trap", StepKind.Do, [("done", "pit")], ["starter"]).Step("pit", StepKind.Do, [("done", "trap")], ["starter"]).Ends(), "flow.never-ends", "trap");
        Assert.Equal(Severity.Warning, Assert.Single(Good().Ending("odd", EndingMeaning.Void).Mistakes()).Severity);
    }

    [Fact]
    public void A_circle_that_waits_for_nobody_is_found()
    {
        Finds(new GivenFlow().Field("item").Decide("head", "tell", ["head of starter"]).Step("tell", StepKind.Tell, [("told", "more")], ["role hr"])
            .Decide("more", "granted", ["role ops"], s => s with { When = T("item = \"x\""), Otherwise = T("tell") }).Ends(), "flow.endless", "tell");
    }

    private static GivenFlow Fork(string hr, string ops) => new GivenFlow().Field("item").Step("fork", StepKind.Together, [("joined", "last")], null, s => s with { Branches = [T("hr"), T("ops")] })
        .Decide("hr", hr, ["role hr"]).Decide("ops", ops, ["role ops"]).Decide("last", "granted", ["role chief"]).Ends();

    [Fact]
    public void Branches_must_join_and_not_mix()
    {
        Assert.Empty(Fork("fork", "fork").Mistakes());
        Finds(Fork("fork", "granted"), "flow.branch-never-joins", "ops");
        Finds(Fork("ops", "fork"), "flow.branch-shared", "ops");
        Finds(new GivenFlow().Field("item").Decide("hr", "fork", ["role hr"]).Step("fork", StepKind.Together, [("joined", "granted")], null, s => s with { Branches = [T("hr")] }).Ends(), "flow.branch-outside", "hr");
    }

    [Fact]
    public void Nobody_is_made_to_decide_on_himself_and_nobody_consents_by_silence_or_must_say_why()
    {
        Finds(new GivenFlow().Field("item").Decide("head", "granted", ["starter"]).Ends(), "flow.decides-on-self", "head");
        Finds(new GivenFlow().Field("whom", FormFieldType.Person).Decide("head", "granted", ["field whom"]).Ends().Records("granted", "whom"), "flow.decides-on-self", "field whom");
        Assert.NotNull(new GivenFlow().Field("whom", FormFieldType.Person).Field("other", FormFieldType.Person).Decide("head", "granted", ["field other"]).Ends().Records("granted", "whom").Bound());
        var consent = new GivenFlow().Field("item").Step("ask", StepKind.Consent, [("agreed", "granted"), ("refused", "refused"), ("missed", "granted")], ["starter"], s => s with
        {
            Within = T("3 days"), Exits = [s.Exits[0], s.Exits[1] with { Needs = [T("reason")] }, s.Exits[2]], Ladder = [new RungDefinition(T("after 2 h"), [], T("role hr"))],
        }).Ends();
        Assert.Equal(["flow.consent-needs-reason", "flow.hand-not-possible", "flow.silence-is-no-consent"], consent.Mistakes().Select(d => d.Code).Order());
    }

    [Fact]
    public void A_step_of_people_names_a_party() => Finds(new GivenFlow().Field("item").Decide("head", "granted", []).Ends(), "flow.no-party", "head");
}
