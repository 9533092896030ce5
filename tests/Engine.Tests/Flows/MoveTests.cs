using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>A running case goes on under another version of its flow: where, with whom, and what of what was said still counts.</summary>
public sealed class MoveTests
{
    private static readonly DecideRule All = new(DecideKind.All);

    private static Func<StepDefinition, StepDefinition> Within(string limit) => s => s with { Within = GivenFlow.Text(limit) };

    private static Func<StepDefinition, StepDefinition> Edits(params string[] fields) => s => s with { Edits = [.. fields.Select(f => GivenFlow.Text(f))] };

    private static GivenFlow Old => new GivenFlow().Field("item").Field("amount", FormFieldType.Number).Decide("head", "ops", ["head of starter"]).Decide("ops", "granted", ["role ops"], Within("8 h")).Ends();

    [Fact]
    public void It_goes_on_at_the_same_step_with_the_people_of_the_new_version_and_a_limit_counted_from_now()
    {
        var given = new GivenCase(Old).Start("Ann", "item=desk").Say("SH").At("2014-05-20T15:00");
        var to = new GivenFlow().From(2014, 5, 20).Field("item").Field("amount", FormFieldType.Number).Decide("head", "ops", ["head of starter"]).Decide("ops", "granted", ["role hr"], Within("4 h")).Ends();

        var moved = given.Move(to);

        Assert.Equal(("ops", "HR"), (given.Open, given.Waiting));
        Assert.Equal(Instant.FromUtc(2014, 5, 20, 19, 0), given.State.Open[0].Due);
        Assert.Equal((new LocalDate(2014, 5, 20), 2), (given.State.Version, given.State.Open[0].Round));
        Assert.Equal([("head", "SH", WordFate.Stays)], moved.Words.Select(w => (w.Step, w.By, w.Fate)));
        var line = given.Last<CaseMoved>();
        Assert.Equal((new FlowEdition(new(2014, 4, 1), "r1"), new FlowEdition(new(2014, 5, 20), "r2"), "Clerk", "the regulation has changed"), (line.From, line.To, line.By, line.Reason));
        Assert.Equal("granted", given.Say("HR").Ending);
    }

