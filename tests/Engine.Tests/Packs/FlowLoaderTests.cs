using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Packs;

public sealed class FlowLoaderTests
{
    private static readonly Pack Pack = FlowPack.Given().LoadWell();
    private static readonly FlowDefinition Leave = Pack.Flows.Single(f => f.Id == "leave");
    private static readonly FlowVersion Version = Leave.Versions.Single();

    [Fact]
    public void Reads_who_starts_a_flow_and_how_its_cases_are_numbered()
    {
        Assert.Equal((new Phrase("请假", "Leave"), "anyone", "QJ-{year}-{n:4}"), (Leave.Name, Leave.StartsBy.Single().Text, Leave.Number.Text));
        var penalty = Pack.Flows.Single(f => f.Id == "penalty");
        Assert.Equal(["fine", "late-to-absence"], penalty.StartsOn.Select(s => s.Text));
        Assert.Equal(("amount > 0", "attendance.late"), (penalty.When!.Text, penalty.Helps.Single().Text));
        Assert.Equal((new LocalDate(2014, 4, 1), "leave"), (Version.From, Version.Form.Text));
    }

    [Fact]
    public void Reads_a_step_with_everything_it_may_say()
    {
        var head = Version.Step("head")!;
        Assert.Equal((StepKind.Decide, new Phrase("厂长意见", "Plant head"), "head of starter", "role ops"), (head.Kind, head.Name, head.Parties.Single().Who.Text, head.Vacant!.Text));
        Assert.Equal(("field stand_in", "1 working day", "off", "total", false), (head.Not.Single().Text, head.Within!.Text, head.Edits.Single().Text, head.Hides.Single().Text, head.MayReturn));
        Assert.Equal(("before 4 h", "head of starter", null), (head.Ladder[0].At.Text, head.Ladder[0].Tell.Single().Text, head.Ladder[0].Hand?.Text));
        Assert.Equal(("after 1 working day", "head 1 above starter"), (head.Ladder[1].At.Text, head.Ladder[1].Hand!.Text));
        Assert.Equal(["approve", "send_on", "reject"], head.Exits.Select(e => e.Id.Text));
        Assert.Equal((new Phrase("同意", "Approve"), "ops"), (head.Exit("approve")!.Name, head.Exit("approve")!.To.Text));
        Assert.Equal((new Phrase("转运营部定", "Leave it to operations"), "reason"), (head.Exit("send_on")!.Name, head.Exit("send_on")!.Needs.Single().Text));
        Assert.Equal("closing.leave", head.Clauses.Single().Text);
        Assert.Equal(12, head.Where.Line);
        var ops = Version.Step("ops")!;
        Assert.True(ops is { Bulk: true, MayReturn: true, Parties.Count: 2 });
    }

    [Fact]
    public void Reads_conditions_tellings_and_signatures()
    {
        var consent = Version.Step("stand-in")!;
        Assert.Equal((StepKind.Consent, "off.days > 1", "head", false), (consent.Kind, consent.When!.Text, consent.Otherwise!.Text, consent.MayReturn));
        var tell = Version.Step("tell")!;
        Assert.Equal((StepKind.Tell, "told", "granted"), (tell.Kind, tell.Exits.Single().Id.Text, tell.Exits.Single().To.Text));
        var sign = Pack.Flows.Single(f => f.Id == "penalty").Versions[0].Step("sign")!;
        Assert.Equal([("party", "Person concerned", "field person"), ("witness", "Witness", "field witness")], sign.Parties.Select(p => (p.Id, p.Name.En, p.Who.Text)));
    }

    [Fact]
    public void Reads_endings_and_the_fact_one_records()
    {
        var granted = Version.Ending("granted")!;
        Assert.Equal((EndingMeaning.Granted, "Granted", "starter"), (granted.Meaning, granted.Name.En, granted.Tell.Single().Text));
        Assert.Equal(("deviation", "stand_in", "off"), (granted.Record!.Word.Text, granted.Record.About.Text, granted.Record.Occurred!.Text));
        Assert.Equal([("kind", "no_show"), ("excused", "yes")], granted.Record.Fields.Select(f => (f.Name, f.Formula.Text)));
        Assert.Equal(EndingMeaning.Void, Pack.Flows.Single(f => f.Id == "penalty").Versions[0].Ending("dropped")!.Meaning);
    }

