using Yunzhang.Engine.Simulation;

namespace Yunzhang.Engine.Tests.Simulation;

public sealed class SimulatorTests
{
    private const string Raise = "fine.values.count_from to 5\nfine.rows.late-1.amount to 15";
    private static readonly SyntheticYear Year = new();
    private static readonly SimulationReport Report = new GivenPlant().Simulate(GivenPlant.Proposal(Raise, "by: [post_class, team]\n"), Year);

    [Fact]
    public void Totals_are_those_counted_by_hand()
    {
        var before = new CountedByHand(Year);
        var after = new CountedByHand(Year, countFrom: 5, fine: 15);
        Assert.Equal((before.Owed, before.PeopleCharged), (Report.Before.Owed, Report.Before.PeopleCharged));
        Assert.Equal((after.Owed, after.PeopleCharged), (Report.After.Owed, Report.After.PeopleCharged));
        var conversions = Report.Controls.Single(c => c.Id == "late-to-absence");
        Assert.Equal((true, before.Conversions, after.Conversions), (conversions.IsCounter, conversions.Before, conversions.After));
        var bonus = Report.Standings.Single(s => s.Kind == StandingKind.Mark);
        Assert.Equal(("annual_bonus.cancelled", before.BonusesLost, after.BonusesLost), (bonus.Id, bonus.Before, bonus.After));
    }

    [Fact]
    public void The_year_of_the_seed_comes_to_these_figures()
    {
        Assert.Equal(3136, Year.Deviations.Count);
        Assert.Equal(new Totals(68_130, 0, 241, 0, 3262, 0, 0, 0), Report.Before);
        Assert.Equal(new Totals(162_210, 0, 284, 0, 3527, 0, 0, 0), Report.After);
        Assert.Equal([(3136, 3136, 32_730m, 56_250m), (118, 353, 35_400m, 105_960m), (8, 38, 0m, 0m)], Report.Controls.Select(c => (c.Before, c.After, c.NetBefore, c.NetAfter)));
        Assert.Equal(["none 1925 851", "late 1158 2232", "absence 171 406", "annual_bonus.cancelled 8 36"], Report.Standings.Select(s => $"{s.Id} {s.Before} {s.After}"));
        Assert.Equal([0.905m, 0.048m], Report.Alone.Select(a => Math.Round(a.Share!.Value, 3)));
        Assert.Equal((new Shift(273, 66_730, 160_810), new Shift(27, 1400, 1400)), (Report.People.PayMore, Report.People.Unchanged));
        Assert.Equal(72_675, Report.Repriced);
        Assert.Equal(new LeftAlone(0, 0, 0), Report.LeftAlone);
    }

    [Fact]
    public void The_threshold_does_most_of_it_through_the_conversions_and_a_spreadsheet_would_miss_it()
    {
        var whole = Report.After.Owed - Report.Before.Owed;
        var conversions = Report.Controls.Single(c => c.Id == "late-to-absence");
        Assert.InRange(Report.After.Owed / Report.Before.Owed, 1.7m, 2.6m);
        Assert.InRange((decimal)conversions.After / conversions.Before, 2.5m, 3.5m);
        Assert.True(Report.Alone[0].Share > 0.7m, $"threshold {Report.Alone[0].Share}");
        Assert.True(Report.Alone[1].Share < 0.2m, $"fine {Report.Alone[1].Share}");
        Assert.True((Report.Repriced - Report.Before.Net) / whole < 0.2m, $"spreadsheet {Report.Repriced}");
        Assert.True((conversions.NetAfter - conversions.NetBefore) / whole > 0.7m);
    }

    [Fact]
    public void Each_change_alone_is_that_change_written_into_the_rules()
    {
        Assert.Equal([new CountedByHand(Year, countFrom: 5).Owed, new CountedByHand(Year, fine: 15).Owed], Report.Alone.Select(a => a.Totals!.Owed));
        var threshold = new GivenPlant().Replace("controls/fine.table.yaml", "count_from: 10", "count_from: 5");
        var fine = new GivenPlant().Replace("controls/fine.table.yaml", "|| late    | 10 ", "|| late    | 15 ");
        var nothing = GivenPlant.Proposal("late-to-absence.warn to 1");
        Assert.Equal(threshold.Simulate(nothing, Year).Before, Report.Alone[0].Totals);
        Assert.Equal(fine.Simulate(nothing, Year).Before, Report.Alone[1].Totals);
        var whole = Report.After.Owed - Report.Before.Owed;
        Assert.Equal([(Report.Alone[0].Totals!.Owed - Report.Before.Owed) / whole, (Report.Alone[1].Totals!.Owed - Report.Before.Owed) / whole], Report.Alone.Select(a => a.Share!.Value));
    }

    [Theory]
    [InlineData("replace")]
    [InlineData("count-only")]
    public void The_other_readings_stand_beside_the_chosen_one(string reading)
    {
        Assert.Equal(["replace", "count-only"], Report.Readings.Select(r => r.Reading.Id));
        var other = Report.Readings.Single(r => r.Reading.Id == reading);
        Assert.Equal(new CountedByHand(Year, reading: reading).Owed, other.Before!.Owed);
        Assert.Equal(new CountedByHand(Year, countFrom: 5, fine: 15, reading: reading).Owed, other.After!.Owed);
    }

    [Fact]
    public void Everyone_is_in_one_lot_and_the_lots_come_to_the_total()
    {
        var lots = new[] { Report.People.PayMore, Report.People.PayLess, Report.People.Otherwise, Report.People.Unchanged };
        Assert.Equal(300, lots.Sum(l => l.People));
        Assert.Equal((Report.Before.Net, Report.After.Net), (lots.Sum(l => l.Before), lots.Sum(l => l.After)));
        Assert.Equal((0, 0m), (Report.People.PayLess.People, Report.People.Unchanged.Difference));
        Assert.True(Report.People.PayMore.People > 0 && Report.People.Unchanged.People > 0);
    }

    [Fact]
    public void Groups_under_five_people_are_merged_and_never_so_that_they_can_be_worked_out()
    {
        var classes = Report.Groups[0];
        Assert.Null(classes.Small);
        Assert.Equal(["first", "second"], classes.Groups.Select(g => g.Value));
        Assert.Equal([240, 60], classes.Groups.Select(g => g.Shift.People));
        Assert.Equal("一类", classes.Groups[0].Name.Zh);
        Assert.Equal((Report.Before.Net, Report.After.Net), (classes.Groups.Sum(g => g.Shift.Before), classes.Groups.Sum(g => g.Shift.After)));
        var teams = Report.Groups[1];
        Assert.DoesNotContain(teams.Groups, g => g.Value == "t-small");
        Assert.Equal((2, 52), (teams.Small!.Groups, teams.Small.People));
        Assert.Equal(Report.After.Net, teams.Groups.Sum(g => g.Shift.After) + teams.Small.Shift!.After);
    }

    [Fact]
    public void The_ten_most_changed_come_first_with_the_control_that_moved_most()
    {
        Assert.Equal(10, Report.MostChanged.Count);
        var differences = Report.MostChanged.Select(c => c.After - c.Before).ToList();
        Assert.Equal(differences.OrderDescending(), differences);
        Assert.All(Report.MostChanged, c => Assert.Equal("late-to-absence", c.MovedBy!.Id));
        var first = Report.MostChanged[0];
        Assert.True(first.MovedBySum > 0 && first.MovedBySum <= differences[0]);
        Assert.Contains(Report.MostChanged, c => c.Standings.Any(s => s.Zh == "年终奖：取消"));
    }
}