    [Fact]
    public void What_was_said_in_a_step_that_is_the_same_is_not_asked_again()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Decide("panel", "granted", ["role panel"], Within("8 h"), All).Ends()).Start("Ann", "item=x").Say("P1").Say("P2");

        var moved = given.Move(new GivenFlow().From(2014, 5, 1).Field("item").Decide("panel", "chief", ["role panel"], Within("3 days"), All).Decide("chief", "granted", ["role chief"]).Ends());

        Assert.Equal("P3 P4", given.Waiting);
        Assert.Equal([("P1", WordFate.Stays), ("P2", WordFate.Stays)], moved.Words.Select(w => (w.By, w.Fate)));
        given.Say("P3").Say("P4");
        Assert.Equal(("chief", "GM"), (given.Open, given.Waiting));
        Assert.Equal("granted", given.Say("GM").Ending);
    }

    [Fact]
    public void Of_whoever_is_not_asked_any_more_it_is_said_that_his_word_spares_nothing()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Decide("panel", "granted", ["role panel"], null, All).Ends()).Start("Ann", "item=x").Say("P1");
        given.Staff = GivenStaff.Chain with { Roles = [.. GivenStaff.Chain.Roles.Where(r => r.Person != "P1")] };

        var moved = given.Move(new GivenFlow().From(2014, 5, 1).Field("item").Decide("panel", "granted", ["role panel"], Within("8 h"), All).Ends());

        Assert.Equal([("P1", WordFate.NotAsked)], moved.Words.Select(w => (w.By, w.Fate)));
        Assert.Equal("P2 P3 P4", given.Waiting);
    }

    [Fact]
    public void A_word_falls_with_its_step_and_the_case_goes_back_to_it()
    {
        var given = new GivenCase(Old).Start("Ann", "item=desk").Say("SH");

        var moved = given.Move(new GivenFlow().From(2014, 5, 1).Field("item").Field("amount", FormFieldType.Number).Decide("head", "ops", ["head 1 above starter"]).Decide("ops", "granted", ["role ops"]).Ends());

        Assert.Equal([(1, WordFate.StepChanged)], moved.Words.Select(w => (w.Task, w.Fate)));
        Assert.Equal(["head"], moved.Back.Select(s => s.Id));
        Assert.Equal(("head", "RM"), (given.Open, given.Waiting));
        Assert.Null(given.State.Tasks[0].Answer);
        Assert.Equal(new FallenWord(1, WordFate.StepChanged, []).ToString(), Assert.Single(given.Last<CaseMoved>().Fallen).ToString());
        Assert.Equal("granted", given.Say("RM").Say("OPS").Ending);
    }

    [Fact]
    public void A_word_falls_with_a_field_it_covered_and_no_other_does()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Field("price").Decide("head", "hr", ["head of starter"], s => s with { Hides = [GivenFlow.Text("price")] }).Decide("hr", "ops", ["role hr"]).Decide("ops", "granted", ["role ops"]).Ends())
            .Start("Ann", "item=desk", "price=about ten").Say("SH").Say("HR");

        var moved = given.Move(new GivenFlow().From(2014, 5, 1).Field("item").Field("price", FormFieldType.Number).Decide("head", "hr", ["head of starter"], s => s with { Hides = [GivenFlow.Text("price")] }).Decide("hr", "ops", ["role hr"]).Decide("ops", "granted", ["role ops"]).Ends());

        Assert.Equal([("head", WordFate.Stays, ""), ("hr", WordFate.FieldsChanged, "price")], moved.Words.Select(w => (w.Step, w.Fate, string.Join(' ', w.Fields))));
        Assert.Equal([new FieldChange("price", "about ten", null)], moved.Fields);
        Assert.Equal(("hr", "HR"), (given.Open, given.Waiting));
        Assert.False(given.State.Values.ContainsKey("price"));
        Assert.Equal("granted", given.Say("HR").Say("OPS").Ending);
    }

    [Theory]
    [InlineData("金额", "Sum", WordFate.Stays)]
    [InlineData("总额", "Amount", WordFate.Stays)]
    [InlineData("总额", "Sum", WordFate.FieldsChanged)]
    public void A_field_by_another_name_is_another_and_one_translated_otherwise_is_not(string zh, string en, WordFate fate)
    {
        GivenFlow To(int month, string nameZh, string nameEn, string who) => new GivenFlow().From(2014, month, 1).Field("amount", FormFieldType.Number, f => f with { Name = new(nameZh, nameEn) })
            .Decide("head", "ops", ["head of starter"]).Decide("ops", "granted", [who]).Ends();
        var given = new GivenCase(To(4, "金额", "Amount", "role ops")).Start("Ann", "amount=5").Say("SH");

        Assert.Equal(fate, Assert.Single(given.TryMove(To(5, zh, en, "role hr")).Words).Fate);
    }

    [Fact]
    public void Where_the_step_is_gone_one_is_chosen_and_what_was_said_there_is_void()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Decide("both", "granted", ["role hr", "role ops"], null, All).Ends()).Start("Ann", "item=desk").Say("HR");
        var to = new GivenFlow().From(2014, 5, 1).Field("item").Decide("safety", "desk", ["role panel"]).Decide("desk", "granted", ["role hr", "role ops"], null, All).Ends();

        var unknown = given.TryMove(to);
        Assert.Equal(("both", "case.move-choose"), (Assert.Single(unknown.Unknown), Assert.Single(unknown.Answer.Refusals).Code));
        Assert.Contains("“both”", unknown.Answer.Refusals[0].Message.Zh, StringComparison.Ordinal);
        Assert.Equal("case.move-choose", Assert.Single(given.TryMove(to, "both=nowhere").Answer.Refusals).Code);

        var moved = given.Move(to, "both=desk");
        Assert.Equal([("both", WordFate.StepGone)], moved.Words.Select(w => (w.Step, w.Fate)));
        Assert.Equal(("desk", "HR OPS"), (given.Open, given.Waiting));
        // A step only the new version has, before the one chosen, is not gone through; that is said.
        Assert.Equal(["safety"], moved.PassedOver.Select(s => s.Id));
        Assert.Equal("granted", given.Say("HR").Say("OPS").Ending);
    }

    [Fact]
    public void Sent_back_to_its_starter_it_begins_anew_when_he_hands_it_in_and_what_still_counts_is_not_asked()
    {
        var given = new GivenCase(Old).Start("Ann", "item=desk").Say("SH");
        var to = new GivenFlow().From(2014, 5, 1).Field("item").Field("amount", FormFieldType.Number).Field("why", more: f => f with { Required = GivenFlow.Text("yes") }).Decide("head", "ops", ["head of starter"]).Decide("ops", "granted", ["role hr"]).Ends();
        Assert.Equal(("form.required", "why"), Only(given.TryMove(to).Answer));

        given.Move(to, "ops=");

        Assert.True(given.State.WithStarter);
        Assert.Equal(("", "the regulation has changed"), (given.Last<StepReturned>().To, given.Last<StepReturned>().Reason));
        given.Act("Ann", new CaseAct.HandIn(given.Changes("why=old one broke")));
        Assert.Equal(("ops", "HR"), (given.Open, given.Waiting));

        // What is with its starter already only changes its version.
        var other = new GivenCase(Old).Start("Ann", "item=desk").Act("Ann", new CaseAct.Withdraw(null));
        other.Move(to);
        Assert.True(other.State is { WithStarter: true, Open.Count: 0 });
        Assert.IsType<CaseMoved>(other.Events[^1]);
    }

    [Fact]
    public void What_the_new_form_requires_is_missing_only_where_no_step_to_come_asks_for_it()
    {
        var given = new GivenCase(Old).Start("Ann", "item=desk").Say("SH");
        GivenFlow To(string who) => new GivenFlow().From(2014, 5, 1).Field("item").Field("amount", FormFieldType.Number).Field("code", more: f => f with { Required = GivenFlow.Text("yes") })
            .Decide("head", "ops", ["head of starter"], who == "head" ? Edits("code") : null).Decide("ops", "granted", ["role ops"], who == "ops" ? Edits("code") : null).Ends();

        Assert.Equal(("form.required", "code"), Only(given.TryMove(To("nobody")).Answer));
        Assert.Equal("code", Assert.Single(given.TryMove(To("ops")).ToFill).Id);
        Assert.False(given.TryMove(To("ops")).Answer.IsRefused);
        // The head may fill it in now: his step is another, so it goes back to him.
        var moved = given.Move(To("head"));
        Assert.Equal(("head", "code"), (given.Open, Assert.Single(moved.ToFill).Id));
    }

    [Fact]
    public void It_is_refused_where_it_would_end_without_anybody_looking_and_where_there_is_nothing_to_move()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Decide("head", "hr", ["head of starter"]).Decide("hr", "granted", ["role hr"]).Ends()).Start("Ann", "item=desk").Say("SH");
        var same = new GivenFlow().From(2014, 5, 1).Field("item").Decide("head", "hr", ["head of starter"]).Decide("hr", "granted", ["role hr"]).Ends();
        var to = new GivenFlow().From(2014, 5, 1).Field("item").Decide("head", "granted", ["head of starter"]).Ends();

        GivenCase.Refused(given.TryMove(to, "hr=head").Answer, "case.move-ends");
        GivenCase.Refused(given.TryMove(same).Answer, "case.move-same");
        GivenCase.Refused(given.TryMove(to, "  ", ["hr="]).Answer, "case.reason-needed");
        given.Say("HR");
        GivenCase.Refused(given.TryMove(to).Answer, "case.ended");
        var control = new GivenCase(Old).Start(null, "item=desk");
        GivenCase.Refused(control.TryMove(to, "head=").Answer, "case.no-starter");
    }

    [Fact]
    public void Branches_go_on_side_by_side_one_that_has_ended_stays_so_and_a_new_one_begins()
    {
        GivenFlow Fork(int month, params string[] branches)
        {
            var flow = new GivenFlow().From(2014, month, 1).Field("item").Step("fork", StepKind.Together, [("joined", "granted")], null, s => s with { Branches = [.. branches.Select(b => GivenFlow.Text(b))] });
            foreach (var branch in branches) flow.Decide(branch, "fork", [branch == "papers" ? "role panel" : branch == "money" ? "role hr" : branch == "law" ? "role chief" : "role ops"], null, branch == "papers" ? All : null);
            return flow.Ends();
        }
        var given = new GivenCase(Fork(4, "money", "safety", "papers")).Start("Ann", "item=x").Say("HR").Say("P1");
        Assert.Equal("fork safety papers", given.Open);

        given.Move(Fork(5, "law", "money", "safety", "papers"));

        Assert.Equal("fork law safety papers", given.Open);
        Assert.Equal("GM OPS P2 P3 P4", given.Waiting);
        given.Say("P2").Say("P3").Say("P4").Say("GM");
        Assert.Equal("granted", given.Say("OPS").Ending);
    }

    [Fact]
    public void Branches_the_new_version_does_not_have_are_left_together_or_not_at_all()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Step("fork", StepKind.Together, [("joined", "granted")], null, s => s with { Branches = [GivenFlow.Text("money"), GivenFlow.Text("safety")] })
            .Decide("money", "fork", ["role hr"]).Decide("safety", "fork", ["role ops"]).Ends()).Start("Ann", "item=x");
        var to = new GivenFlow().From(2014, 5, 1).Field("item").Decide("money", "safety", ["role hr"]).Decide("safety", "granted", ["role ops"]).Ends();

        Assert.Equal("case.move-choose", Assert.Single(given.TryMove(to).Answer.Refusals).Code);
        GivenCase.Refused(given.TryMove(to, "fork=money").Answer, "case.move-branches");
        given.Move(to, "fork=money", "safety=money");
        Assert.Equal(("money", "HR"), (given.Open, given.Waiting));
    }

    [Fact]
    public void A_case_begun_for_a_step_is_waited_for_on()
    {
        GivenFlow Waiting(int month, string limit) => new GivenFlow().From(2014, month, 1).Field("item")
            .Step("review", StepKind.Case, [("upheld", "granted"), ("lifted", "refused")], null, s => s with { Awaits = GivenFlow.Text("review"), Within = GivenFlow.Text(limit) }).Ends();
        var given = new GivenCase(Waiting(4, "8 h")).Start("Ann", "item=x").Act("", new CaseAct.Begin("review", "c2", "FY-1"));

        given.Move(Waiting(5, "3 days"));

        Assert.Equal("c2", given.State.Others["review"]);
        Assert.Empty(given.Flow.ToBegin(given.State));
        Assert.Equal("granted", given.Act("", new CaseAct.Arrive("review", "upheld")).Ending);
    }

    [Fact]
    public void Acts_of_steps_that_are_gone_stand_in_nobodys_way_afterwards()
    {
        var given = new GivenCase(new GivenFlow().Field("item").Field("note").Step("fill", StepKind.Do, [("done", "ops")], ["role hr"], Edits("note")).Decide("ops", "granted", ["role ops"]).Ends()).Start("Ann", "item=x").Say("HR", "done", changes: "note=a");
        given.Move(new GivenFlow().From(2014, 5, 1).Field("item").Field("note").Decide("ops", "again", ["role ops"], Edits("note")).Decide("again", "granted", ["role hr"]).Ends());

        GivenCase.Refused(given.Try("HR", new CaseAct.Withdraw(null)), "case.gone-on");
        given.Say("OPS", changes: "note=b");
        Assert.Equal(("again", "HR"), (given.Open, given.Waiting));
        Assert.Equal("granted", given.Say("HR").Ending);
    }

    private static (string, string?) Only(CaseAnswer answer) => (Assert.Single(answer.Refusals).Code, answer.Refusals[0].Field);
}
