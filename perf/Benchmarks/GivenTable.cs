using System.Text;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Benchmarks;

/// <summary>Packs made for measuring: one table of three inputs with as many rows as asked for, and optionally a month and a year counter.</summary>
internal static class GivenTable
{
    private const string Text = "# 规定\n\n## 第一条 考勤 {#late}\n1. 按表处理。 {#late.table}\n2. 按次累计。 {#late.count}\n";

    private const string Words = """
        roles: { ops: 运营部 }
        words:
          deviation:
            name: 异常
            fields:
              kind: { name: 种类, type: choice, of: { late: 迟到, early: 早退 } }
              minutes: { name: 分钟, type: number, unit: min }
              excused: { name: 有理由, type: yes/no }
        people:
          day_wage: { name: 日工资, type: money }
        outcomes: { none: 不计, late: 迟到, absence: 旷工 }
        marks: { bonus: { name: 年终奖, default: due, of: { due: 照发, cancelled: 取消 } } }
        """;

    private const string Counters = """
        counter: month
        name: 月累计
        clauses: [late.count]
        counts: [fine]
        when: outcome = late
        per: [person, month]
        counted_on: event
        versions:
          - from: 2014-04-01
            every: 3
            then: { outcome: absence, amount: day_wage + 200 }
        ---
        counter: year
        name: 年累计
        clauses: [late.count]
        counts: [fine, month]
        when: outcome = absence
        per: [person, year]
        counted_on: event
        versions:
          - from: 2014-04-01
            reaches: 5
            then: { mark: bonus = cancelled }
        """;

    public static PackSource Source(int rows, bool counters)
    {
        var files = new Dictionary<string, string>
        {
            ["pack.yaml"] = "pack: perf\nname: 规定\nformat: 1\nlanguage: zh\nowner: ops\nissues:\n  - { effective: 2014-04-01, text: text/2014-04-01.md }\n",
            ["text/2014-04-01.md"] = Text,
            ["words.yaml"] = Words,
        };
        if (rows > 0) files["controls/fine.table.yaml"] = Table(rows);
        if (counters) files["controls/count.counter.yaml"] = Counters;
        return PackSource.FromText("perf", files);
    }

    public static BoundPack Bound(int rows, bool counters)
    {
        var read = PackLoader.Load(Source(rows, counters));
        var bound = PackBinder.Bind(read.Pack ?? throw new InvalidOperationException(string.Join('\n', read.Diagnostics)));
        return bound.Bound ?? throw new InvalidOperationException(string.Join('\n', bound.Diagnostics));
    }

    // Rows split kind, then minutes, then excused, so that every case meets exactly one.
    private static string Table(int rows)
    {
        var text = new StringBuilder("table: fine\nname: 表\nclauses: [late.table]\nfor_each: deviation\njudged_at: event\nversions:\n  - from: 2014-04-01\n    rows: |\n");
        text.Append("      | row | kind | minutes | excused || outcome | amount |\n      |---|---|---|---|---||---|---|\n");
        var bands = (rows - 2) / 4;
        var row = 0;
        foreach (var kind in new[] { "late", "early" })
        {
            Add($"r{row++} | {kind} | < 10 | - || none | 0");
            for (var band = 0; band < bands; band++)
            {
                var cell = band == bands - 1 ? $">= {10 + band * 5}" : $"[{10 + band * 5}..{15 + band * 5})";
                Add($"r{row++} | {kind} | {cell} | no || {(band == bands - 1 ? "absence" : "late")} | {10 + band}");
                Add($"r{row++} | {kind} | {cell} | yes || none | 0");
            }
        }
        return text.ToString();

        void Add(string cells) => text.Append("      | ").Append(cells).Append(" |\n");
    }
}
