using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Packs;

public sealed class PackLoaderTests
{
    private static readonly Pack Pack = GivenPack.Small().LoadWell();

    [Fact]
    public void Reads_identity_audience_and_money()
    {
        Assert.Equal(("small.attendance", new Phrase("考勤小规定", "Small attendance rules"), "company-rule", "ops"), (Pack.Id, Pack.Name, Pack.Layer, Pack.Owner));
        Assert.Equal(new LocalDate(2015, 4, 1), Pack.ReviewBy);
        var audience = Assert.Single(Pack.AppliesTo);
        Assert.Equal(("post", "operator"), (audience.Field, audience.Values[0].Text));
        Assert.Equal(MoneyRule.Default, Pack.Money);
    }

    [Fact]
    public void Reads_clauses_with_numbers_parents_and_hashes()
    {
        var issue = Assert.Single(Pack.Issues);
        Assert.Equal((new LocalDate(2014, 4, 1), new LocalDate(2014, 3, 20)), (issue.Effective, issue.Published));
        Assert.Equal(8, issue.Clauses.Count);
        Assert.Equal(5, issue.Leaves.Count());
        var late = issue.Find("attendance.late")!;
        Assert.Equal(("第一条 1", "考勤", "attendance", true), (late.Number, late.Heading, late.Parent, late.IsLeaf));
        Assert.Equal(new Phrase("迟到每次扣十元。", "Ten yuan each time."), late.Text);
        Assert.Equal(new SourceSpan("packs/small/text/2014-04-01.md", 4, 4, 8), late.Where);
        Assert.Equal("2c8e040c", late.Hash[..8]);
        var three = issue.Find("totals.three")!;
        Assert.Equal(("第二条", "累计", "totals"), (three.Number, three.Heading, three.Parent));
        Assert.False(issue.Find("totals")!.IsLeaf);
    }

    [Fact]
    public void Reads_words_and_their_fields()
    {
        var fields = Pack.Words.Words.Single(w => w.Id == "deviation").Fields;
        Assert.Equal(["kind", "minutes", "excused", "stayed"], fields.Select(f => f.Id));
        Assert.Equal((FieldType.Number, "min", "[0..1440]"), (fields[1].Type, fields[1].Unit, fields[1].Range!.Text));
        Assert.Equal("plant-head", fields[2].AskedOf!.Text);
        Assert.Equal(("overtime", "late_night", 1, "no"), (fields[3].From!.Word.Text, fields[3].From!.Field, fields[3].From!.DaysBefore, fields[3].From!.IfNone!.Text));
        Assert.Equal(new Phrase("迟到", "late"), fields[0].Options[0].Name);
        Assert.Equal(["none", "late", "absence"], Pack.Words.Outcomes.Select(o => o.Id));
        Assert.Equal("due", Assert.Single(Pack.Words.Marks).Default);
    }

    [Fact]
    public void Reads_a_table_with_every_cell_at_its_place()
    {
        var table = Assert.Single(Pack.Tables);
        Assert.Equal(("fine", "deviation"), (table.Id, table.ForEach.Text));
        Assert.Equal(["late", "absence"], table.Absorbs[0].Takes.Select(t => t.Text));
        var version = Assert.Single(table.Versions);
        Assert.Equal(["count_from", "absence_amount"], version.Values.Select(v => v.Name));
        Assert.Equal(["kind", "minutes", "excused"], version.Rows.Conditions.Select(c => c.Text));
        Assert.Equal([ResultColumn.Outcome, ResultColumn.Amount, ResultColumn.Days], version.Rows.Results);
        var gone = version.Rows.Rows[2];
        Assert.Equal(["no_show", "-", "no"], gone.Cells.Select(c => c.Text));
        Assert.Equal(["absence", "absence_amount", "1"], gone.Results.Select(c => c.Text));
        Assert.Equal(new SourceSpan("packs/small/controls/fine.table.yaml", 18, 17, 7), gone.Cells[0].Where);
        Assert.Equal(new SourceSpan("packs/small/controls/fine.table.yaml", 18, 64, 14), gone.Results[1].Where);
        Assert.Equal(("attendance.absence", 18), (gone.Clauses[0].Text, gone.Clauses[0].Where.Line));
        Assert.Null(gone.Say);
        Assert.Equal(new Phrase("迟到 {minutes} 分钟，不计。", "{minutes} minutes late: not counted."), version.Rows.Rows[0].Say);
    }

