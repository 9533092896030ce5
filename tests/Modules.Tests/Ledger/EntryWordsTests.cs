using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Ledger;

public sealed class EntryWordsTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Every_entry_has_a_name_and_what_waits_is_called_by_what_judges_it(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(new(2014, 4, 30));
        await plant.Settler.Settle(plant.Access);

        var rules = await plant.Read(plant.Rules.Now);
        var entries = await plant.Entries(GivenPlant.April);

        Assert.All(entries, e => Assert.True(EntryWords.Outcome(e, rules) is { Zh.Length: > 0, En.Length: > 0 }, $"{e.Control} {e.Row} {e.Standing}"));
        var waiting = entries.FindAll(e => e.Outcome is null && e.Row.Length == 0);
        Assert.NotEmpty(waiting);
        Assert.All(waiting, e => Assert.Equal("考勤扣款", EntryWords.Outcome(e, rules).Zh));
    }
}
