namespace Yunzhang.Engine.Tests.Reckoning;

public sealed class CounterTests
{
    private const string CleanMonth = """
        per: [person, month]
        versions:
          - from: 2014-04-01
            apply: at end
            rows: |
              | row   | n   || reward |
              |-------|-----||--------|
              | clean | 0   || 200    |
              | not   | > 0 ||        |
        """;

    private static string[] Late(params string[] days) => [.. days.Select(d => $"2014-{d} 张三 deviation kind=late minutes=20")];

    private static GivenRules With(string body) => GivenRules.Plain().Person("张三", "day_wage=120 team=一班 boss=王五").Counter("c", "counts: [fine]\nwhen: outcome = late\n" + body);

    [Fact]
    public void Prices_each_one_by_the_row_its_own_count_falls_in()
    {
        var ledger = With("""
            per: [person, month]
            versions:
              - from: 2014-04-01
                apply: each
                rows: |
                  | row   | n      || amount |
                  |-------|--------||--------|
                  | first | [0..2] || 5      |
                  | more  | > 2    || 20     |
            """).Reckon("2014-04-30", Late("04-01", "04-02", "04-03", "04-04"));
        Assert.Equal(4 * 10 + 5 + 5 + 20 + 20, ledger.ToPay("张三"));
    }

    [Fact]
    public void Lets_only_the_highest_row_stand()
    {
        var ledger = With("""
            per: [person, month]
            versions:
              - from: 2014-04-01
                apply: highest
                rows: |
                  | row    | n      || amount |
                  |--------|--------||--------|
                  | none   | < 2    || 0      |
                  | second | [2..3) || 50     |
                  | third  | >= 3   || 90     |
            """).Reckon("2014-04-30", Late("04-01", "04-02", "04-03", "04-04"));
        Assert.Equal(4 * 10 + 90, ledger.ToPay("张三"));
        Assert.Contains(ledger.Lines, l => l.Contains("c/second") && l.EndsWith("Replaced"));
    }

    [Fact]
    public void Rewards_a_clean_window_when_it_has_ended_and_not_before()
    {
        var rules = With(CleanMonth).Person("李四").Person("新来", "joined=2014-04-10");
        var facts = Late("04-03");
        Assert.Equal(0, Statement(rules.Reckon("2014-04-29", facts), "李四"));
        Assert.Equal(200, Statement(rules.Reckon("2014-04-30", facts), "李四"));
        Assert.Equal(0, Statement(rules.Reckon("2014-04-30", facts), "张三"));
        Assert.Equal(0, Statement(rules.Reckon("2014-04-30", facts), "新来"));
        Assert.Equal(400, Statement(rules.Reckon("2014-05-31", facts), "李四"));

        static decimal Statement(GivenLedger ledger, string who) =>
            Yunzhang.Engine.Reckoning.Statements.Of(ledger.Ledger).FirstOrDefault(s => s.Subject.Id == who)?.ToGet ?? 0;
    }

    [Fact]
    public void Waits_at_the_end_of_a_window_that_holds_something_undecided()
    {
        var ledger = With(CleanMonth).Reckon("2014-05-31", "2014-04-03 张三 deviation kind=no_show");
        Assert.Equal(["04-03 张三 fine/  0 Waits", "04-30 张三 c/  0 Waits", "05-31 张三 c/clean  0 Stands"], ledger.Lines);
        Assert.Equal(200, ledger.Of("张三").ToGet);
        Assert.Contains("Something in this window still waits", new Yunzhang.Engine.Explanations.Explainer(ledger.Ledger).Explain(1).Format(Yunzhang.Engine.Diagnostics.Language.English));
    }

    [Fact]
    public void Waits_when_nobody_knows_whether_an_entry_counts()
    {
        var ledger = GivenRules.Plain().Person("张三").Counter("c", """
            counts: [fine]
            when: outcome = late and excused = no
            per: [person, month]
            versions:
              - from: 2014-04-01
                every: 1
                then: { amount: 100 }
            """).Reckon("2014-04-30", "2014-04-03 张三 deviation kind=late minutes=20", "2014-04-04 张三 deviation kind=late minutes=20 excused=no");
        Assert.Equal(["04-03 张三 fine/late late 10 Stands", "04-04 张三 fine/late late 10 Stands"], ledger.Lines.Where(l => l.Contains("fine")));
        Assert.Equal(["04-03 张三 c/  0 Waits", "04-04 张三 c/then  100 Stands"], ledger.Lines.Where(l => l.Contains(" c/")));
        Assert.Equal(120, ledger.ToPay("张三"));
    }

