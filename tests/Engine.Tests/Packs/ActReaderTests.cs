using NodaTime;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Packs;

public sealed class ActReaderTests
{
    private const string Path = "tests/leave.test.yaml";

    private const string Played = """
        test: 请假
        units: { 一厂: 公司, 公司: }
        people: { 张三: { unit: 一厂 }, 李四: { role: [ops, plant-head] } }
        timeline:
          - { on: 2014-04-07 09:00, who: 张三, does: start, case: leave, fields: { kind: sick, trips.0.place: 县城 } }
          - { on: 2014-04-07 09:30, who: 李四, does: return, to: head, reason: 日期不对 }
          - { on: 2014-04-07 10:00, who: 李四, does: sign, as: witness, expect: refused }
          - expect: { leave: { step: ops, missing: [party, witness] }, because: [closing.leave] }

        """;

    [Fact]
    public void Reads_what_people_do_with_a_case()
    {
        var test = FlowPack.Given().With(Path, Played).LoadWell().Tests.Single(t => t.Name == "请假");
        Assert.Equal([("一厂", "公司"), ("公司", null)], test.Units.Select(u => (u.Unit.Text, u.Above?.Text)));
        var acts = test.Timeline.OfType<TestAct>().ToArray();
        Assert.Equal((new LocalDateTime(2014, 4, 7, 9, 0), "张三", "start", "leave"), (acts[0].At, acts[0].Who.Text, acts[0].Does.Text, acts[0].Case!.Text));
        Assert.Equal([("kind", "sick"), ("trips.0.place", "县城")], acts[0].Fields.Select(f => (f.Path.Text, f.Value.Text)));
        Assert.Equal(("head", "日期不对", false), (acts[1].To!.Text, acts[1].Reason!.Text, acts[1].IsRefused));
        Assert.Equal(("witness", true), (acts[2].As!.Text, acts[2].IsRefused));
        var expected = test.Timeline.OfType<TestExpectation>().Single();
        Assert.Equal([("step", "ops"), ("missing", "party;witness")], expected.Subjects.Single().Figures.Select(f => (f.Name.Text, f.Value.Text)));
    }

    [Theory]
    [InlineData("on: 2014-04-07 09:00", "on: 2014-04-07", "pack.bad-moment", "- { on: ^2014-04-07, who: 张三", "2014-04-07 09:30", "is not a date and time")]
    [InlineData("does: start, case", "does: start, flow", "pack.unknown-key", "start, ^flow", "可用的键：on、who、does、case", "on, who, does, case")]
    [InlineData("who: 张三, does", "does", "pack.missing-key", "- ^{ on: 2014-04-07 09:00", "缺少“who”", "lacks \"who\"")]
    [InlineData("expect: refused", "expect: refusal", "pack.unknown-value", "expect: ^refusal", "是不是想写“refused”", "Did you mean \"refused\"")]
    [InlineData("{ 一厂: 公司, 公司: }", "{ 一厂: [公司] }", "pack.wrong-shape", "一厂: ^[公司]", "上级单位", "the unit above")]
    public void Refuses_an_act_with_the_place_and_the_way_out(string old, string text, string code, string at, string zh, string en) =>
        Refusal.ExpectAt(FlowPack.Given().With(Path, Played).Replace(Path, old, text), code, Path, at, zh, en);
}
