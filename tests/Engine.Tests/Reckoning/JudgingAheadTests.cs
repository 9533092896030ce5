using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Tests.Reckoning;

/// <summary>Two threads must leave the very ledger that one leaves, whatever it took to come to it.</summary>
public sealed class JudgingAheadTests
{
    private const string CleanMonth = """
        counts: [fine]
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

    private const string Share = """
        table: share
        name: 分摊
        clauses: [rule.late]
        for_each: deviation
        judged_at: event
        versions:
          - from: 2014-04-01
            rows: |
              | row | kind        || outcome | amount        |
              |-----|-------------||---------|---------------|
              | any | late, early || none    | 100 / minutes |
              | no  | no_show     || none    | 0             |
        """;

    private const string Duty = """
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
              | all | -      || duty    | 50     |
        """;

    [Fact]
    public void Many_pages_of_facts_come_to_the_same_with_one_thread_and_with_two()
    {
        var rules = GivenRules.Plain()
            .With("controls/fine.table.yaml", GivenRules.Fine.Replace("versions:", "absorbs:\n  - { outcome: absence, takes: [late, absence], clauses: [rule.late] }\nversions:"))
            .With("controls/share.table.yaml", Share)
            .Counter("three", "counts: [fine]\nwhen: outcome = late\nper: [person, month]\nversions:\n  - from: 2014-04-01\n    warn: [2]\n    every: 3\n    then: { outcome: absence, amount: fine.absence_amount, days: 1 }\n")
            .Counter("clean", CleanMonth);
        for (var p = 0; p < 40; p++) rules.Person($"p{p}", p % 5 == 0 ? "boss=p1" : $"day_wage={100 + p}");
        var facts = Deviations(15_000);
        var one = rules.Reckon("2014-05-20", false, facts);
        Assert.Contains(one.Lines, l => l.EndsWith("Absorbed", StringComparison.Ordinal));
        Assert.Contains(one.Lines, l => l.EndsWith("Failed", StringComparison.Ordinal));
        Assert.Contains(one.Lines, l => l.EndsWith("AmountWaits", StringComparison.Ordinal));
        Assert.Contains(one.Lines, l => l.EndsWith(" Waits", StringComparison.Ordinal));
        Assert.Contains(one.Lines, l => l.EndsWith("NotInForce", StringComparison.Ordinal));
        Same(one, rules.Reckon("2014-05-20", true, facts));
    }

    [Fact]
    public void Someone_whom_a_field_names_joins_the_books_on_that_day_and_not_before()
    {
        var rules = GivenRules.Plain().Person("张三").With("controls/duty.table.yaml", Duty).Counter("clean", CleanMonth);
        string[] facts = ["2014-04-03 张三 deviation kind=late minutes=20", "2014-06-02 一厂 finding crew=张三;新来"];
        var one = rules.Reckon("2014-06-30", false, facts);
        Same(one, rules.Reckon("2014-06-30", true, facts));
        Assert.Equal(["06-30 新来 clean/clean  0 Stands"], one.Lines.Where(l => l.Contains("新来 clean", StringComparison.Ordinal)));
    }

    private static string[] Deviations(int count)
    {
        string[] kinds = ["kind=late", "kind=early", "kind=no_show", "kind=no_show excused=no", "kind=late"];
        return [.. Enumerable.Range(0, count).Select(i =>
            $"2014-{(i % 977 == 0 ? "03-30" : $"{4 + i % 61 / 31:00}-{i % 61 % 30 + 1:00}")} p{i * 7 % 40} {(i % 11 == 0 ? "overtime late=yes" : $"deviation {kinds[i % 5]} minutes={i * 13 % 90}")}")];
    }

    private static void Same(GivenLedger one, GivenLedger two)
    {
        Assert.Equal(one.Lines, two.Lines);
        Assert.Equal(Entries(one.Ledger), Entries(two.Ledger));
        Assert.Equal(one.Ledger.Warnings, two.Ledger.Warnings);
        Assert.Equal(one.Ledger.Steps, two.Ledger.Steps);
        Assert.Equal(one.Ledger.Reaches, two.Ledger.Reaches);
        Assert.Equal(one.Ledger.Book.People.All.Select(p => p.Id), two.Ledger.Book.People.All.Select(p => p.Id));
        Assert.Equal(
            (one.Ledger.FactsNotJudged, one.Ledger.FactsOfOthers, one.Ledger.CountsNotPlaced), (two.Ledger.FactsNotJudged, two.Ledger.FactsOfOthers, two.Ledger.CountsNotPlaced));
    }

    private static List<(int, decimal, Measures, int?, string?)> Entries(Ledger ledger)
    {
        var found = new List<(int, decimal, Measures, int?, string?)>();
        for (var i = 0; i < ledger.Entries.Length; i++)
            found.Add((ledger.Entries[i].Fact, ledger.Entries[i].Amount, ledger.Entries[i].Measures, ledger.SupersededBy(i), ledger.FaultOf(i)?.Message.En));
        return found;
    }
}
