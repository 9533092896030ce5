using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Forms;

namespace Yunzhang.Engine.Tests.Forms;

public sealed class FormCheckTests
{
    private const string Fields = """
        kind:   { name: 种类, type: choice, of: { sick: 病假, swap: 调休 }, required: yes }
        off:    { name: 日期, type: period, required: yes }
        other:  { name: 顶班人, type: person, required: off.days > 1 }
        reason: { name: 事由, type: long text, when: kind = sick, required: yes }
        back:   { name: 换班日, type: date, when: kind = swap }
        hours:  { name: 小时, type: number, unit: h, range: "[0..24)" }
        paid:   { name: 金额, type: money }
        tags:   { name: 附件种类, type: choices, of: { a: 甲, b: 乙, c: 丙 } }
        at:     { name: 时间, type: date and time }
        agreed: { name: 已说好, type: yes/no }
        line:   { name: 备注, type: text }
        trips:
          name: 行程
          type: details
          range: "[0..3]"
          columns:
            place: { name: 地点, type: text, required: yes }
            cost:  { name: 费用, type: money, range: "[0..1000]" }
            share: { name: 自付, type: money, computed: cost / 3 }
        total:  { name: 合计, type: money, computed: sum(trips.share) }
        many:   { name: 不止一处, type: yes/no, computed: trips.count > 1 }
        """;

    private static readonly GivenForm Form = new(Fields);
    private static readonly Dictionary<string, string?> Sound = new() { ["kind"] = "swap", ["off"] = "2014-04-03/2014-04-03" };

    [Fact]
    public void Keeps_values_in_one_writing()
    {
        var result = Form.Fill(Sound, ("off", "2014/4/3 2014-04-03"), ("hours", "07.50"), ("tags", "c; a"), ("at", "2014-04-03 8:05"), ("paid", "1,200.5"), ("line", "  好  "));
        Assert.Empty(result.Messages);
        Assert.Equal(("2014-04-03/2014-04-03", "7.5", "a;c", "2014-04-03T08:05", "1200.5", "好"),
            (result.Values["off"], result.Values["hours"], result.Values["tags"], result.Values["at"], result.Values["paid"], result.Values["line"]));
    }

    [Theory]
    [InlineData("kind", "rest", "form.unknown-option", "“种类”：没有“rest”这个选项，可以选：病假、调休", "choose from: 病假, 调休")]
    [InlineData("off", "2014-04-05/2014-04-03", "form.period-order", "早于第一天 2014-04-05", "before the first day 2014-04-05")]
    [InlineData("off", "2014-04-31/2014-05-01", "form.not-a-period", "不是起止日期", "is no period")]
    [InlineData("other", "nobody", "form.unknown-person", "找不到“nobody”这个人员", "no person \"nobody\"")]
    [InlineData("back", "2014-02-30", "form.not-a-date", "那一天要存在", "a day that exists")]
    [InlineData("hours", "24", "form.out-of-range", "不在 [0..24) 的范围里", "outside [0..24)")]
    [InlineData("hours", "8h", "form.not-a-number", "“8h”不是数", "\"8h\" is not a number")]
    [InlineData("paid", "0.005", "form.too-many-decimals", "超过 2 位", "more than 2 decimals")]
    [InlineData("tags", "a;x", "form.unknown-option", "没有“x”这个选项", "no option \"x\"")]
    [InlineData("at", "2014-04-03T25:00", "form.not-a-time", "2014-04-01T08:30", "2014-04-01T08:30")]
    [InlineData("agreed", "maybe", "form.not-yes-or-no", "不是“是”或“否”", "neither yes nor no")]
    [InlineData("line", "a\nb", "form.one-line", "只能写一行", "one line only")]
    [InlineData("trips.0.cost", "1001", "form.out-of-range", "“费用”是 1001", "\"费用\" is 1001")]
    [InlineData("trips.0.prise", "3", "form.unknown-path", "没有“trips.0.prise”", "no \"trips.0.prise\"")]
    [InlineData("total", "3", "form.computed-typed", "是算出来的，不能填写", "is computed and cannot be typed")]
    public void Refuses_what_a_field_does_not_take_and_keeps_what_was_typed(string path, string text, string code, string zh, string en)
    {
        var result = Form.Fill(Sound, (path, text), ("trips.0.place", "甲"));
        var message = Assert.Single(result.Messages, m => m.Code == code);
        Assert.Equal(path, message.Path);
        Assert.Contains(zh, message.Message.Zh, StringComparison.Ordinal);
        Assert.Contains(en, message.Message.En, StringComparison.Ordinal);
        if (code is not ("form.unknown-path" or "form.computed-typed")) Assert.Equal(text, result.Values[path]);
    }