    [Fact]
    public void Forgets_what_a_rolling_window_has_left_behind()
    {
        var rules = With("""
            per: [person, 30 days]
            versions:
              - from: 2014-04-01
                reaches: 3
                then: { gate: off_duty }
            """);
        Assert.Empty(rules.Reckon("2014-06-30", Late("04-01", "04-15", "05-01")).Of("张三").Gates);
        Assert.Equal(["off_duty"], rules.Reckon("2014-06-30", Late("04-01", "04-15", "04-30")).Of("张三").Gates);
    }

    [Fact]
    public void Counts_only_an_unbroken_run_of_days()
    {
        var rules = With("""
            per: [person, ever]
            in_a_row: day
            versions:
              - from: 2014-04-01
                reaches: 3
                then: { card: yellow }
            """);
        Assert.Empty(rules.Reckon("2014-06-30", Late("04-01", "04-02", "04-04", "04-05")).Of("张三").Cards);
        Assert.Equal(1, rules.Reckon("2014-06-30", Late("04-01", "04-02", "04-02", "04-03")).Of("张三").Cards["yellow"]);
    }

    [Fact]
    public void Breaks_a_run_of_facts_at_one_that_does_not_count()
    {
        var rules = With("""
            per: [person, ever]
            in_a_row: fact
            versions:
              - from: 2014-04-01
                reaches: 2
                then: { card: yellow }
            """);
        var broken = Late("04-01", "04-03").Append("2014-04-02 张三 deviation kind=late minutes=5").ToArray();
        Assert.Empty(rules.Reckon("2014-06-30", broken).Of("张三").Cards);
        Assert.Equal(1, rules.Reckon("2014-06-30", Late("04-01", "04-03")).Of("张三").Cards["yellow"]);
    }

    [Fact]
    public void Counts_a_team_and_charges_its_manager()
    {
        var ledger = GivenRules.Plain().Person("张三", "team=一班 boss=王五").Person("李四", "team=一班 boss=王五").Person("王五", "team=办公室").Counter("c", """
            counts: [fine]
            when: outcome = late
            per: [team, month]
            charges: boss
            versions:
              - from: 2014-04-01
                every: 3
                then: { amount: 100 }
            """).Reckon("2014-04-30", [.. Late("04-01", "04-02"), "2014-04-03 李四 deviation kind=late minutes=20"]);
        Assert.Equal(100, ledger.ToPay("王五"));
        Assert.Equal(20, ledger.ToPay("张三"));
    }

    [Fact]
    public void Uses_the_version_in_force_on_the_day_of_the_event()
    {
        var rules = With("""
            per: [person, month]
            versions:
              - from: 2014-04-01
                every: 2
                then: { amount: 100 }
              - from: 2014-06-01
                every: 2
                then: { amount: 300 }
            """).With("pack.yaml", "pack: demo\nname: 考勤规定\nformat: 1\nlanguage: zh\nowner: ops\nissues:\n  - { effective: 2014-04-01, text: text/2014-04-01.md }\n  - { effective: 2014-06-01, text: text/2014-04-01.md }\n");
        Assert.Equal(100 + 300 + 40, rules.Reckon("2014-06-30", Late("05-01", "05-02", "06-01", "06-02")).ToPay("张三"));
    }

    [Fact]
    public void Refuses_a_circle_of_counters()
    {
        var (bound, problems) = GivenRules.Plain()
            .Counter("a", "counts: [b]\nper: [person, month]\nversions:\n  - from: 2014-04-01\n    every: 2\n    then: { amount: 1 }\n")
            .Counter("b", "counts: [a]\nper: [person, month]\nversions:\n  - from: 2014-04-01\n    every: 2\n    then: { amount: 1 }\n").Bind();
        Assert.Null(bound);
        Assert.Contains("pack.counter-circle", problems);
    }
}
