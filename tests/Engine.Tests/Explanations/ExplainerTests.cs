using System.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Explanations;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Engine.Tests.Reckoning;

namespace Yunzhang.Engine.Tests.Explanations;

public sealed class ExplainerTests
{
    private static readonly string[] Facts =
    [
        "2014-03-03 张三 deviation kind=late minutes=30", "2014-04-03 张三 deviation kind=late minutes=9", "2014-04-04 张三 deviation kind=late minutes=12",
        "2014-04-05 张三 deviation kind=early minutes=70", "2014-04-06 张三 deviation kind=no_show", "2014-04-07 张三 deviation kind=late minutes=12 recorded=2014-04-20",
        "2014-04-08 张三 deviation kind=late minutes=12", "2014-04-09 李四 deviation kind=no_show excused=no",
    ];

    private static Ledger Reckoned() => GivenRules.Plain().Person("张三", "day_wage=100").Person("李四", "team=一班").Counter("three", """
        counts: [fine]
        when: outcome = late
        per: [person, month]
        versions:
          - from: 2014-04-01
            every: 3
            then: { outcome: absence, amount: fine.absence_amount, days: 1, replaces: counted }
            say: "第 {n} 次，折算旷工一日，扣 {amount} 元。"
        """).With("i18n/en.yaml", English).Reckon("2014-04-30", Facts).Ledger;

    private const string English = """
        name: Attendance rules
        names:
          roles.head: the shift leader
          roles.ops: Operations
          people.day_wage: day's wage
          people.team: team
          people.boss: manager
          deviation: deviation
          deviation.kind: kind
          deviation.kind.late: late
          deviation.kind.early: left early
          deviation.kind.no_show: did not come
          deviation.minutes: minutes
          deviation.excused: good reason
          deviation.stayed: worked late the day before
          outcomes.none: not counted
          outcomes.late: lateness
          outcomes.absence: absence
          fine: Attendance fines
          three: Three make an absence
        clauses: { rule.late: Ten yuan from ten minutes; from sixty minutes it is an absence at the day's wage and two hundred yuan. }
        say: { fine.late: "{kind} by {minutes} minutes: {amount} yuan.", three: "Number {n}: one day of absence, {amount} yuan." }
        """;

    [Theory]
    [InlineData(Language.Chinese, "zh")]
    [InlineData(Language.English, "en")]
    public void Reads_as_agreed(Language language, string file)
    {
        var ledger = Reckoned();
        var explainer = new Explainer(ledger);
        var text = new StringBuilder();
        for (var i = 0; i < ledger.Entries.Length; i++) text.Append(explainer.Explain(i).Format(language)).AppendLine();
        Expected.Matches($"Explanations/explanations.{file}.expected.txt", text.ToString());
    }

    [Fact]
    public void Names_the_nearest_line_not_crossed()
    {
        var said = new Explainer(Reckoned()).Explain(1).Format(Language.English);
        Assert.Contains("not counted", said);
        Assert.Contains("from 10 minutes: lateness, 10 yuan owed", said);
    }

    [Fact]
    public void Gives_the_same_receipt_to_the_byte_when_worked_out_again_and_another_when_a_fact_differs()
    {
        Assert.Equal(Receipt.Of(Reckoned(), 2), Receipt.Of(Reckoned(), 2));
        var other = GivenRules.Plain().Person("张三", "day_wage=101").Reckon("2014-04-30", Facts).Ledger;
        Assert.NotEqual(Receipt.Of(Reckoned(), 2).Number, Receipt.Of(other, 2).Number);
    }
}