    [Fact]
    public void Reports_everything_in_one_pass_in_the_order_of_the_form()
    {
        var result = Form.Fill([], ("hours", "x"), ("off", "soon"), ("trips.1.cost", "-1"), ("trips.0.cost", "5"));
        Assert.Equal([("kind", "form.required"), ("off", "form.not-a-period"), ("other", "form.cannot-tell"), ("reason", "form.cannot-tell"), ("hours", "form.not-a-number"),
            ("trips.0.place", "form.required"), ("trips.1.cost", "form.out-of-range"), ("trips.1.place", "form.required")], result.Messages.Select(m => (m.Path, m.Code)));
    }

    [Fact]
    public void Does_not_take_unknown_for_no()
    {
        var result = Form.Fill(new() { ["kind"] = "swap" });
        var unsure = Assert.Single(result.Messages, m => m.Path == "other");
        Assert.Equal(("form.cannot-tell", new Phrase("要不要填“顶班人”，取决于“日期”，请先填。", "Whether \"顶班人\" must be filled depends on \"日期\"; fill that first.")), (unsure.Code, unsure.Message));
        Assert.Contains(Form.Fill(Sound, ("off", "2014-04-03/2014-04-04")).Messages, m => m is { Path: "other", Code: "form.required" });
        Assert.DoesNotContain(Form.Fill(Sound).Messages, m => m.Path == "other");
    }

    [Fact]
    public void Says_which_fields_do_not_apply_and_never_that_of_one_nobody_can_tell_yet()
    {
        var form = new GivenForm("kind: { name: 种类, type: choice, of: { leave: 请假, swap: 调休 } }\nreason: { name: 事由, type: text, when: kind = leave }\nrows: { name: 明细, type: details, when: kind = swap, columns: { sum: { name: 金额, type: number }, why: { name: 说明, type: text, when: sum > 100 } } }");

        Assert.Empty(form.Fill([]).Hidden);
        Assert.Equal(["rows"], form.Fill(new() { ["kind"] = "leave" }).Hidden);
        Assert.Equal(["reason", "rows.0.why"], form.Fill(new() { ["kind"] = "swap", ["rows.0.sum"] = "7", ["rows.1.sum"] = "101" }).Hidden.Order());
    }

    [Fact]
    public void Drops_what_is_hidden_and_keeps_what_may_be_shown()
    {
        var swap = Form.Fill(Sound, ("reason", "发烧"), ("back", "2014-04-05"));
        Assert.False(swap.Values.ContainsKey("reason"));
        Assert.Equal("2014-04-05", swap.Values["back"]);
        var unsaid = Form.Fill([], ("reason", "发烧"), ("back", "2014-04-05"));
        Assert.Equal(("发烧", "2014-04-05"), (unsaid.Values["reason"], unsaid.Values["back"]));
    }

