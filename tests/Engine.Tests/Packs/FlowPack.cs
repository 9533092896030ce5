namespace Yunzhang.Engine.Tests.Packs;

/// <summary>The small pack with a flow for leave, a flow for penalties that a table starts, and their forms.</summary>
internal static class FlowPack
{
    public const string Leave = "controls/leave.flow.yaml", Penalty = "controls/penalty.flow.yaml", Form = "forms/leave.form.yaml", English = "i18n/en.yaml";

    public static GivenPack Given() => GivenPack.Small()
        .With(Leave, LeaveFlow).With(Penalty, PenaltyFlow).With(Form, Forms)
        .Replace("controls/totals.counter.yaml", "| [1..2] ||", "| [0..2] ||")
        .Replace(English, "tiers: Lateness by tiers }", "tiers: Lateness by tiers,\n" + Names + " }")
        .Replace(English, "  tiers.first:", "  forms.leave.reason: \"In a few words.\"\n  tiers.first:");

    private const string LeaveFlow = """
        flow: leave
        name: 请假
        clauses: [closing.leave]
        starts: { by: anyone }
        number: "QJ-{year}-{n:4}"
        judged_at: case start
        versions:
          - from: 2014-04-01
            form: leave
            steps:
              - { step: stand-in, name: 顶班人同意, consent: field stand_in, when: off.days > 1, otherwise: head, within: 1 working day, to: { agreed: head, refused: refused, missed: refused } }
              - step: head
                name: 厂长意见
                decide: head of starter
                not: [field stand_in]
                vacant: role ops
                within: 1 working day
                ladder:
                  - { at: before 4 h, tell: [head of starter] }
                  - { at: after 1 working day, hand: head 1 above starter }
                edits: [off]
                hides: [total]
                returns: no
                to:
                  approve: ops
                  send_on: { to: ops, name: 转运营部定, needs: [reason] }
                  reject: refused
                clauses: [closing.leave]
              - { step: ops, name: 运营部批准, decide: [role ops, role plant-head], rule: 2/3, bulk: yes, to: { approve: tell, reject: refused } }
              - { step: tell, name: 告知班组, tell: [starter, field stand_in], to: granted }
            endings:
              granted: { name: 准假, means: granted, tell: [starter], record: { word: deviation, about: stand_in, occurred: off, fields: { kind: no_show, excused: "yes" } } }
              refused: { name: 不准, means: refused, tell: [starter] }

        """;

    private const string PenaltyFlow = """
        flow: penalty
        name: 扣款单
        helps: [attendance.late]
        starts: { on: [fine, late-to-absence], when: amount > 0 }
        number: "KK-{n}"
        judged_at: case start
        versions:
          - from: 2014-04-01
            form: penalty
            steps:
              - { step: draft, name: 开单, do: role plant-head, edits: [witness], to: sign }
              - step: sign
                name: 签字
                sign:
                  party:   { name: 当事人, who: field person }
                  witness: { name: 见证人, who: field witness }
                to: { all_signed: valid, refused: dropped }
            endings:
              valid:   { name: 生效, means: granted }
              dropped: { name: 作废, means: void }

        """;

    private const string Forms = """
        form: leave
        name: 请假单
        fields:
          kind:     { name: 种类, type: choice, of: { sick: 病假, swap: 调休 }, required: yes }
          off:      { name: 日期, type: period, required: yes }
          stand_in: { name: 顶班人, type: person, required: off.days > 1 }
          reason:   { name: 事由, type: long text, when: kind = sick, required: yes, hint: 写几个字即可。, from_last: yes }
          trips:
            name: 行程
            type: details
            range: "[0..3]"
            columns:
              place: { name: 地点, type: text, required: yes }
              cost:  { name: 费用, type: money, range: "[0..1000]" }
              share: { name: 自付, type: money, computed: cost / 3 }
          total:    { name: 合计, type: money, computed: sum(trips.share) }
        ---
        form: penalty
        name: 扣款单
        fields:
          person:  { name: 当事人, type: person, default: starter }
          witness: { name: 见证人, type: person, required: yes }

        """;

    private const string Names = """
                 leave: Leave, leave.stand-in: Stand-in agrees, leave.head: Plant head, leave.head.send_on: Leave it to operations, leave.ops: Operations, leave.tell: Tell the team,
                 leave.granted: Granted, leave.refused: Refused, penalty: Penalty, penalty.draft: Draft, penalty.sign: Signatures, penalty.sign.party: Person concerned,
                 penalty.sign.witness: Witness, penalty.valid: Valid, penalty.dropped: Dropped, forms.leave: Leave form, forms.leave.kind: Kind, forms.leave.kind.sick: sick leave,
                 forms.leave.kind.swap: swap, forms.leave.off: Days off, forms.leave.stand_in: Stand-in, forms.leave.reason: Reason, forms.leave.trips: Trips,
                 forms.leave.trips.place: Place, forms.leave.trips.cost: Cost, forms.leave.trips.share: Own share, forms.leave.total: Total,
                 forms.penalty: Penalty form, forms.penalty.person: Person, forms.penalty.witness: Witness
        """;
}
