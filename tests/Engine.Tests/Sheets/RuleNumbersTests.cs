using NodaTime;
using Yunzhang.Engine.Sheets;

namespace Yunzhang.Engine.Tests.Sheets;

public sealed class RuleNumbersTests
{
    private static readonly LocalDate Day = new(2014, 4, 15);

    [Fact]
    public void Finds_the_numbers_of_a_table_and_says_what_each_is()
    {
        var numbers = Of("fine");

        var line = numbers.Single(n => n.Path == "fine.values.count_from");
        Assert.Equal((10m, "分钟数的界线（不计、迟到、早退）", "分钟"), (line.Value, line.What.Zh, line.Unit.Zh));
        var asleep = numbers.Single(n => n.Path == "fine.rows.asleep.amount");
        Assert.Equal((30m, "睡岗：扣款", "元"), (asleep.Value, asleep.What.Zh, asleep.Unit.Zh));
        Assert.Equal(200m, numbers.Single(n => n.Path == "fine.values.absence_amount").Value);
        Assert.DoesNotContain(numbers, n => n.Path.EndsWith(".days", StringComparison.Ordinal));
    }

    [Fact]
    public void Sets_a_number_within_its_formula_and_leaves_the_rest()
    {
        var numbers = Of("fine");
        var (absence, line) = (numbers.Single(n => n.Path == "fine.values.absence_amount"), numbers.Single(n => n.Path == "fine.values.count_from"));

        Assert.Equal([("fine.values.absence_amount", "day_wage + 150")], RuleNumbers.Changes([(absence, 150m), (line, 10m)]));
        Assert.Equal([("late-to-absence.every", "4")], RuleNumbers.Changes([(Of("late-to-absence").Single(n => n.Path == "late-to-absence.every"), 4m)]));
    }

    [Fact]
    public void Reads_its_own_changes_back_and_no_others()
    {
        var numbers = Of("fine");

        Assert.Equal(150m, Assert.Single(RuleNumbers.Read(numbers, "fine.values.absence_amount", "day_wage + 150")!).To);
        Assert.Null(RuleNumbers.Read(numbers, "fine.values.absence_amount", "day_wage * 2 + 150"));
        Assert.Null(RuleNumbers.Read(numbers, "fine.values.absence_amount", "wage + 150"));
        Assert.Null(RuleNumbers.Read(numbers, "fine.absorbs", "none"));
        Assert.Null(RuleNumbers.Read(numbers, "fine.rows.asleep.amount", null));
    }

    private static IReadOnlyList<RuleNumber> Of(string control) =>
        RuleNumbers.Of(ShippedPack.Wastewater, ControlSheets.Of(ShippedPack.Wastewater).Single(s => s.Id == control), Day);
}