    [Fact]
    public void Reads_counters_with_a_threshold_and_with_tiers()
    {
        var three = Pack.Counters[0];
        Assert.Equal(("person", new CountWindow(WindowKind.Month)), (three.Per.Text, three.Window));
        var version = three.Versions[0];
        Assert.Equal(("3", "2", false), (version.Every!.Text, version.Warn[0].Text, version.Replaces));
        Assert.Equal([(ResultColumn.Outcome, "absence"), (ResultColumn.Amount, "fine.absence_amount"), (ResultColumn.Days, "1")], version.Then.Select(t => (t.Column, t.Formula.Text)));
        var tiers = Pack.Counters[1];
        Assert.Equal(("team", new CountWindow(WindowKind.Rolling, 30), RunUnit.Day), (tiers.Per.Text, tiers.Window, tiers.InARow));
        Assert.Equal((TierRule.AtEnd, 2), (tiers.Versions[0].Apply, tiers.Versions[0].Rows!.Rows.Count));
        Assert.Equal("Number {n}: 5 yuan.", tiers.Versions[0].Rows!.Rows[0].Say!.Value.En);
    }

    [Fact]
    public void Reads_questions_handled_and_planned()
    {
        var question = Pack.Questions[0];
        Assert.Equal(("add", "Still due", "ops", true), (question.Chosen, question.ChosenText.En, question.DecidedBy, question.IsDecided));
        Assert.Equal("late-to-absence.then.replaces = counted", Assert.Single(question.Readings[1].Changes).ToString());
        Assert.Equal(new Phrase("运营部核定", "Operations"), Pack.Questions[1].ChosenText);
        Assert.False(Pack.Questions[1].IsDecided);
        Assert.Equal(("closing.interpretation", "person decides", "The company interprets."), (Pack.Handled[0].Clause.Text, Pack.Handled[0].As, Pack.Handled[0].Why.En));
        Assert.Equal(("closing.leave", "flow"), (Pack.Planned[0].Clause.Text, Pack.Planned[0].Kind));
    }

    [Fact]
    public void Reads_tests_proposals_and_accepted_mutants()
    {
        var cases = Pack.Tests[0];
        Assert.Equal(["kind", "minutes", "excused", "day_wage"], cases.Cases!.Inputs.Select(c => c.Text));
        Assert.Equal(["late", "9", "", "100"], cases.Cases.Rows[0].Inputs.Select(c => c.Text));
        Assert.Equal("replace", cases.Readings["conversion"]);
        var steps = Pack.Tests[1].Timeline;
        var second = Assert.IsType<TestFact>(steps[1]);
        Assert.Equal((new LocalDate(2014, 5, 27), new LocalDate(2014, 6, 5), "张三", "late"), (second.On, second.Recorded, second.Who.Text, second.Event.Text));
        var expect = Assert.IsType<TestExpectation>(steps[2]);
        Assert.Equal((new LocalDate(2014, 6, 5), "张三", "to_pay", "20"), (expect.On, expect.Subjects[0].Subject.Text, expect.Subjects[0].Figures[0].Name.Text, expect.Subjects[0].Figures[0].Value.Text));
        Assert.Equal("attendance.late", expect.Because[0].Text);
        var proposal = Assert.Single(Pack.Proposals);
        Assert.Equal(["fine.values.count_from = 5", "fine@2014-04-01.rows.late.amount = 15", "late-to-absence.warn = 1, 2"], proposal.Changes.Select(c => c.ToString()));
        Assert.Equal("fine.values.count_from = 11", Assert.Single(Pack.AcceptedMutants).Path.Text);
    }

    [Fact]
    public void Hashes_change_with_any_file_and_only_then()
    {
        Assert.Equal(Pack.Hash, GivenPack.Small().LoadWell().Hash);
        var other = GivenPack.Small().Append("text/2014-04-01.md", "\n").LoadWell();
        Assert.NotEqual(Pack.Hash, other.Hash);
        Assert.NotEqual(Pack.FileHashes["text/2014-04-01.md"], other.FileHashes["text/2014-04-01.md"]);
        Assert.Equal(Pack.FileHashes["pack.yaml"], other.FileHashes["pack.yaml"]);
        Assert.Equal(Pack.Issues[0].Find("totals.three")!.Hash, other.Issues[0].Find("totals.three")!.Hash);
    }

    [Fact]
    public void Reads_carriage_returns_and_a_byte_order_mark()
    {
        var crlf = GivenPack.Small();
        foreach (var (path, text) in SmallPack.Files) crlf = crlf.With(path, "\uFEFF" + text.Replace("\n", "\r\n"));
        Assert.Equal(Pack.Issues[0].Clauses.Select(c => c.Hash), crlf.LoadWell().Issues[0].Clauses.Select(c => c.Hash));
    }
}
