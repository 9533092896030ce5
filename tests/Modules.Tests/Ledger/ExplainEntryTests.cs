using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Ledger;

public sealed class ExplainEntryTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task An_entry_of_a_closed_month_reads_the_same_to_the_byte_after_wages_and_facts_have_changed(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(new(2014, 4, 30));
        await plant.Close("城东厂", GivenPlant.April, "工资标准未定");
        var hour = (await plant.Entries(GivenPlant.April, "Y001")).Single(e => e.Row == "hour");
        var before = (await plant.Explainer.Explain(plant.Access, hour.EntryId)).Value;
        Assert.Contains("当日工资 120 元", before.Explanation.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("按 2014 年 5 月 2 日止已知的记录计算", before.Explanation.Format(Language.Chinese), StringComparison.Ordinal);

        plant.Today(new(2014, 5, 9));
        await plant.Corrector.Correct(plant.Access, new(hour.Fact!.Value, "核对录像") { Fields = new Dictionary<string, string> { ["minutes"] = "61" } });
        await plant.Database.Write(plant.Access, async write =>
        {
            (await write.Db.Set<PersonValue>().SingleAsync(v => v.PersonId == plant.Person("Y001"))).Text = "150";
            await Yunzhang.Modules.Facts.FactStore.MarkChanged(write, [plant.Person("Y001")], new(2014, 4, 1));
            await write.Journal("person/test", "person.value-changed", new { });
            return 0;
        });
        await plant.Settler.Settle(plant.Access);

        var after = (await plant.Explainer.Explain(plant.Access, hour.EntryId)).Value;
        Assert.Equal(before.Receipt.Json, after.Receipt.Json);
        Assert.Equal(before.Explanation.Format(Language.Chinese), after.Explanation.Format(Language.Chinese));
        Assert.Equal(before.Explanation.Format(Language.English), after.Explanation.Format(Language.English));

        // The wage was 150 all along: 30 yuan more for each of the two absences.
        var adjusted = await plant.Entries(GivenPlant.May, "Y001");
        Assert.Equal([30m, 30m], adjusted.Select(e => e.Amount));
        var explained = (await plant.Explainer.Explain(plant.Access, adjusted.Single(e => e.Row == "hour").EntryId)).Value;
        Assert.Equal(new Phrase("2014 年 4 月已经结过。按后来知道的情况重算，应补扣 30.00 元，记在 2014 年 5 月。",
            "2014-04 was settled already. Worked out again from what came to be known later, 30.00 yuan more is owed; it is entered in 2014-05."), explained.Adjusted);
        Assert.Contains("当日工资 150 元", explained.Explanation.Format(Language.Chinese), StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Every_entry_can_be_explained_from_its_own_persons_facts(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(new(2014, 4, 30));
        await plant.Settler.Settle(plant.Access);

        foreach (var entry in (await plant.Entries(GivenPlant.April)).Where(e => e.Control != "fine" || e.Missing is not null))
        {
            var explained = await plant.Explainer.Explain(plant.Access, entry.EntryId);
            Assert.True(explained.IsOk, string.Join("\n", explained.Errors));
            if (entry.Amount > 0) Assert.Contains($"{entry.Amount:0.##}", explained.Value.Explanation.Title.Zh, StringComparison.Ordinal);
        }
    }
}
