using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>Somebody who has no account signs or agrees: nobody inside can do it for him.</summary>
public sealed class OutsideTests
{
    private const string Customer = "~customer";

    private static GivenFlow Plan() => new GivenFlow().Field("customer")
        .Step("sign", StepKind.Sign, [("all_signed", "granted"), ("refused", "refused")], ["customer=outside customer", "supervisor=starter"]).Ends();

    private static GivenFlow Consent() => new GivenFlow().Field("customer").Step("agree", StepKind.Consent, [("agreed", "granted"), ("refused", "refused")], ["outside customer"]).Ends();

    [Fact]
    public void He_signs_for_himself_beside_those_inside()
    {
        var given = new GivenCase(Plan()).Start("Ann", "customer=王老板");

        Assert.Equal("~customer Ann", given.Waiting);
        Assert.Contains("王老板", given.State.Tasks[0].Because.Zh, StringComparison.Ordinal);
        Assert.Equal("granted", given.Say("Ann", "sign").Say(Customer, "sign").Ending);
    }

    [Fact]
    public void His_refusal_ends_it() => Assert.Equal("refused", new GivenCase(Consent()).Start("Ann", "customer=王老板").Say(Customer, "refuse").Ending);

    [Fact]
    public void Nobody_inside_signs_in_his_place_however_high()
    {
        var given = new GivenCase(Plan()).Start("Ann", "customer=王老板");

        foreach (var inside in new[] { "Ann", "SH", "Clerk" }) GivenCase.Refused(given.Try(inside, new CaseAct.Say(1, "sign", null, null, given.Changes())), "case.not-yours");
        GivenCase.Refused(given.Try("Ann", new CaseAct.HandOver(1, "Bob", null)), "case.not-yours");
        GivenCase.Refused(given.Try("Clerk", new CaseAct.Name(1, "Bob")), "case.has-holder");
    }

    [Fact]
    public void He_acts_for_nobody_else()
    {
        var given = new GivenCase(Plan()).Start("Ann", "customer=王老板");

        GivenCase.Refused(given.Try(Customer, new CaseAct.Say(2, "sign", null, null, given.Changes())), "case.not-yours");
        GivenCase.Refused(given.Try("~other", new CaseAct.Say(1, "sign", null, null, given.Changes())), "case.not-yours");
    }

    [Fact]
    public void He_is_nobodys_leaver_and_cannot_be_urged()
    {
        var given = new GivenCase(Consent()).Start("Ann", "customer=王老板");

        Assert.Empty(given.Try("", new CaseAct.Reassign()).Events);
        GivenCase.Refused(given.Try("Ann", new CaseAct.Urge()), "case.nobody-to-urge");
    }

    [Fact]
    public void While_nobody_is_written_in_the_field_somebody_has_to_be()
    {
        var given = new GivenCase(Consent()).Start("Ann");

        Assert.Equal("", Assert.Single(given.State.OpenTasks).To);
        Assert.Contains("customer", given.State.OpenTasks.First().Because.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_after_his_signature_makes_it_void_and_asks_him_again()
    {
        var flow = new GivenFlow().Field("customer").Field("price")
            .Step("sign", StepKind.Sign, [("all_signed", "check"), ("refused", "refused")], ["customer=outside customer"])
            .Decide("check", "granted", ["head of starter"], s => s with { Edits = [GivenFlow.Text("price")] }).Ends();
        var given = new GivenCase(flow).Start("Ann", "customer=王老板", "price=1").Say(Customer, "sign").Say("SH", changes: ["price=2"]);

        Assert.Null(given.Ending);
        Assert.Equal("sign", given.Open);
        Assert.Equal(Customer, given.Waiting);
    }

    [Fact]
    public void He_can_sign_and_consent_and_nothing_else()
    {
        Assert.Contains(Named(new GivenFlow().Field("customer").Decide("head", "granted", ["outside customer"]).Ends()), d => d == "flow.outside-not-possible");
        Assert.Contains(Named(new GivenFlow().Field("customer").Decide("head", "granted", ["head of starter"], s => s with { Not = [GivenFlow.Text("outside customer")] }).Ends()), d => d == "flow.outside-not-possible");
        Assert.Contains(Named(new GivenFlow().Field("customer").Decide("head", "granted", ["head of starter"], s => s with { Vacant = GivenFlow.Text("outside customer") }).Ends()), d => d == "flow.outside-not-possible");
        Assert.Contains(Named(new GivenFlow().Field("customer").StartsBy("outside customer").Decide("head", "granted", ["head of starter"]).Ends()), d => d == "flow.outside-not-possible");
        Assert.Contains(Named(new GivenFlow().Field("customer", FormFieldType.Person).Step("sign", StepKind.Sign, [("all_signed", "granted"), ("refused", "refused")], ["c=outside customer"]).Ends()), d => d == "party.wrong-field");
    }

    private static IEnumerable<string> Named(GivenFlow flow) => flow.Mistakes().Select(m => m.Code);
}