    [Fact]
    public void Reads_a_form_with_its_columns_and_hints()
    {
        var form = Pack.Forms.Single(f => f.Id == "leave");
        Assert.Equal([FormFieldType.Choice, FormFieldType.Period, FormFieldType.Person, FormFieldType.LongText, FormFieldType.Details, FormFieldType.Money], form.Fields.Select(f => f.Type));
        Assert.Equal((new Phrase("请假单", "Leave form"), "sick leave"), (form.Name, form.Fields[0].Options[0].Name.En));
        Assert.Equal((true, "kind = sick", new Phrase("写几个字即可。", "In a few words.")), (form.Fields[3].FromLast, form.Fields[3].When!.Text, form.Fields[3].Hint));
        Assert.Equal(["place", "cost", "share"], form.Fields[4].Columns.Select(c => c.Id));
        Assert.Equal("cost / 3", form.Fields[4].Columns[2].Computed!.Text);
    }

    [Theory]
    [InlineData("any", 3, 1)]
    [InlineData("all", 3, 3)]
    [InlineData("in turn", 3, 3)]
    [InlineData("2/3", 3, 2)]
    [InlineData("2/3", 4, 3)]
    [InlineData("2/3", 6, 4)]
    [InlineData("1/3", 6, 2)]
    [InlineData("50 %", 4, 2)]
    [InlineData("50%", 5, 3)]
    [InlineData("2 of them", 5, 2)]
    public void Reads_how_several_come_to_one_answer(string rule, int deciders, int needed)
    {
        var pack = FlowPack.Given().Replace(FlowPack.Leave, "rule: 2/3", $"rule: {rule}").LoadWell();
        Assert.Equal(needed, pack.Flows.Single(f => f.Id == "leave").Versions[0].Step("ops")!.Rule.Needed(deciders));
    }

    [Fact]
    public void A_share_reached_counts_for_every_number_of_deciders()
    {
        for (var under = 1; under <= 12; under++)
            for (var over = 1; over <= under; over++)
            {
                var rule = Yunzhang.Engine.Packs.Files.DecideRules.Find($"{over}/{under}")!.Value;
                for (var deciders = 1; deciders <= 60; deciders++)
                    Assert.Equal((deciders * over + under - 1) / under, rule.Needed(deciders));
            }
    }

    [Fact]
    public void Binds_flows_with_their_forms_their_limits_and_what_they_record()
    {
        var (bound, found) = Yunzhang.Engine.Binding.PackBinder.Bind(Pack);
        Assert.Equal("", string.Join('\n', found));
        Assert.Equal(["leave", "penalty"], bound!.Flows.Select(f => f.Definition.Id));
        Assert.Null(bound.FlowOn("leave", new LocalDate(2014, 3, 31)));
        Assert.NotNull(bound.FlowOn("leave", new LocalDate(2014, 4, 1)));
    }

    [Theory]
    [InlineData("        within: 1 working day\n        ladder", "        within: 1 workin day\n        ladder", "time.unknown-word", "workin", "workin")]
    [InlineData("at: before 4 h", "at: before 4 hh", "time.unknown-word", "hh", "hh")]
    [InlineData("kind: no_show, excused", "kind: no_shaw, excused", "feel.not-an-option", "no_shaw", "no_shaw")]
    [InlineData("excused: \"yes\"", "excused: kind", "feel.expected-type", "是否", "Yes/no")]
    public void Refuses_a_limit_or_a_recorded_value_that_makes_no_sense(string old, string text, string code, string zh, string en)
    {
        var changed = FlowPack.Given().Replace(FlowPack.Leave, old, text);
        var (bound, found) = Yunzhang.Engine.Binding.PackBinder.Bind(changed.LoadWell());
        Assert.Null(bound);
        var error = Assert.Single(found, d => d.Severity == Severity.Error);
        Assert.Equal(code, error.Code);
        Assert.Contains(zh, error.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(en, error.Format(Language.English), StringComparison.Ordinal);
        Assert.Contains(text.Trim().Split('\n')[0], changed.Text(FlowPack.Leave).Split('\n')[error.Where.Line - 1], StringComparison.Ordinal);
    }
}
