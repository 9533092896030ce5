using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.PackTests;

namespace Yunzhang.Engine.Tests.PackTests;

/// <summary>A tiny regulation with tests that leave nothing open. Each change gives another pack, so a test states only what it spoils.</summary>
internal sealed class ProofPack
{
    public const string Text = "text/2014-04-01.md", Fine = "controls/fine.table.yaml", Three = "controls/three.counter.yaml", Cases = "tests/cases.test.yaml",
        Times = "tests/times.test.yaml", Questions = "questions.yaml", Handled = "handled.yaml", Accepted = "tests/accepted-mutants.yaml";

    private readonly Dictionary<string, string> files;

    private ProofPack(Dictionary<string, string> files) => this.files = files;

    public static ProofPack Whole() => new(new Dictionary<string, string>(Files));

    public ProofPack With(string path, string text) => new(new Dictionary<string, string>(files) { [path] = text });

    public ProofPack Replace(string path, string old, string text)
    {
        Assert.Equal(2, files[path].Split(old).Length);
        return With(path, files[path].Replace(old, text));
    }

    public ProofPack Append(string path, string text) => With(path, files[path] + text);

    public PackReport Check() => PackCheck.Of(PackSource.FromText("packs/proof", files));

    public Pack Load()
    {
        var reading = PackLoader.Load(PackSource.FromText("packs/proof", files));
        Assert.True(reading.Pack is not null, string.Join('\n', reading.Diagnostics));
        return reading.Pack;
    }

    public PackTestRun Run() => PackTester.Run(Load());

    /// <summary>Runs the tests and asserts that nothing but this is wrong (and what is named by <paramref name="also"/>), with these words in both languages.</summary>
    public void FailsWith(string code, string path, string at, string zh, string en, int times = 1, string also = "")
    {
        var failures = Run().Results.SelectMany(r => r.Failures).ToList();
        Assert.True(failures.Count == times + (also.Length > 0 ? 1 : 0) && failures.All(f => f.Code == code || f.Code == also), string.Join('\n', failures));
        Has(failures.First(f => f.Code == code), code, path, at, zh, en);
    }

    /// <summary>Checks the pack and asserts that exactly one finding has this code, at the place where <paramref name="at"/> first stands in the file.</summary>
    public void ChecksWith(Severity severity, string code, string path, string at, string zh, string en)
    {
        var found = Check().Diagnostics;
        var one = found.Where(d => d.Code == code).ToList();
        Assert.True(one.Count == 1, string.Join('\n', found));
        Assert.Equal(severity, one[0].Severity);
        Has(one[0], code, path, at, zh, en);
    }

