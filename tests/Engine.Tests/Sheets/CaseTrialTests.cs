using NodaTime;
using Yunzhang.Engine.Sheets;

namespace Yunzhang.Engine.Tests.Sheets;

public sealed class CaseTrialTests
{
    private static readonly LocalDate Day = new(2014, 4, 15);

    [Theory]
    [InlineData("late", "9", null, "late-grace", 0, "attendance.late")]
    [InlineData("late", "10", null, "late", 10, "attendance.late")]
    [InlineData("early", "59", null, "early", 10, "attendance.early")]
    [InlineData("late", "60", "120", "hour", 320, "attendance.absence attendance.absence-fine")]
    [InlineData("asleep", null, null, "asleep", 30, "attendance.asleep")]
    public void Meets_one_row_with_its_sum_and_its_clauses(string kind, string? minutes, string? wage, string row, int amount, string clauses)
    {
        var tried = Try(Day, ("kind", kind), ("minutes", minutes ?? ""), ("day_wage", wage ?? ""));

        Assert.Equal((CaseState.Judged, row, (decimal)amount), (tried.State, tried.Row, tried.Amount));
        Assert.Equal(clauses.Split(' '), tried.Clauses);
    }

    [Fact]
    public void Says_the_row_with_the_figures_of_the_case_and_the_lines_not_crossed()
    {
        var tried = Try(Day, ("kind", "late"), ("minutes", "12"), ("day_wage", "120"));

        Assert.Equal("迟到 12 分钟，满 10 分钟、不到 60 分钟，扣 10 元。", tried.Says.Zh);
        Assert.Equal(["不满 10 分钟：不计", "从 60 分钟起：旷工，扣 320 元"], tried.Nearest.Select(n => n.Zh));
    }

    [Fact]
    public void Waits_for_what_is_not_given_and_names_the_rows_still_possible()
    {
        var tried = Try(Day, ("kind", "late"));

        Assert.Equal((CaseState.Waits, ""), (tried.State, tried.Row));
        Assert.Equal(["minutes"], tried.Missing);
        Assert.Equal(["late-grace", "late", "hour"], tried.Possible);
    }

    [Fact]
    public void A_sum_waits_for_the_wage_though_the_row_is_known()
    {
        var tried = Try(Day, ("kind", "late"), ("minutes", "75"));

        Assert.Equal((CaseState.SumWaits, "hour", 1m), (tried.State, tried.Row, tried.Days));
        Assert.Equal(["day_wage"], tried.Missing);
        Assert.Contains("当日工资", tried.Says.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_what_cannot_be_read_each_at_its_field()
    {
        var tried = Try(Day, ("kind", "late"), ("minutes", "2000"), ("day_wage", "很多"));

        Assert.Equal(CaseState.Wrong, tried.State);
        Assert.Equal(["minutes", "day_wage"], tried.Wrong.Select(w => w.Field));
        Assert.Contains("2000", tried.Wrong[0].Why.Zh, StringComparison.Ordinal);
        Assert.Contains("很多", tried.Wrong[1].Why.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_owed_before_the_rule_is_in_force() =>
        Assert.Equal((CaseState.NotInForce, 0m), Try(new(2014, 3, 31), ("kind", "asleep")) is var tried ? (tried.State, tried.Amount) : default);

    [Fact]
    public void Asks_for_what_the_table_reads_and_for_nobody_by_name()
    {
        Assert.Equal(["kind", "minutes", "excused", "explained", "approval", "day_wage"], CaseTrial.InputsOf(ShippedPack.Wastewater, "fine", Day).Select(f => f.Id));
        Assert.Equal(["item"], CaseTrial.InputsOf(ShippedPack.Wastewater, "duty-fine", Day).Select(f => f.Id));
        Assert.Empty(CaseTrial.InputsOf(ShippedPack.Wastewater, "fine", new(2014, 3, 31)));
    }

    [Fact]
    public void One_charged_through_a_field_is_somebody()
    {
        var tried = CaseTrial.Try(ShippedPack.Wastewater, "duty-fine", Day, new Dictionary<string, string> { ["item"] = "blower" });
        Assert.Equal((CaseState.Judged, "blower", 50m), (tried.State, tried.Row, tried.Amount));
        Assert.Equal(["duty.fine", "duty.blower"], tried.Clauses);
    }

    private static TriedCase Try(LocalDate day, params (string Field, string Text)[] given) =>
        CaseTrial.Try(ShippedPack.Wastewater, "fine", day, given.ToDictionary(g => g.Field, g => g.Text));
}
