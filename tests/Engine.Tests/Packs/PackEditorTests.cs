using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Packs;

public sealed class PackEditorTests
{
    private static readonly SourceSpan Here = new("try", 3, 7);
    private static readonly Pack Pack = GivenPack.Small().LoadWell();

    private static PackEdit Try(string path, string? to) => PackEditor.Apply(Pack, [new Change(new Sourced(path, Here), to is null ? null : new Sourced(to, Here))]);

    private static Pack Make(string path, string? to)
    {
        var edit = Try(path, to);
        Assert.Equal("", string.Join('\n', edit.Diagnostics));
        return edit.Result!;
    }

    [Fact]
    public void Sets_a_named_value_and_keeps_the_place_of_the_change()
    {
        var value = Make("fine.values.count_from", "5").Tables[0].Versions[0].Values[0];
        Assert.Equal(new NamedValue("count_from", new Sourced("5", Here)), value);
        Assert.Equal("10", Pack.Tables[0].Versions[0].Values[0].Formula.Text);
    }

    [Fact]
    public void Sets_cells_by_the_header_of_their_column()
    {
        Assert.Equal("> count_from", Make("fine.rows.late.minutes", "> count_from").Tables[0].Versions[0].Rows.Rows[1].Cells[1].Text);
        Assert.Equal("15", Make("fine@2014-04-01.rows.late.amount", "15").Tables[0].Versions[0].Rows.Rows[1].Results[1].Text);
        Assert.Equal(["a", "b"], Make("fine.rows.late.clauses", "a, b").Tables[0].Versions[0].Rows.Rows[1].Clauses.Select(c => c.Text));
        Assert.Equal("2", Make("tiers.rows.first.amount", "2").Counters[1].Versions[0].Rows!.Rows[0].Results[0].Text);
    }

    [Fact]
    public void Removes_a_row_the_absorbing_and_a_condition()
    {
        Assert.Equal(["grace", "gone", "leave"], Make("fine.rows.late", null).Tables[0].Versions[0].Rows.Rows.Select(r => r.Id));
        Assert.Empty(Make("fine.absorbs", null).Tables[0].Absorbs);
        Assert.Null(Make("late-to-absence.when", null).Counters[0].When);
        Assert.Equal("kind = late", Make("fine.when", "kind = late").Tables[0].When!.Text);
    }

    [Fact]
    public void Changes_thresholds_warnings_and_what_follows()
    {
        Assert.Equal("4", Make("late-to-absence.every", "4").Counters[0].Versions[0].Every!.Text);
        var reaches = Make("late-to-absence.reaches", "5").Counters[0].Versions[0];
        Assert.Equal(("5", true), (reaches.Reaches!.Text, reaches.Every is null));
        Assert.Equal(["3", "4"], Make("late-to-absence.warn", "3, 4").Counters[0].Versions[0].Warn.Select(w => w.Text));
        Assert.True(Make("late-to-absence.then.replaces", "counted").Counters[0].Versions[0].Replaces);
        Assert.Equal("0", Make("late-to-absence.then.amount", "0").Counters[0].Versions[0].Then[1].Formula.Text);
        Assert.Equal([ResultColumn.Outcome, ResultColumn.Amount], Make("late-to-absence.then.days", null).Counters[0].Versions[0].Then.Select(t => t.Column));
        Assert.Equal("-5", Make("late-to-absence.then.points", "-5").Counters[0].Versions[0].Then[3].Formula.Text);
    }

    [Fact]
    public void Changes_whose_count_it_is_and_how_long()
    {
        Assert.Equal(new CountWindow(WindowKind.Quarter), Make("late-to-absence.per", "quarter").Counters[0].Window);
        var both = Make("late-to-absence.per", "team, 30 days").Counters[0];
        Assert.Equal(("team", new CountWindow(WindowKind.Rolling, 30)), (both.Per.Text, both.Window));
        Assert.Equal(RunUnit.Month, Make("tiers.in_a_row", "month").Counters[1].InARow);
        Assert.Null(Make("tiers.in_a_row", null).Counters[1].InARow);
        Assert.Equal("days", Make("tiers.adds", "days").Counters[1].Adds!.Text);
        Assert.Equal("manager", Make("fine.charges", "manager").Tables[0].Charges!.Text);
        Assert.Equal(TierRule.Highest, Make("tiers.apply", "highest").Counters[1].Versions[0].Apply);
    }