    private void Has(Diagnostic found, string code, string path, string at, string zh, string en)
    {
        var before = files[path][..files[path].IndexOf(at, StringComparison.Ordinal)];
        var (line, column) = (before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
        Assert.Equal((code, $"packs/proof/{path}:{line}:{column}"), (found.Code, found.Where.ToString()));
        Assert.Contains(zh, found.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(en, found.Format(Language.English), StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, string> Files = new()
    {
        ["pack.yaml"] = "pack: proof\nname: 迟到规定\nformat: 1\nlanguage: zh\nowner: ops\nissues:\n  - { effective: 2014-04-01, text: text/2014-04-01.md }\n",
        [Text] = """
            # 迟到规定

            ## 第一条 迟到 {#late}
            1. 迟到从十分钟起计，每次扣十元。 {#late.fine}
            2. 迟到一小时以上的为旷工，扣当日工资，并扣二百元。 {#late.absence}
            3. 一个月迟到三次，折算旷工一次，原来的扣款不再收。 {#late.three}

            ## 第二条 附则 {#closing}
            1. 本规定由公司解释。 {#closing.words}
            2. 请假三天以内由厂长批准。 {#closing.leave}

            """,
        ["words.yaml"] = """
            roles: { ops: 运营部 }
            people:
              day_wage: { name: 当日工资, type: money, asked_of: ops }
              team: { name: 班组, type: unit }
            words:
              deviation:
                name: 考勤异常
                fields:
                  kind: { name: 种类, type: choice, of: { late: 迟到 } }
                  minutes: { name: 分钟数, type: number, unit: min, range: "[0..1440]", asked_of: ops }
            outcomes: { none: 不计, late: 迟到, absence: 旷工 }
            marks: { bonus: { name: 年终奖, default: due, of: { due: 照发, cancelled: 取消 } } }
            cards: { yellow: 黄牌 }
            gates: { off_duty: 停岗 }

            """,
        [Questions] = """
            questions:
              - id: conversion
                clauses: [late.three]
                asks: 折算旷工后，原来的扣款是否仍收？
                readings:
                  replace: { says: 不再收 }
                  add: { says: 仍收, set: { three.then.replaces: none } }
                chosen: replace
                decided_by: ops
                decided_on: 2014-03-25

            """,
        [Handled] = """
            handled:
              - { clause: closing.words, as: person decides, why: 公司解释, by: ops, on: 2014-03-25 }
            planned:
              - { clause: closing.leave, kind: flow, why: 由厂长批准 }

            """,
        [Fine] = """
            table: fine
            name: 迟到扣款
            clauses: [late.fine, late.absence]
            for_each: deviation
            judged_at: event
            absorbs:
              - { outcome: absence, takes: [late, absence], clauses: [late.absence] }
            versions:
              - from: 2014-04-01
                values: { count_from: 10, absence_from: 60, absence_amount: day_wage + 200 }
                rows: |
                  | row    | minutes                    || outcome | amount         | clauses      |
                  |--------|----------------------------||---------|----------------|--------------|
                  | grace  | < count_from               || none    | 0              | late.fine    |
                  | late   | [count_from..absence_from) || late    | 10             | late.fine    |
                  | absent | >= absence_from            || absence | absence_amount | late.absence |

            """,
        [Three] = """
            counter: three
            name: 三次折算旷工
            clauses: [late.three]
            counts: [fine]
            when: outcome = late
            per: [person, month]
            counted_on: event
            versions:
              - from: 2014-04-01
                warn: [2]
                every: 3
                then: { outcome: absence, amount: fine.absence_amount, replaces: counted }

            """,
        [Cases] = """
            test: 单次
            of: fine
            on: 2014-05-12
            cases: |
              | case       | minutes | day_wage || outcome | amount | because      |
              |------------|---------|----------||---------|--------|--------------|
              | 九分钟     | 9       | 100      || none    | 0      | late.fine    |
              | 十分钟     | 10      |          || late    | 10     | late.fine    |
              | 差一分     | 59      |          || late    | 10     | late.fine    |
              | 满一小时   | 60      | 100      || absence | 300    | late.absence |
              | 未知       |         | 100      || waits   |        | minutes      |
              | 工资未知   | 60      |          || absence | waits  | day_wage     |

            """,
        [Times] = """
            test: 三次折算
            people: { 张三: { day_wage: 100 } }
            timeline:
              - { on: 2014-05-06, who: 张三, event: late, minutes: 12 }
              - { on: 2014-05-14, who: 张三, event: late, minutes: 12 }
              - expect: { 张三: { to_pay: 20, late: 2, absence: 0, three: 2, bonus: due, yellow: 0, off_duty: open, waits: 0 } }
              - { on: 2014-05-27, recorded: 2014-06-05, who: 张三, event: late, minutes: 12 }
              - expect: { 张三: { to_pay: 300, late: 0, absence: 1, three: 0, adjustment: 280 }, because: [late.three] }
            ---
            test: 仍收的读法
            readings: { conversion: add }
            people: { 张三: { day_wage: 100 } }
            timeline:
              - { on: 2014-05-06, who: 张三, event: late, minutes: 12 }
              - { on: 2014-05-14, who: 张三, event: late, minutes: 12 }
              - { on: 2014-05-27, who: 张三, event: late, minutes: 12 }
              - expect: { 张三: { to_pay: 330, late: 3, absence: 1, three: 3 } }
            ---
            test: 当日旷工并掉迟到
            people: { 张三: { day_wage: 100 } }
            timeline:
              - { on: 2014-05-06, who: 张三, event: late, minutes: 12 }
              - expect: { 张三: { to_pay: 10 } }
              - { on: 2014-05-06, who: 张三, event: late, minutes: 70 }
              - expect: { 张三: { to_pay: 300, late: 0, absence: 1, three: 0 }, because: [late.absence] }
            ---
            test: 施行之前
            timeline:
              - { on: 2014-03-31, who: 张三, event: late, minutes: 12 }
              - expect: { 张三: { to_pay: 0, late: 0 } }

            """,
    };
}