    [Fact]
    public void Works_out_rows_and_totals_and_rounds_each_amount_once()
    {
        var result = Form.Fill(Sound, ("trips.0.place", "甲"), ("trips.0.cost", "100"), ("trips.2.place", "乙"), ("trips.2.cost", "50"));
        Assert.Empty(result.Messages);
        Assert.Equal(("33.33", "乙", "16.67", "50", "yes"), (result.Values["trips.0.share"], result.Values["trips.1.place"], result.Values["trips.1.share"], result.Values["total"], result.Values["many"]));
        Assert.DoesNotContain("trips.2.place", result.Values.Keys);
    }

    [Fact]
    public void A_total_waits_for_every_row()
    {
        var result = Form.Fill(Sound, ("trips.0.place", "甲"), ("trips.0.cost", "100"), ("trips.1.place", "乙"));
        Assert.False(result.Values.ContainsKey("total"));
        Assert.Empty(result.Messages);
    }

    [Fact]
    public void A_row_emptied_is_taken_out_and_the_rest_move_up()
    {
        var before = Form.Fill(Sound, ("trips.0.place", "甲"), ("trips.1.place", "乙"), ("trips.2.place", "丙")).Values;
        var after = Form.Change(before, ("trips.1.place", ""));
        Assert.Equal(["甲", "丙"], [after.Values["trips.0.place"], after.Values["trips.1.place"]]);
        Assert.False(after.Values.ContainsKey("trips.2.place"));
        var many = Form.Change(before, ("trips.3.place", "丁"));
        Assert.Equal(("trips", "form.rows-out-of-range", "“行程”有 4 行，要在 [0..3] 行之间，请增减。"), (many.Messages[0].Path, many.Messages[0].Code, many.Messages[0].Message.Zh));
    }

    [Fact]
    public void Holds_a_text_to_its_length()
    {
        Assert.Empty(Form.Fill(Sound, ("line", new string('字', 200))).Messages);
        Assert.Equal("form.too-long", Assert.Single(Form.Fill(Sound, ("line", new string('字', 201))).Messages).Code);
    }

    [Fact]
    public void Lets_a_step_change_what_it_edits_and_nothing_else()
    {
        var turn = new FormTurn(new HashSet<string> { "hours" }, new HashSet<string> { "hours" });
        var result = FormCheck.Check(Form.Bound, new Dictionary<string, string> { ["kind"] = "swap" }, new Dictionary<string, string?> { ["hours"] = "3", ["kind"] = "sick", ["line"] = "" }, turn, GivenForm.World);
        var refused = Assert.Single(result.Messages);
        Assert.Equal(("kind", "form.not-open", "这一步不能改“种类”（原来是“swap”）。"), (refused.Path, refused.Code, refused.Message.Zh));
        Assert.Equal(("swap", "3"), (result.Values["kind"], result.Values["hours"]));
    }

    [Fact]
    public void Says_why_a_formula_has_no_value()
    {
        var form = new GivenForm("a: { name: 甲, type: number }\nb: { name: 乙, type: number, computed: 1 / a, required: yes }");
        Assert.Contains("算不出来", Assert.Single(form.Fill([], ("a", "0")).Messages).Message.Zh, StringComparison.Ordinal);
        Assert.Equal("“乙”还算不出来，请先填“甲”。", Assert.Single(form.Fill([]).Messages).Message.Zh);
        Assert.Equal("0.5", form.Fill([], ("a", "2")).Values["b"]);
    }

    [Fact]
    public void Gives_conditions_of_a_flow_the_form_as_it_stands()
    {
        var slots = Form.Bound.Slots;
        var longer = Feel.Strict.Good("off.days >= 3 and sum(trips.share) > 40 and list contains(tags, \"a\")", slots.Scope);
        var values = Form.Fill(Sound, ("off", "2014-04-03/2014-04-05"), ("other", "p1"), ("tags", "a"), ("trips.0.place", "甲"), ("trips.0.cost", "150")).Values;
        Assert.True(longer.Evaluate(slots.Frame(values)).AsBoolean);
        Assert.True(longer.Evaluate(slots.Frame(new Dictionary<string, string>())).IsUnknown);
    }
}
