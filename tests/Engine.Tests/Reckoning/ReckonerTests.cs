using NodaTime;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Tests.Reckoning;

public sealed class ReckonerTests
{
    private const string EveryThree = """
        counts: [fine]
        when: outcome = late
        per: [person, month]
        versions:
          - from: 2014-04-01
            warn: [2]
            every: 3
            then: { outcome: absence, amount: fine.absence_amount, days: 1 }
        """;

    [Theory]
    [InlineData(9, 0, "grace")]
    [InlineData(10, 10, "late")]
    [InlineData(59, 10, "late")]
    [InlineData(60, 320, "absent")]
    public void Meets_the_row_on_each_side_of_a_boundary(int minutes, int owed, string row)
    {
        var ledger = GivenRules.Plain().Person("张三").Reckon("2014-04-30", $"2014-04-03 张三 deviation kind=late minutes={minutes}");
        Assert.Equal(owed, ledger.ToPay("张三"));
        Assert.Contains($"fine/{row}", ledger.Lines[0]);
    }

    [Fact]
    public void Waits_for_whoever_must_say_and_owes_nothing_until_then()
    {
        var ledger = GivenRules.Plain().Person("张三").Reckon("2014-04-30", "2014-04-03 张三 deviation kind=no_show");
        Assert.Equal(["04-03 张三 fine/  0 Waits"], ledger.Lines);
        Assert.Equal(1, ledger.Of("张三").Waits);
    }

    [Fact]
    public void Counts_an_absence_whose_sum_still_waits_for_the_wage()
    {
        var ledger = GivenRules.Plain().Person("李四", "team=一班").Reckon("2014-04-30", "2014-04-03 李四 deviation kind=no_show excused=no");
        Assert.Equal(["04-03 李四 fine/noshow absence 0 AmountWaits"], ledger.Lines);
        Assert.Equal(1, ledger.Of("李四").Outcomes["absence"]);
        Assert.Equal(0, ledger.ToPay("李四"));
    }

    [Fact]
    public void Owes_nothing_for_what_happened_before_the_rules_were_in_force()
    {
        var ledger = GivenRules.Plain().Person("张三").Reckon("2014-04-30", "2014-03-31 张三 deviation kind=late minutes=30");
        Assert.Equal(["03-31 张三 fine/  0 NotInForce"], ledger.Lines);
        Assert.Equal(0, ledger.ToPay("张三"));
    }

    [Fact]
    public void Adds_a_conversion_at_every_third_and_starts_again_each_month()
    {
        var ledger = GivenRules.Plain().Person("张三").Counter("three", EveryThree).Reckon("2014-05-31",
            "2014-04-03 张三 deviation kind=late minutes=12", "2014-04-10 张三 deviation kind=early minutes=15", "2014-04-17 张三 deviation kind=late minutes=25",
            "2014-04-18 张三 deviation kind=late minutes=25", "2014-05-02 张三 deviation kind=late minutes=25", "2014-05-03 张三 deviation kind=late minutes=25");
        Assert.Equal(6 * 10 + 320, ledger.ToPay("张三"));
        Assert.Equal("04-17 张三 three/then absence 320 Stands", ledger.Lines[3]);
        Assert.Equal([(2m, 3m), (2m, 3m)], ledger.Ledger.Warnings.Select(w => (w.Count, w.Threshold)));
    }

    [Fact]
    public void Takes_the_place_of_what_it_counted_when_it_replaces()
    {
        var ledger = GivenRules.Plain().Person("张三").Counter("three", EveryThree.Replace("days: 1", "days: 1, replaces: counted")).Reckon("2014-04-30",
            "2014-04-03 张三 deviation kind=late minutes=12", "2014-04-10 张三 deviation kind=early minutes=15", "2014-04-17 张三 deviation kind=late minutes=25",
            "2014-04-18 张三 deviation kind=late minutes=25");
        Assert.Equal(320 + 10, ledger.ToPay("张三"));
        Assert.Equal(3, ledger.Lines.Count(l => l.EndsWith("Replaced")));
        Assert.Equal(3, ledger.Ledger.SupersededBy(0));
    }

