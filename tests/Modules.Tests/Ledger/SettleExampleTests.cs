using NodaTime;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Ledger;

public sealed class SettleExampleTests
{
    private static readonly LocalDate EndOfApril = new(2014, 4, 30);

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task April_comes_to_what_the_run_command_says(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(EndOfApril);
        await plant.Settler.Settle(plant.Access);

        var sheets = new[] { "城东厂", "城西厂", "工艺组", "维修组" }.Select(async u => await plant.Read(db => MonthSheet.Read(db, plant.Unit(u), GivenPlant.April)));
        var rows = (await Task.WhenAll(sheets)).SelectMany(s => s.Rows).OrderBy(r => r.Number).Select(r => (r.Number, r.Owed, r.Days, r.Waits)).ToList();

        Assert.Equal(
        [
            ("Y001", 700m, 2m, 0), ("Y002", 510m, 0m, 0), ("Y003", 460m, 0m, 0), ("Y004", 714m, 2m, 0), ("Y005", 1650m, 5m, 0), ("Y006", 1310m, 4m, 0), ("Y007", 140m, 0m, 2),
            ("Y008", 773m, 2m, 0), ("Y009", 20m, 0m, 0), ("Y010", 445m, 1m, 0), ("Y011", 520m, 1m, 0), ("Y012", 10m, 1m, 1), ("Y013", 50m, 0m, 0), ("Y014", 0m, 0m, 0), ("Y015", 0m, 0m, 0),
        ], rows);
        Assert.Equal(7302m, rows.Sum(r => r.Owed));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Every_entry_names_its_control_row_and_clauses(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(EndOfApril);
        await plant.Settler.Settle(plant.Access);

        var entries = await plant.Entries(GivenPlant.April, "Y001");
        Assert.Equal(
        [
            (3, "fine", "late", "late", 10m, "attendance.late"), (10, "fine", "early", "early", 10m, "attendance.early"), (17, "fine", "late", "late", 10m, "attendance.late"),
            (17, "late-to-absence", "then", "absence", 320m, "attendance.three attendance.absence-fine"), (22, "fine", "hour", "absence", 320m, "attendance.absence attendance.absence-fine"),
            (24, "fine", "late-grace", "none", 0m, "attendance.late"), (28, "fine", "asleep", "asleep", 30m, "attendance.asleep"),
        ], entries.OrderBy(e => e.Day).ThenBy(e => e.Control).Select(e => (e.Day.Day, e.Control, e.Row, e.Outcome!, e.Amount, e.Clauses)));
        Assert.All(entries, e => Assert.Equal(plant.Unit("城东厂"), e.MonthUnitId));
        Assert.All(entries, e => Assert.Equal(plant.Unit("城东甲班"), e.UnitId));

        var bonus = Assert.Single(await plant.Entries(GivenPlant.April, "Y005"), e => e.Mark is not null);
        Assert.Equal(("annual-absence", "annual_bonus", "cancelled", "attendance.five", 29), (bonus.Control, bonus.Mark!, bonus.MarkOption!, bonus.Clauses, bonus.Day.Day));
        var all = await plant.Entries(GivenPlant.April);
        Assert.Equal(98, all.Count);
        Assert.Equal((1, 2, 1, 94), (all.Count(e => e.Standing == Standing.Absorbed), all.Count(e => e.Standing == Standing.Waits), all.Count(e => e.Standing == Standing.AmountWaits), all.Count(e => e.Standing == Standing.Stands)));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Settling_again_without_a_change_does_nothing_and_everybody_again_gives_the_same_ids(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(EndOfApril);
        await plant.Settler.Settle(plant.Access);
        var before = await plant.Entries(GivenPlant.April);

        Assert.Equal(0, (await plant.Settler.Settle(plant.Access)).Subjects);
        await plant.Settler.Settle(plant.Access, GivenPlant.April);

        Assert.Equal(before.Select(e => (e.EntryId, e.Amount)), (await plant.Entries(GivenPlant.April)).Select(e => (e.EntryId, e.Amount)));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Part_by_part_a_month_comes_to_the_same_as_in_one_go(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(EndOfApril);
        var byParts = new MonthSettler(plant.Database, plant.Rules, plant.Given.Clock) { PartSize = (2, 4) };
        var settled = await byParts.Settle(plant.Access);
        var parts = await plant.Entries(GivenPlant.April);

        Assert.Equal(98, settled.Entries);
        Assert.Equal(0, (await byParts.Settle(plant.Access)).Subjects);
        await plant.Settler.Settle(plant.Access, GivenPlant.April);
        Assert.Equal((await plant.Entries(GivenPlant.April)).Select(e => (e.EntryId, e.Amount, e.Standing)), parts.Select(e => (e.EntryId, e.Amount, e.Standing)));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_correction_works_out_only_the_person_concerned(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(EndOfApril);
        await plant.Settler.Settle(plant.Access);
        var late = (await plant.Entries(GivenPlant.April, "Y001")).First(e => e.Row == "late").Fact!.Value;

        var corrected = await plant.Corrector.Correct(plant.Access, new(late, "看错了一行") { Fields = new Dictionary<string, string> { ["minutes"] = "9" } });
        Assert.True(corrected.IsOk);
        var settled = await plant.Settler.Settle(plant.Access);

        Assert.Equal(1, settled.Subjects);
        var entries = await plant.Entries(GivenPlant.April, "Y001");
        // One late less: 10 yuan, and the three that made an absence are only two.
        Assert.Equal(700m - 10m - 320m, entries.Sum(e => e.Owed));
        Assert.Contains(entries, e => e.Fact == corrected.Value && e.Row == "late-grace");
    }
}
