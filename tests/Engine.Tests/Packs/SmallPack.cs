namespace Yunzhang.Engine.Tests.Packs;

/// <summary>The files of the small valid pack.</summary>
internal static class SmallPack
{
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["pack.yaml"] = """
            pack: small.attendance        # permanent id
            name: 考勤小规定
            format: 1
            language: zh
            layer: company-rule
            owner: ops
            review_by: 2015-04-01
            applies_to: { post: [operator] }
            money: { unit: CNY, decimals: 2, round: half up }
            issues:
              - { effective: 2014-04-01, published: 2014-03-20, text: text/2014-04-01.md }

            """,
        ["text/2014-04-01.md"] = """
            # 考勤小规定

            ## 第一条 考勤 {#attendance}
            1. 迟到每次扣十元。 {#attendance.late}
            2. 无故未到岗为旷工。 {#attendance.absence}

            ## 第二条 累计 {#totals}
            一个月迟到三次折算旷工一日。 {#totals.three}

            ## 第三条 附则 {#closing}
            1. 本规定由公司解释。 {#closing.interpretation}
            2. 请假另行审批。 {#closing.leave}

            """,
        ["words.yaml"] = """
            roles: { ops: 运营部, plant-head: 厂长 }
            people:
              post:     { name: 岗位, type: choice, of: { operator: 运行工, process: 工艺员 } }
              day_wage: { name: 当日工资, type: money, asked_of: ops }
              team:     { name: 班组, type: unit }
            words:
              overtime:
                name: 加班
                about: person
                fields:
                  late_night: { name: 到深夜, type: yes/no }
              deviation:
                name: 考勤异常
                fields:
                  kind:    { name: 种类, type: choice, of: { late: 迟到, no_show: 未到岗 } }
                  minutes: { name: 分钟数, type: number, unit: min, range: "[0..1440]" }
                  excused: { name: 有正当理由, type: yes/no, asked_of: plant-head }
                  stayed:  { name: 前一天加班到深夜, type: yes/no, from: overtime.late_night, days_before: 1, if_none: no }
            outcomes: { none: 不计, late: 迟到, absence: 旷工 }
            marks: { annual_bonus: { name: 年终绩效, default: due, of: { due: 照发, cancelled: 取消 } } }
            cards: { yellow: 黄牌 }
            gates: { off_duty: 停岗 }

            """,
        ["questions.yaml"] = """
            questions:
              - id: conversion
                clauses: [totals.three]
                asks: 折算旷工后，原来三次的扣款是否仍收？
                readings:
                  add:        { says: 仍收 }
                  replace:    { says: 不再收, set: { late-to-absence.then.replaces: counted } }
                  count-only: { says: 只计次数, set: { late-to-absence.then.amount: 0 } }
                chosen: add
                decided_by: ops
                decided_on: 2014-03-25
              - id: whose-wage
                clauses: [attendance.absence]
                asks: 当日工资由谁核定？
                chosen: 运营部核定

            """,
        ["handled.yaml"] = """
            handled:
              - { clause: closing.interpretation, as: person decides, why: 公司解释, by: ops, on: 2014-03-25 }
            planned:
              - { clause: closing.leave, kind: flow, why: 请假由厂长审批 }

            """,
        ["controls/fine.table.yaml"] = """
            table: fine
            name: 考勤扣款
            clauses: [attendance.late, attendance.absence]
            for_each: deviation
            judged_at: event
            absorbs:
              - { outcome: absence, takes: [late, absence], clauses: [attendance.absence] }
            versions:
              - from: 2014-04-01
                values:
                  count_from: 10
                  absence_amount: day_wage + 200
                rows: |
                  | row   | kind    | minutes       | excused || outcome | amount         | days | clauses            |
                  |-------|---------|---------------|---------||---------|----------------|------|--------------------|
                  | grace | late    | < count_from  | -       || none    | 0              | 0    | attendance.late    |
                  | late  | late    | >= count_from | -       || late    | 10             | 0    | attendance.late    |
                  | gone  | no_show | -             | no      || absence | absence_amount | 1    | attendance.absence |
                  | leave | no_show | -             | yes     || none    | 0              | 0    | attendance.absence |
                say:
                  grace: "迟到 {minutes} 分钟，不计。"
                  late: "迟到 {minutes} 分钟，扣 {amount} 元。"

            """,
        ["controls/totals.counter.yaml"] = """
            counter: late-to-absence
            name: 三次折算旷工
            clauses: [totals.three]
            counts: [fine]
            when: outcome = late
            per: [person, month]
            counted_on: event
            versions:
              - from: 2014-04-01
                warn: [2]
                every: 3
                then: { outcome: absence, amount: fine.absence_amount, days: 1 }
                say: "本月第 {n} 次，折算旷工一日，扣 {amount} 元。"
            ---
            counter: tiers
            name: 一年迟到分档
            clauses: [attendance.late]
            counts: fine
            per: [team, 30 days]
            in_a_row: day
            counted_on: event
            versions:
              - from: 2014-04-01
                apply: at end
                rows: |
                  | row   | n      || amount |
                  |-------|--------||--------|
                  | first | [1..2] || 5      |
                  | more  | > 2    || 20     |
                say: { first: "第 {n} 次，扣 5 元。" }

            """,
        ["tests/fine.test.yaml"] = """
            test: 单次扣款
            of: fine
            on: 2014-05-12
            readings: { conversion: replace }
            cases: |
              | case       | kind | minutes | excused | day_wage || outcome | amount | because         |
              |------------|------|---------|---------|----------||---------|--------|-----------------|
              | 九分钟不计 | late | 9       |         | 100      || none    | 0      | attendance.late |
            ---
            test: 三次折算
            people: { 张三: { day_wage: 120 } }
            timeline:
              - { on: 2014-04-03, who: 张三, event: late, minutes: 12 }
              - { on: 2014-05-27, recorded: 2014-06-05, who: 张三, event: late, minutes: 20 }
              - expect: { 张三: { to_pay: 20, absence: 0, annual_bonus: due }, on: 2014-06-05, because: [attendance.late] }

            """,
        ["tests/accepted-mutants.yaml"] = """
            accepted:
              - { mutant: "fine.values.count_from = 11", why: 没有十分钟整的用例 }

            """,
        ["proposals/raise.proposal.yaml"] = """
            proposal: raise
            asks: 如果迟到从五分钟起计、每次扣十五元，会怎样？
            changes:
              - { set: fine.values.count_from, to: 5 }
              - { set: fine@2014-04-01.rows.late.amount, to: 15 }
              - { set: late-to-absence.warn, to: [1, 2] }
            replay: { from: 2014-04-01, to: 2015-03-31 }
            by: [post]
            assumes: 员工行为不变

            """,
        ["i18n/en.yaml"] = English,
    };

    private const string English = """
        name: Small attendance rules
        names: { roles.ops: Operations, roles.plant-head: Plant head, people.post: Post, people.post.operator: operator, people.post.process: process,
                 people.day_wage: Day's wage, people.team: Team, overtime: Overtime, overtime.late_night: into the night, deviation: Attendance deviation,
                 deviation.kind: Kind, deviation.kind.late: late, deviation.kind.no_show: absent, deviation.minutes: Minutes, deviation.excused: Excused,
                 deviation.stayed: Worked into the night before, outcomes.none: not counted, outcomes.late: late, outcomes.absence: absence,
                 marks.annual_bonus: Annual bonus, marks.annual_bonus.due: due, marks.annual_bonus.cancelled: cancelled, cards.yellow: Yellow card,
                 gates.off_duty: Off duty, fine: Attendance fines, late-to-absence: Three make an absence, tiers: Lateness by tiers }
        clauses:
          attendance: Attendance
          attendance.late: Ten yuan each time.
          attendance.absence: Not at the post without reason is absence.
          totals: Totals
          totals.three: Three times late in a month make one day of absence.
          closing: Closing
          closing.interpretation: The company interprets these rules.
          closing.leave: Leave is approved apart.
        say:
          fine.grace: "{minutes} minutes late: not counted."
          fine.late: "{minutes} minutes late: {amount} yuan."
          late-to-absence: "Number {n} this month: a day of absence, {amount} yuan."
          tiers.first: "Number {n}: 5 yuan."
        questions:
          conversion:
            asks: Are the three fines still due after conversion?
            readings: { add: Still due, replace: No longer due, count-only: Only counted }
          whose-wage: { asks: "Who sets the wage of the day?", chosen: Operations }
        reasons: { closing.interpretation: The company interprets., closing.leave: The plant head approves leave. }

        """;
}
