using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Facts;

public sealed class DerivedFactsTests
{
    private static readonly LocalDate Day = new(2014, 4, 3);

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Deriving_again_adds_what_is_new_replaces_what_changed_withdraws_what_vanished_and_leaves_the_rest(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        Assert.Equal(new(3, 0, 0, 0), await Derive(plant, ("Y001", 12), ("Y002", 20), ("Y003", 30)));
        Assert.Equal(new(0, 0, 0, 3), await Derive(plant, ("Y001", 12), ("Y002", 20), ("Y003", 30)));
        Assert.Equal(new(1, 1, 1, 1), await Derive(plant, ("Y001", 12), ("Y002", 21), ("Y004", 5)));

        var standing = await plant.Read(db => db.Set<Fact>().Standing().OrderBy(f => f.Key).ToListAsync());
        Assert.Equal([("Y001", 1, 1L), ("Y002", 2, 2L), ("Y004", 1, 5L)], standing.Select(f => (f.Key![^4..], f.Revision, f.Root)));
        // What vanished and comes back goes on with its key.
        Assert.Equal(new(1, 1, 0, 3), await Derive(plant, ("Y001", 12), ("Y002", 21), ("Y003", 31), ("Y004", 5), ("Y006", 1)));
        Assert.Equal(3, (await plant.Read(db => db.Set<Fact>().Standing().SingleAsync(f => f.PersonId == plant.Person("Y003")))).Revision);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_a_person_answered_stays_until_the_source_says_something_new_and_is_then_carried_over(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await Derive(plant, ("Y001", 70));
        await plant.Corrector.Correct(plant.Access, new(1, "有医院证明") { Fields = new Dictionary<string, string> { ["excused"] = "是" } });

        Assert.Equal(new(0, 0, 0, 1), await Derive(plant, ("Y001", 70)));
        Assert.Equal("""{"kind":"late","minutes":"70","excused":"yes"}""", await Fields(plant));

        Assert.Equal(new(0, 1, 0, 0), await Derive(plant, ("Y001", 65)));
        Assert.Equal("""{"kind":"late","minutes":"65","excused":"yes"}""", await Fields(plant));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_a_person_withdrew_does_not_come_back_by_deriving_it_again(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await Derive(plant, ("Y001", 12));
        await plant.Corrector.Withdraw(plant.Access, 1, "考勤机故障");

        Assert.Equal(new(0, 0, 0, 1), await Derive(plant, ("Y001", 12)));
        Assert.Equal(0, await plant.Read(db => db.Set<Fact>().Standing().CountAsync()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Each_change_marks_the_months_to_be_reckoned_again_in_the_same_write(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await Derive(plant, ("Y001", 12), ("Y002", 20));
        await plant.Settler.Settle(plant.Access);
        Assert.Equal(0, await plant.Read(db => db.Set<ChangedMonth>().CountAsync()));

        await Derive(plant, ("Y001", 12), ("Y002", 21));

        var changed = Assert.Single(await plant.Read(db => db.Set<ChangedMonth>().ToListAsync()));
        Assert.Equal((plant.Person("Y002"), GivenPlant.April), (changed.PersonId, changed.Month));
    }

    private static async Task<DerivedChanges> Derive(GivenPlant plant, params (string Number, int Minutes)[] late)
    {
        var facts = late.Select(l => plant.Deviation(l.Number, Day, ("kind", "late"), ("minutes", $"{l.Minutes}")) with { Key = $"attendance:{l.Number}", Source = "attendance" });
        var taken = await plant.Deriver.Derive(plant.Access, new Derived("attendance", new(2014, 4, 1), new(2014, 4, 30), null, [.. facts]));
        Assert.True(taken.IsOk, string.Join("\n", taken.Errors));
        return taken.Value;
    }

    private static Task<string> Fields(GivenPlant plant) => plant.Read(db => db.Set<Fact>().Standing().Select(f => f.Fields).SingleAsync());
}
