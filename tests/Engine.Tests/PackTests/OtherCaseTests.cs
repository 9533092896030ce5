using Yunzhang.Engine.PackTests;
using Yunzhang.Engine.Tests.Packs;

namespace Yunzhang.Engine.Tests.PackTests;

/// <summary>Timelines of flows that start cases of another flow and wait for facts.</summary>
public sealed class OtherCaseTests
{
    private const string Penalty = "do: role plant-head, edits: [witness], to: sign }";

    [Fact]
    public void A_case_goes_on_when_the_other_has_ended_and_the_fact_has_come() => Assert.Equal("", Failures("""
          - expect: { penalty: { step: draft, holds: "" }, leave: { step: head, holds: 王厂长 } }
          - { on: 2014-04-07 09:30, who: deviation, does: arrives, case: penalty, expect: refused }
          - { on: 2014-04-07 10:00, who: 王厂长, case: leave, does: approve }
          - { on: 2014-04-07 11:00, who: 赵运营, case: leave, does: approve }
          - { on: 2014-04-07 12:00, who: 钱厂长, case: leave, does: approve }
          - expect: { leave: { ended: granted }, penalty: { step: paid } }
          - { on: 2014-04-08 09:00, who: deviation, does: arrives, case: penalty }
          - expect: { penalty: { step: sign, missing: party;witness } }
        """));

    [Fact]
    public void The_way_the_other_ended_is_the_way_the_case_goes() => Assert.Equal("", Failures("""
          - { on: 2014-04-07 10:00, who: 张三, case: leave, does: stop, reason: 不办了 }
          - expect: { leave: { ended: stopped }, penalty: { ended: dropped } }
        """));

    [Fact]
    public void A_case_that_goes_on_without_the_other_stops_it() => Assert.Equal("", Failures("""
          - expect: { on: 2014-04-11, penalty: { ended: dropped }, leave: { ended: stopped } }
        """));

    private static string Failures(string timeline)
    {
        var pack = FlowPack.Given().Replace(FlowPack.Penalty, "{ on: [fine, late-to-absence], when: amount > 0 }", "{ by: anyone }")
            .Replace(FlowPack.Penalty, Penalty, "case: leave, within: 3 days, to: { granted: paid, refused: dropped, stopped: dropped, missed: dropped } }\n      - { step: paid, name: 收款, wait: deviation, about: person, fields: { kind: no_show }, to: sign }")
            .Replace(FlowPack.Form, "  person:  {", "  kind: { name: 种类, type: choice, of: { sick: 病假, swap: 调休 } }\n  off: { name: 日期, type: period }\n  reason: { name: 别的, type: number }\n  person:  {")
            .Replace(FlowPack.English, "penalty.draft: Draft", "penalty.draft: Draft, penalty.paid: Paid, forms.penalty.kind: Kind, forms.penalty.kind.sick: sick, forms.penalty.kind.swap: swap, forms.penalty.off: Days, forms.penalty.reason: Other")
            .With("tests/other.test.yaml", """
                test: 另一流程办完才继续
                units: { 一厂: 公司, 公司: }
                people:
                  张三: { unit: 一厂 }
                  李四: { unit: 一厂 }
                  王厂长: { heads: 一厂 }
                  钱厂长: { role: plant-head }
                  赵运营: { role: ops }
                timeline:
                  - { on: 2014-04-07 09:00, who: 张三, does: start, case: penalty, fields: { person: 李四, witness: 王厂长, kind: swap, off: 2014-04-10/2014-04-10, reason: "7" } }
                """ + "\n" + timeline + "\n");
        var reading = pack.Load();
        Assert.True(reading.Pack is not null, string.Join('\n', reading.Diagnostics));
        return string.Join('\n', PackTester.Run(reading.Pack).Results.Single(r => r.Name.Contains("另一流程", StringComparison.Ordinal)).Failures);
    }
}