    [Fact]
    public void Counts_days_over_the_year_and_cancels_the_bonus_at_five_inclusive()
    {
        var rules = GivenRules.Plain().Person("张三").Counter("year", """
            counts: [fine]
            adds: days
            per: [person, year]
            versions:
              - from: 2014-04-01
                reaches: 5
                then: { mark: bonus = cancelled }
            """);
        var facts = Enumerable.Range(1, 5).Select(i => $"2014-0{3 + i}-15 张三 deviation kind=no_show excused=no").ToArray();
        Assert.Empty(rules.Reckon("2014-12-31", facts[..4]).Of("张三").Marks);
        Assert.Equal("cancelled", rules.Reckon("2014-12-31", facts).Of("张三").Marks["bonus"]);
    }

    [Fact]
    public void Lets_one_absence_a_day_swallow_the_rest_of_that_day()
    {
        var ledger = GivenRules.Plain().Person("张三")
            .With("controls/fine.table.yaml", GivenRules.Fine.Replace("versions:", "absorbs:\n  - { outcome: absence, takes: [late, absence], clauses: [rule.late] }\nversions:"))
            .Counter("three", EveryThree.Replace("every: 3", "every: 1"))
            .Reckon("2014-04-30", "2014-04-03 张三 deviation kind=late minutes=12", "2014-04-03 张三 deviation kind=early minutes=75", "2014-04-03 张三 deviation kind=no_show excused=no");
        Assert.Equal(320, ledger.ToPay("张三"));
        Assert.Equal([Standing.Absorbed, Standing.Stands, Standing.Absorbed], ledger.Ledger.Entries.ToArray().Select(e => e.Standing));
    }

    [Fact]
    public void Charges_everyone_on_the_shift()
    {
        var ledger = GivenRules.Plain().Person("张三").Person("李四").With("controls/duty.table.yaml", """
            table: duty
            name: 未履职
            clauses: [rule.duty]
            for_each: finding
            charges: crew
            judged_at: event
            versions:
              - from: 2014-04-01
                rows: |
                  | row | points || outcome | amount |
                  |-----|--------||---------|--------|
                  | any | -      || duty    | 50     |
            """).Reckon("2014-04-30", "2014-04-03 一厂 finding crew=张三;李四", "2014-04-03 一厂 finding crew=张三;李四");
        Assert.Equal(100, ledger.ToPay("张三"));
        Assert.Equal(100, ledger.ToPay("李四"));
    }

    [Fact]
    public void Looks_at_the_day_before()
    {
        var ledger = GivenRules.Plain().Person("张三").Reckon("2014-04-30",
            "2014-04-02 张三 overtime late=yes", "2014-04-03 张三 deviation kind=late minutes=30", "2014-04-04 张三 deviation kind=late minutes=30");
        Assert.Equal(10, ledger.ToPay("张三"));
        Assert.Contains("fine/tired", ledger.Lines[0]);
    }

    [Fact]
    public void Moves_money_into_the_month_it_belongs_to_when_a_record_comes_late()
    {
        string[] facts = ["2014-05-06 张三 deviation kind=late minutes=12", "2014-05-14 张三 deviation kind=late minutes=25",
            "2014-06-03 张三 deviation kind=late minutes=15", "2014-05-27 张三 deviation kind=early minutes=20 recorded=2014-06-05"];
        var rules = GivenRules.Plain().Person("张三", "day_wage=100").Counter("three", EveryThree.Replace("days: 1", "days: 1, replaces: counted"));
        var before = rules.ReckonKnown("2014-06-05", "2014-06-04", facts);
        var after = rules.Reckon("2014-06-05", facts);
        Assert.Equal(30, before.ToPay("张三"));
        Assert.Equal(310, after.ToPay("张三"));
        var adjustment = Assert.Single(Adjustments.Between(before.Ledger, after.Ledger, new LocalDate(2014, 6, 5)));
        Assert.Equal((2014, 5, 280m), (adjustment.Year, adjustment.Month, adjustment.Difference));
    }
}
