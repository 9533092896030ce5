using NodaTime;
using Yunzhang.Engine.Forms;

namespace Yunzhang.Engine.Tests.Forms;

public sealed class FormBinderTests
{
    [Theory]
    [InlineData("a: { name: 甲, type: text, required: b > 1 }\nb: { name: 乙, type: text }", "feel.type", "b > 1", "", "")]
    [InlineData("a: { name: 甲, type: text, when: c > 1 }", "feel.unknown-name", "c > 1", "c", "c")]
    [InlineData("a: { name: 甲, type: number, computed: \"1 > 0\" }", "feel.expected-type", "1 > 0", "这里要数", "Number is expected")]
    [InlineData("a: { name: 甲, type: number, when: b > 1 }\nb: { name: 乙, type: number, computed: a + 1 }", "form.circle", "a:", "a → b", "a → b")]
    [InlineData("a: { name: 甲, type: number, when: a > 1 }", "form.circle", "a:", "互相依赖", "depend on one another")]
    [InlineData("a: { name: 甲, type: date, default: tomorrow }", "form.bad-default", "tomorrow", "“a”的 default 不对：“tomorrow”不是日期", "The default of \"a\" is wrong: \"tomorrow\" is not a date")]
    [InlineData("a: { name: 甲, type: person, default: p1 }", "form.bad-default", "p1", "只能写 starter", "starter only")]
    [InlineData("a: { name: 甲, type: unit, default: starter }", "form.bad-default", "starter", "unit of starter", "unit of starter only")]
    [InlineData("t: { name: 表, type: details, columns: { a: { name: 甲, type: number, computed: t.count } } }", "feel.unknown-name", "t.count", "t.count", "t.count")]
    [InlineData("a: { name: 甲, type: text }\nt: { name: 表, type: details, columns: { a: { name: 甲, type: text } } }", "form.column-hides-field", "a: { name: 甲, type: text } } }", "分不清", "bears the name")]
    public void Refuses_with_the_place_and_the_way_out(string fields, string code, string at, string zh, string en) => GivenForm.Refuses(fields, code, at, zh, en);

    [Fact]
    public void Orders_fields_by_what_they_read()
    {
        var form = new GivenForm("a: { name: 甲, type: number, computed: b + 1 }\nb: { name: 乙, type: number, computed: c * 2 }\nc: { name: 丙, type: number }");
        Assert.Equal(("7", "6"), (form.Fill([], ("c", "3")).Values["a"], form.Fill([], ("c", "3")).Values["b"]));
    }

    [Fact]
    public void Begins_with_defaults_and_with_what_the_last_case_held()
    {
        var form = new GivenForm("""
            who:   { name: 谁, type: person, default: starter }
            unit:  { name: 单位, type: unit, default: unit of starter }
            day:   { name: 日期, type: date, default: today }
            days:  { name: 期间, type: period, default: today }
            kind:  { name: 种类, type: choice, of: { a: 甲, b: 乙 }, default: b, from_last: yes }
            note:  { name: 备注, type: text, default: "07" }
            items: { name: 明细, type: details, from_last: yes, columns: { what: { name: 品名, type: text } } }
            other: { name: 其他, type: text }
            """).Bound.Definition;
        var today = new LocalDate(2014, 4, 3);
        var first = FormDefaults.Of(form, today, "p1", "u1", new Dictionary<string, string>());
        Assert.Equal(["day=2014-04-03", "days=2014-04-03/2014-04-03", "kind=b", "note=07", "unit=u1", "who=p1"], first.Select(v => $"{v.Key}={v.Value}"));
        var next = FormDefaults.Of(form, today, null, null, new Dictionary<string, string> { ["kind"] = "a", ["items.0.what"] = "泵", ["other"] = "x" });
        Assert.Equal(["day=2014-04-03", "days=2014-04-03/2014-04-03", "items.0.what=泵", "kind=a", "note=07"], next.Select(v => $"{v.Key}={v.Value}"));
    }

    [Fact]
    public void Leaves_to_later_steps_what_they_fill()
    {
        var pack = Packs.FlowPack.Given().LoadWell();
        var (version, form) = (pack.Flows.Single(f => f.Id == "penalty").Versions[0], pack.Forms.Single(f => f.Id == "penalty"));
        var start = FormTurn.AtStart(version, form);
        Assert.Equal(["person", "witness"], start.Open.Order());
        Assert.Equal(["person"], start.Due);
        Assert.Equal(["witness"], FormTurn.At(version.Step("draft")!, form).Due);
        Assert.Empty(FormTurn.At(version.Step("sign")!, form).Open);
    }
}
