using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Explanations;
using Yunzhang.Engine.Tests.Reckoning;

namespace Yunzhang.Engine.Tests.Explanations;

public sealed class CountAheadTests
{
    private const string Three = """
        counts: [fine]
        when: outcome = late
        per: [person, month]
        versions:
          - from: 2014-04-01
            every: 3
            then: { outcome: absence, amount: fine.absence_amount, days: 1 }
        """;

    private const string Five = """
        counts: [fine, three]
        when: outcome = absence
        per: [person, year]
        versions:
          - from: 2014-04-01
            reaches: 5
            then: { mark: bonus = cancelled }
        """;

    private static IReadOnlyList<CountAhead> Ahead(string until, params string[] facts)
    {
        var ledger = GivenRules.Plain().Person("张三", "day_wage=100").Counter("three", Three).Counter("five", Five).Reckon(until, facts).Ledger;
        return CountAhead.Of(ledger, ledger.Book.People.All.Single(p => p.Name == "张三"));
    }

    [Fact]
    public void One_more_late_before_the_end_of_the_month_makes_an_absence_with_its_sum()
    {
        var ahead = Assert.Single(Ahead("2014-04-20", "2014-04-03 张三 deviation kind=late minutes=12", "2014-04-08 张三 deviation kind=late minutes=20"));
        Assert.Equal((2m, 3m, 1m, new NodaTime.LocalDate(2014, 4, 30)), (ahead.Count, ahead.Threshold, ahead.Left, ahead.LastDay!.Value));
        Assert.Equal(new Phrase("three：本月已累计 2；2014 年 4 月 30 日以前再累计 1 就会：旷工，扣 300 元。", "three: 2 so far this month; 1 more by 30 April 2014 would mean: 旷工, 300 yuan owed."), ahead.ToPhrase());
    }

    [Fact]
    public void After_a_line_the_next_multiple_is_ahead_and_the_year_counts_the_conversion()
    {
        var ahead = Ahead("2014-04-20", [.. Enumerable.Range(3, 4).Select(d => $"2014-04-{d:00} 张三 deviation kind=late minutes=12")]);
        Assert.Equal([("three", 4m, 6m), ("five", 1m, 5m)], ahead.Select(a => (a.Control, a.Count, a.Threshold)));
    }

    [Fact]
    public void A_new_month_begins_at_nothing_and_a_line_already_reached_for_good_is_not_ahead()
    {
        var lates = Enumerable.Range(3, 2).Select(d => $"2014-04-{d:00} 张三 deviation kind=late minutes=12");
        Assert.Empty(Ahead("2014-05-02", [.. lates]));
        var absences = Enumerable.Range(3, 5).Select(d => $"2014-04-{d:00} 张三 deviation kind=late minutes=75");
        Assert.Empty(Ahead("2014-05-02", [.. absences]));
    }
}