    [Theory]
    [InlineData("fines.values.count_from", "1", "pack.unknown-path", "是不是想写“fine”", "Did you mean \"fine\"")]
    [InlineData("fine.value.count_from", "1", "pack.unknown-path", "是不是想写“values”", "Did you mean \"values\"")]
    [InlineData("fine.rows.lat.amount", "1", "pack.unknown-path", "是不是想写“late”", "Did you mean \"late\"")]
    [InlineData("fine.rows.late.amont", "1", "pack.unknown-path", "是不是想写“amount”", "Did you mean \"amount\"")]
    [InlineData("fine@2015-04-01.values.count_from", "1", "pack.unknown-path", "2014-04-01", "Did you mean \"2014-04-01\"")]
    [InlineData("fine.rows.late", "x", "pack.bad-change", "整行只能删去", "only be removed")]
    [InlineData("fine.values.count_from", null, "pack.bad-change", "不能删去", "cannot be removed")]
    [InlineData("tiers.every", "3", "pack.unknown-path", "rows、apply", "rows, apply")]
    [InlineData("late-to-absence.rows.a.n", "3", "pack.unknown-path", "every、reaches", "every, reaches")]
    [InlineData("late-to-absence.then.amuont", "3", "pack.unknown-path", "是不是想写“amount”", "Did you mean \"amount\"")]
    [InlineData("late-to-absence.then.replaces", "all", "pack.bad-change", "counted", "counted")]
    [InlineData("late-to-absence.per", "fortnight", "pack.bad-window", "month", "month")]
    [InlineData("tiers.apply", "last", "pack.bad-change", "highest", "highest")]
    [InlineData("fine@2014-04-01.when", "kind = late", "pack.bad-change", "不分版本", "all versions")]
    public void Refuses_a_path_that_leads_nowhere(string path, string? to, string code, string zh, string en)
    {
        var edit = Try(path, to);
        Assert.Null(edit.Result);
        var found = Assert.Single(edit.Diagnostics);
        Assert.Equal((code, Here), (found.Code, found.Where with { Length = 0 }));
        Assert.Contains(zh, found.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(en, found.Format(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Gives_the_same_hash_for_the_same_changes_and_another_for_others()
    {
        Assert.Same(Pack, PackEditor.Apply(Pack, []).Result);
        var five = Make("fine.values.count_from", "5").Hash;
        Assert.Equal(five, Make("fine.values.count_from", "5").Hash);
        Assert.Equal(3, new HashSet<string> { Pack.Hash, five, Make("fine.values.count_from", "6").Hash }.Count);
    }

    [Fact]
    public void Applies_the_chosen_readings_or_the_ones_asked_for()
    {
        var chosen = PackEditor.WithReadings(Pack, new Dictionary<string, string>()).Result!;
        Assert.False(chosen.Counters[0].Versions[0].Replaces);
        Assert.Equal(Pack.Hash, chosen.Hash);
        var other = PackEditor.WithReadings(Pack, new Dictionary<string, string> { ["conversion"] = "replace" }).Result!;
        Assert.True(other.Counters[0].Versions[0].Replaces);
        Assert.Equal(("replace", false, "No longer due"), (other.Questions[0].Chosen, other.Questions[0].IsDecided, other.Questions[0].ChosenText.En));
        Assert.NotEqual(Pack.Hash, other.Hash);
    }

    [Fact]
    public void Refuses_a_reading_nobody_wrote()
    {
        var edit = PackEditor.WithReadings(Pack, new Dictionary<string, string> { ["conversion"] = "repalce", ["convertion"] = "add" });
        Assert.Null(edit.Result);
        Assert.Equal(["pack.unknown-reading", "pack.unknown-question"], edit.Diagnostics.Select(d => d.Code));
        Assert.Contains("是不是想写“replace”", edit.Diagnostics[0].Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("Did you mean \"conversion\"", edit.Diagnostics[1].Format(Language.English), StringComparison.Ordinal);
    }
}
