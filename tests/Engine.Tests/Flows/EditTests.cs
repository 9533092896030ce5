using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>A word covers what its speaker saw; an edit takes back only the words that covered what changed.</summary>
public sealed class EditTests
{
    private static Func<StepDefinition, StepDefinition> Edits(params string[] fields) => s => s with { Edits = [.. fields.Select(f => GivenFlow.Text(f))] };

    [Fact]
    public void An_answer_covers_the_fields_that_were_shown_and_no_hidden_one()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Field("price").Field("rows", FormFieldType.Details).Decide("head", "granted", ["head of starter"], s => s with { Hides = [GivenFlow.Text("price")], Clauses = [GivenFlow.Text("buy.desk")] }).Ends());
        given.Clauses["buy.desk"] = "abc";
        given.Start("Ann", "item=desk", "price=5", "rows.0.name=a", "rows.1.name=b").Say("SH");
        var acted = given.Last<Acted>();
        Assert.Equal(["item", "rows"], acted.Seen.Keys.Order());
        Assert.All(acted.Seen.Values, hash => Assert.Equal(64, hash.Length));
        Assert.Equal("abc", acted.Rules["buy.desk"]);
    }

    [Fact]
    public void An_edit_in_an_open_step_voids_only_the_votes_that_saw_the_field_and_reopens_just_those()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Field("amount", FormFieldType.Number)
            .Step("fork", StepKind.Together, [("joined", "granted")], null, s => s with { Branches = [GivenFlow.Text("money"), GivenFlow.Text("safety")] })
            .Decide("money", "fork", ["role panel"], Edits("amount"), new DecideRule(DecideKind.All))
            .Decide("safety", "fork", ["role hr", "role ops"], s => s with { Hides = [GivenFlow.Text("amount")] }, new DecideRule(DecideKind.All)).Ends()).Start("Ann", "item=x", "amount=10");
        given.Say("P1").Say("HR").Say("P2", changes: "amount=12");
        Assert.Equal([1], given.Last<VotesVoided>().Tasks);
        Assert.Equal(["amount"], given.Last<VotesVoided>().Paths);
        Assert.True(given.State.Tasks[0].IsVoided);
        Assert.Equal("P1 P3 P4 OPS", given.Waiting);
        // He who voted before and is asked again has acted only once since.
        given.Say("P1").Say("P3").Say("P4").Say("OPS");
        Assert.Equal("granted", given.Ending);
    }

    [Fact]
    public void Editing_what_was_approved_voids_the_approval_and_brings_the_case_back_to_it()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Field("amount", FormFieldType.Number).Field("note")
            .Decide("head", "region", ["head of starter"]).Decide("region", "fill", ["head 1 above starter"], s => s with { Hides = [GivenFlow.Text("amount")] })
            .Step("fill", StepKind.Do, [("done", "granted")], ["starter"], Edits("amount", "note")).Ends()).Start("Ann", "item=x", "amount=10").Say("SH").Say("RM");
        given.Say("Ann", "done", changes: "amount=99");
        Assert.Null(given.Ending);
        Assert.Equal(("head", "SH"), (given.Open, given.Waiting));
        // The region had not seen the amount, and what was done stands: with the head's word the case is through.
        Assert.Equal("granted", given.Say("SH").Ending);
        Assert.Equal("99", given.State.Values["amount"]);
    }

    [Fact]
    public void Filling_what_was_empty_voids_nothing()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Field("note").Decide("head", "fill", ["head of starter"]).Step("fill", StepKind.Do, [("done", "granted")], ["starter"], Edits("note")).Ends()).Start("Ann", "item=x").Say("SH").Say("Ann", "done", changes: "note=ok");
        Assert.Equal("granted", given.Ending);
        Assert.Empty(given.Events.OfType<VotesVoided>());
    }

    [Fact]
    public void A_signature_stands_while_a_later_step_fills_what_was_empty_and_falls_when_it_changes_what_was_signed()
    {
        GivenCase Signed() => new GivenCase(new GivenFlow().Field("item").Field("note")
            .Step("sign", StepKind.Sign, [("all_signed", "fill"), ("refused", "refused")], ["head=head of starter", "hr=role hr"])
            .Step("fill", StepKind.Do, [("done", "granted")], ["starter"], Edits("item", "note")).Ends()).Start("Ann", "item=x").Say("SH", "sign").Say("HR", "sign");
        var filled = Signed().Say("Ann", "done", changes: "note=ok");
        Assert.Equal(("granted", 0), (filled.Ending, filled.Events.OfType<VotesVoided>().Count()));
        var changed = Signed().Say("Ann", "done", changes: "item=y");
        Assert.Equal(("sign", "SH HR"), (changed.Open, changed.Waiting));
        Assert.Equal("granted", changed.Say("SH", "sign").Say("HR", "sign").Ending);
    }

    [Fact]
    public void A_new_row_changes_the_table_that_was_seen()
    {
        var given = new GivenCase(new GivenFlow().Field("rows", FormFieldType.Details).Decide("head", "fill", ["head of starter"]).Step("fill", StepKind.Do, [("done", "granted")], ["starter"], Edits("rows")).Ends()).Start("Ann", "rows.0.name=a").Say("SH").Say("Ann", "done", changes: "rows.1.name=b");
        Assert.Equal(("head", "SH"), (given.Open, given.Waiting));
    }

    [Fact]
    public void An_edit_reaches_back_into_branches_that_have_joined()
    {
        var given = new GivenCase(new GivenFlow().Field("amount", FormFieldType.Number)
            .Step("fork", StepKind.Together, [("joined", "fill")], null, s => s with { Branches = [GivenFlow.Text("money"), GivenFlow.Text("safety")] })
            .Decide("money", "fork", ["role hr"]).Decide("safety", "fork", ["role ops"], s => s with { Hides = [GivenFlow.Text("amount")] })
            .Step("fill", StepKind.Do, [("done", "granted")], ["starter"], Edits("amount")).Ends()).Start("Ann", "amount=1").Say("HR").Say("OPS").Say("Ann", "done", changes: "amount=2");
        Assert.Equal(("fork money", "HR"), (given.Open, given.Waiting));
        Assert.Equal("granted", given.Say("HR").Ending);
    }

    [Fact]
    public void Only_fields_of_the_step_can_be_changed()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Decide("head", "granted", ["head of starter"]).Ends()).Start("Ann", "item=x");
        GivenCase.Refused(given.TrySay("SH", changes: "item=y"), "case.may-not-edit", "item");
        Assert.Equal("granted", given.Say("SH", changes: "item=x").Ending);
    }

    [Fact]
    public void What_an_exit_needs_is_asked_for_all_at_once()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Field("why").Step("head", StepKind.Decide, [("approve", "granted"), ("reject", "refused")], ["head of starter"], s => s with
        {
            Exits = [s.Exits[0], s.Exits[1] with { Needs = [GivenFlow.Text("reason"), GivenFlow.Text("signature"), GivenFlow.Text("attachment"), GivenFlow.Text("why")] }],
        }).Ends()).Start("Ann", "item=x");
        Assert.Equal(["case.reason-needed", "case.signature-needed", "case.attachment-needed", "case.field-needed"], given.TrySay("SH", "reject").Refusals.Select(r => r.Code));
        Assert.Equal("granted", given.Say("SH").Ending);
    }

    [Fact]
    public void A_word_that_is_no_exit_is_refused()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Decide("head", "granted", ["head of starter"]).Ends()).Start();
        GivenCase.Refused(given.TrySay("SH", "maybe"), "case.unknown-exit");
        GivenCase.Refused(given.Try("HR", new CaseAct.Say(1, "approve", null, null, given.Changes())), "case.not-yours");
        GivenCase.Refused(given.Try("HR", new CaseAct.Say(7, "approve", null, null, given.Changes())), "case.no-task");
    }

    [Fact]
    public void An_approval_counts_on_after_a_later_round_was_given_up_and_falls_when_what_it_saw_changes()
    {
        var given = new GivenCase(new GivenFlow().Field("amount", FormFieldType.Number).Decide("head", "hr", ["head of starter"]).Decide("hr", "fill", ["role hr"], reject: "head")
            .Step("fill", StepKind.Do, [("done", "granted")], ["starter"], Edits("amount")).Ends()).Start("Ann", "amount=1").Say("SH");
        // HR sends it back to the head, and takes that back before he has looked.
        given.Say("HR", "reject").Act("HR", new CaseAct.Withdraw(null)).Say("HR").Say("Ann", "done", changes: "amount=2");
        Assert.Equal(("head", "SH"), (given.Open, given.Waiting));
        Assert.Equal("granted", given.Say("SH").Say("HR").Ending);
    }
}
