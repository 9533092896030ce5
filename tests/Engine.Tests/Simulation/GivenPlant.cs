using NodaTime;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Simulation;

namespace Yunzhang.Engine.Tests.Simulation;

/// <summary>The plant's attendance rules: late from ten minutes, ten yuan, three in a month an absence, five absences a year and the bonus is lost.</summary>
internal sealed class GivenPlant
{
    public const string Where = "demo/proposals/try.proposal.yaml";

    private readonly Dictionary<string, string> files = new()
    {
        ["pack.yaml"] = "pack: plant\nname: 考勤规定\nformat: 1\nlanguage: zh\nowner: ops\nissues:\n  - { effective: 2014-04-01, text: text/2014-04-01.md }\n",
        ["text/2014-04-01.md"] = "# 考勤规定\n\n## 第一条 考勤 {#late}\n1. 迟到从十分钟起，每次扣十元；二类岗位三十元。 {#late.fine}\n2. 满六十分钟或无故未到岗为旷工，扣当日工资和二百元。 {#late.absence}\n\n## 第二条 累计 {#totals}\n1. 一个月三次折算旷工一次。 {#totals.month}\n2. 一年旷工五次，取消年终奖。 {#totals.year}\n",
        ["words.yaml"] = """
            roles: { head: 班长, ops: 运营部 }
            people:
              post_class: { name: 岗位类别, type: choice, of: { first: 一类, second: 二类 } }
              day_wage: { name: 当日工资, type: money, asked_of: ops }
              team: { name: 班组, type: unit }
            words:
              deviation:
                name: 考勤异常
                fields:
                  kind: { name: 种类, type: choice, of: { late: 迟到, no_show: 未到岗 } }
                  minutes: { name: 分钟数, type: number, unit: min, range: "[0..1440]" }
                  excused: { name: 有正当理由, type: yes/no, asked_of: head }
            outcomes: { none: 不计, late: 迟到, absence: 旷工 }
            marks: { annual_bonus: { name: 年终奖, default: due, of: { due: 照发, cancelled: 取消 } } }

            """,
        ["questions.yaml"] = """
            questions:
              - id: conversion
                clauses: [totals.month]
                asks: 折算旷工后，原来三次的扣款是否仍收？
                readings:
                  add:        { says: 仍收 }
                  replace:    { says: 不再收, set: { late-to-absence.then.replaces: counted } }
                  count-only: { says: 只计次数, set: { late-to-absence.then.amount: 0 } }
                chosen: add
                decided_by: ops
                decided_on: 2014-03-25

            """,
        ["controls/fine.table.yaml"] = """
            table: fine
            name: 考勤扣款
            clauses: [late.fine, late.absence]
            for_each: deviation
            judged_at: event
            versions:
              - from: 2014-04-01
                values: { count_from: 10, absence_from: 60, absence_amount: day_wage + 200 }
                rows: |
                  | row      | kind    | minutes                    | excused | post_class || outcome | amount         |
                  |----------|---------|----------------------------|---------|------------||---------|----------------|
                  | grace    | late    | < count_from               | -       | -          || none    | 0              |
                  | late-1   | late    | [count_from..absence_from) | -       | first      || late    | 10             |
                  | late-2   | late    | [count_from..absence_from) | -       | second     || late    | 30             |
                  | too-late | late    | >= absence_from            | -       | -          || absence | absence_amount |
                  | no-show  | no_show | -                          | no      | -          || absence | absence_amount |
                  | leave    | no_show | -                          | yes     | -          || none    | 0              |

            """,
        ["controls/totals.counter.yaml"] = """
            counter: late-to-absence
            name: 三次折算旷工
            clauses: [totals.month]
            counts: [fine]
            when: outcome = late
            per: [person, month]
            counted_on: event
            versions:
              - from: 2014-04-01
                every: 3
                then: { outcome: absence, amount: fine.absence_amount }
            ---
            counter: bonus
            name: 旷工五次取消年终奖
            clauses: [totals.year]
            counts: [fine, late-to-absence]
            when: outcome = absence
            per: [person, year]
            counted_on: event
            versions:
              - from: 2014-04-01
                reaches: 5
                then: { mark: annual_bonus = cancelled }

            """,
    };

    public GivenPlant Replace(string path, string old, string text)
    {
        Assert.Equal(2, files[path].Split(old).Length);
        files[path] = files[path].Replace(old, text);
        return this;
    }

    public GivenPlant With(string path, string text)
    {
        files[path] = text;
        return this;
    }

    public Pack Load()
    {
        var read = PackLoader.Load(PackSource.FromText("demo", files));
        Assert.True(read.Pack is not null, string.Join('\n', read.Diagnostics));
        return read.Pack;
    }

    /// <summary>A proposal of changes, one a line, <c>path to value</c>; the first stands on line 4.</summary>
    public static Proposal Proposal(string changes, string more = "")
    {
        var lines = changes.Split('\n').Select(c => c.Split(" to ")).Select(c => $"  - {{ set: {c[0]}, to: {c[1]} }}\n");
        var text = $"proposal: try\nasks: 会怎样？\nchanges:\n{string.Concat(lines)}assumes: 员工行为不变\n{more}";
        var (proposal, found) = ProposalLoader.Load(Where, System.Text.Encoding.UTF8.GetBytes(text));
        Assert.True(proposal is not null, string.Join('\n', found));
        return proposal;
    }

    public static FactBook Book(Pack pack, SyntheticYear year)
    {
        var layout = new FrameLayout(pack.Words);
        var people = new PeopleBook();
        var fields = pack.Words.People;
        foreach (var worker in year.Workers)
            people.GetOrAdd(worker.Id).Add(new PersonState(int.MinValue,
                [FieldText.Parse(fields[0], worker.PostClass), Value.Of(worker.DayWage), Value.Of(worker.Team)]));
        var book = new FactBook(layout, people, new PeopleBook());
        foreach (var fact in year.Deviations)
        {
            var given = pack.Words.Words[0].Fields;
            book.Add(0, fact.Worker, fact.Day, fact.Day,
                [FieldText.Parse(given[0], fact.IsNoShow ? "no_show" : "late"), fact.IsNoShow ? Value.Unknown("minutes") : Value.Of(fact.Minutes),
                 fact.IsNoShow ? Value.Of(fact.IsExcused) : Value.Unknown("excused")]);
        }
        return book;
    }

    /// <summary>Simulates over the synthetic year, and asserts that it could be.</summary>
    public SimulationReport Simulate(Proposal proposal, SyntheticYear year)
    {
        var simulated = Run(proposal, year);
        Assert.True(simulated.Report is not null, string.Join('\n', simulated.Diagnostics));
        return simulated.Report;
    }

    public Simulated Run(Proposal proposal, SyntheticYear year, LocalDate? until = null)
    {
        var pack = Load();
        return Simulator.Run(pack, proposal, Book(pack, year), until);
    }
}
