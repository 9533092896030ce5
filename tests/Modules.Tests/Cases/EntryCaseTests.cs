using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.StartOnEntries;
using Yunzhang.Modules.Facts.CorrectFact;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Cases;

public sealed class EntryCaseTests
{
    private static readonly LocalDate Day = GivenCases.Today;
    private static readonly YearMonth June = new(2014, 6);

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task An_entry_of_a_fine_starts_one_case_with_its_form_filled_and_counts_only_when_that_is_valid(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var fact = await given.Plant.Record("Y001", Day, ("kind", "asleep"));

        var (id, entry) = await Begun(given);

        Assert.Equal((EntryHold.Pending, 30m, 0m, 30m), (entry.Hold, entry.Amount, entry.Owed, entry.PendingOwed));
        var row = await given.Row(id);
        Assert.Equal(("KK-2014-0001", "certificate", null, entry.EntryId, "draft"), (row.Number, row.FlowId, row.StarterId, row.EntryId, row.OpenSteps));
        var opened = await given.Case(id);
        Assert.Equal([("amount", "30"), ("found", "睡岗"), ("occurred", "2014-05-05"), ("person", given.Key("Y001"))], opened.State.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => (v.Key, v.Value)));
        Assert.Null(Assert.IsType<CaseStarted>(opened.Lines[0].Event).By);
        Assert.Equal("cases", opened.Lines[0].By);
        Assert.Equal(NoticeKind.CaseWaits, Assert.Single(await given.Told("Y013")));
        Assert.Equal(fact, entry.Fact);
        // Looked at and settled again, nothing happens a second time.
        Assert.Equal(0, await Run(given));
        await given.Plant.Settler.Settle(given.Plant.Access, GivenPlant.May);
        Assert.Equal(0, await Run(given));
        Assert.Equal((EntryHold.Pending, id), ((await Entry(given)).Hold, Assert.Single(await Cases(given)).CaseId));
        // He whom it falls to reads it before he is asked; a mate does not.
        Assert.Equal((1, 0), (await Seen(given, "Y001"), await Seen(given, "Y003")));

        await Sign(given, id);
        await given.Plant.Settler.Settle(given.Plant.Access);
        Assert.Equal(0m, (await Entry(given)).Owed);
        await given.Say("Y001", id, "accept");
        await given.Plant.Settler.Settle(given.Plant.Access);

        entry = await Entry(given);
        Assert.Equal((EntryHold.None, 30m, 0m), (entry.Hold, entry.Owed, entry.PendingOwed));
        Assert.Equal(EntryCaseState.Granted, Assert.Single(await Cases(given)).State);
        Assert.Equal(0, await Run(given));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_case_that_comes_to_nothing_voids_its_entry_and_an_appeal_holds_the_money_until_it_is_decided(string engine)
    {
        await using var given = await GivenCases.On(engine);
        await given.Plant.Record("Y001", Day, ("kind", "asleep"));
        var (id, _) = await Begun(given);
        await Sign(given, id);
        await given.Say("Y001", id, "appeal", "当天在巡检");
        await given.Plant.Settler.Settle(given.Plant.Access);
        Assert.Equal((EntryHold.Pending, 0m), ((await Entry(given)).Hold, (await Entry(given)).Owed));

        await given.Say("Y014", id, "cancel", "属实");
        await given.Plant.Settler.Settle(given.Plant.Access);

        var entry = await Entry(given);
        Assert.Equal((EntryHold.Void, 0m, false, true), (entry.Hold, entry.Owed, entry.Counts, entry.Uncounted));
        Assert.Equal((EndingMeaning.Void, 0), ((await given.Row(id)).Meaning, await Run(given)));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_month_says_which_cases_are_open_and_what_becomes_valid_later_is_adjusted(string engine)
    {
        await using var given = await GivenCases.On(engine);
        await given.Plant.Record("Y001", Day, ("kind", "asleep"));
        var (id, entry) = await Begun(given);
        given.Plant.Today(new(2014, 6, 3));

        var refused = Assert.Single((await given.Plant.Close("城东厂", GivenPlant.May)).Errors);
        Assert.Equal(("month.not-valid", "carry_over"), (refused.Code, refused.Field));
        Assert.Contains("2014-05 还有 1 笔的单据没有生效", refused.Message.Zh, StringComparison.Ordinal);
        Assert.Contains($"{await NameOf(given, "Y001")} Y001 2014-05-05：扣款单 KK-2014-0001 还没有生效", refused.Message.Zh, StringComparison.Ordinal);
        var closed = await given.Plant.Close("城东厂", GivenPlant.May, "复议中，六月补");
        Assert.Equal(0m, closed.Value.Owed);
        var line = (await given.Plant.Read(db => MonthSheet.Read(db, given.Plant.Unit("城东厂"), GivenPlant.May))).Rows.Single(r => r.Number == "Y001");
        Assert.Equal((0m, 30m, 1, 0), (line.Owed, line.Pending, line.Pendings, line.Entries));

        await Sign(given, id);
        await given.Say("Y001", id, "accept");
        await given.Plant.Settler.Settle(given.Plant.Access);

        var late = Assert.Single(await given.Plant.Entries(June));
        Assert.Equal((EntryKind.Adjustment, 30m, entry.EntryId, EntryHold.None), (late.Kind, late.Owed, late.Adjusts, late.Hold));
        Assert.Equal(EntryHold.Pending, (await Entry(given)).Hold);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_comes_late_into_a_closed_month_is_an_adjustment_that_counts_when_its_case_is_valid(string engine)
    {
        await using var given = await GivenCases.On(engine);
        await given.Plant.Record("Y002", Day, ("kind", "late"), ("minutes", "3"));
        await given.Plant.Settler.Settle(given.Plant.Access);
        given.Plant.Today(new(2014, 6, 3));
        Assert.True((await given.Plant.Close("城东厂", GivenPlant.May)).IsOk);
        await given.Plant.Record("Y001", Day, ("kind", "asleep"));
        await given.Plant.Settler.Settle(given.Plant.Access);

        Assert.Equal(1, await Run(given));
        await given.Plant.Settler.Settle(given.Plant.Access, GivenPlant.May);
        Assert.Equal(0, await Run(given));
        var pending = Assert.Single(await given.Plant.Entries(June));
        Assert.Equal((EntryKind.Adjustment, EntryHold.Pending, 30m, 0m), (pending.Kind, pending.Hold, pending.PendingOwed, pending.Owed));
        var id = Assert.Single(await Cases(given)).CaseId;
        Assert.Equal(id, Assert.Single(await given.Plant.Read(db => EntryCases.Of(db, pending))).CaseId);

        await Sign(given, id);
        await given.Say("Y001", id, "accept");
        await given.Plant.Settler.Settle(given.Plant.Access);

        Assert.Equal((pending.EntryId, 30m), (await given.Plant.Entries(June)).Select(e => (e.EntryId, e.Owed)).Single());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_fact_that_is_withdrawn_closes_the_case_and_one_that_is_corrected_asks_everybody_anew(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var fact = await given.Plant.Record("Y001", Day, ("kind", "late"), ("minutes", "20"));
        var (first, _) = await Begun(given);
        await Sign(given, first);

        var corrected = await given.Plant.Corrector.Correct(given.Plant.Access, new Correction(fact, "看错了") { Fields = new Dictionary<string, string> { ["minutes"] = "70" } });
        Assert.True(corrected.IsOk, string.Join("; ", corrected.Errors));
        var (second, entry) = await Begun(given);

        Assert.NotEqual(first, second);
        Assert.Equal((EndingMeaning.Void, "stopped"), ((await given.Row(first)).Meaning, (await given.Row(first)).Ending));
        Assert.Equal(("", "所依据的事实已经改正，这一笔变了，另开一张单重新办"), Ended(await given.Case(first)));
        Assert.Equal(("KK-2014-0002", $"{entry.Amount:0.##}", EntryHold.Pending), ((await given.Row(second)).Number, (await given.Case(second)).State.Values["amount"], entry.Hold));
        Assert.Contains(NoticeKind.CaseEnded, await given.Told("Y002"));
        Assert.Equal(second, Assert.Single(await Cases(given)).CaseId);

        Assert.True((await given.Plant.Corrector.Withdraw(given.Plant.Access, corrected.Value, "没有这回事")).IsOk);
        await given.Plant.Settler.Settle(given.Plant.Access);
        Assert.Equal(1, await Run(given));

        Assert.Empty(await given.Plant.Entries(GivenPlant.May));
        Assert.Equal(("", "所依据的事实已经改正，这一笔不在了，不用再办"), Ended(await given.Case(second)));
        Assert.Equal(EntryCaseState.Closed, Assert.Single(await Cases(given)).State);
        await given.Plant.Settler.Settle(given.Plant.Access);
        Assert.Equal(0, await Run(given));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Nothing_starts_on_what_is_older_than_the_flow_and_not_on_what_costs_nothing(string engine)
    {
        await using var given = await GivenCases.On(engine);
        // The regulation was put in force on 2 May.
        await given.Plant.Record("Y001", new(2014, 5, 1), ("kind", "asleep"));
        await given.Plant.Record("Y002", new(2014, 5, 2), ("kind", "asleep"));
        await given.Plant.Record("Y003", new(2014, 5, 2), ("kind", "late"), ("minutes", "3"));
        await given.Plant.Settler.Settle(given.Plant.Access);

        Assert.Equal(1, await Run(given));

        var holds = (await given.Plant.Entries(GivenPlant.May)).ToDictionary(e => e.PersonId!.Value, e => (e.Hold, e.Owed));
        Assert.Equal((EntryHold.None, 30m), holds[given.Plant.Person("Y001")]);
        Assert.Equal((EntryHold.Pending, 0m), holds[given.Plant.Person("Y002")]);
        Assert.Equal((EntryHold.None, 0m), holds[given.Plant.Person("Y003")]);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_sum_that_somebody_lowers_on_the_form_is_what_counts(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var source = GivenPlant.Source("wastewater-operators", "controls/certificate.flow.yaml", "edits: [place, witness, remark]", "edits: [place, witness, remark, amount]");
        var adopted = await given.Plant.Adopter.Adopt(given.Plant.Access, source);
        Assert.True((await given.Plant.Activator.Activate(given.Plant.Access, adopted.Value.Version)).IsOk);
        await given.Plant.Record("Y001", new(2014, 5, 2), ("kind", "asleep"));
        var (id, _) = await Begun(given);

        await Sign(given, id, ("amount", "12.50"));
        await given.Say("Y001", id, "accept");
        await given.Plant.Settler.Settle(given.Plant.Access);

        var entry = await Entry(given);
        Assert.Equal((EntryHold.Reduced, 12.5m, 12.5m), (entry.Hold, entry.Amount, entry.Owed));
        Assert.Equal(0, await Run(given));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Two_who_look_at_once_start_one_case(string engine)
    {
        await using var given = await GivenCases.On(engine);
        foreach (var number in new[] { "Y001", "Y002", "Y003" }) await given.Plant.Record(number, Day, ("kind", "asleep"));
        await given.Plant.Settler.Settle(given.Plant.Access);

        var started = await Task.WhenAll(Run(given), Run(given));

        Assert.Equal(3, started.Sum());
        Assert.Equal(["KK-2014-0001", "KK-2014-0002", "KK-2014-0003"], (await Cases(given)).Select(c => c.Number).Order());
    }

    private static Task<int> Run(GivenCases given) => new EntryCaseStarter(given.Database, given.Plant.Rules, given.Flows, given.Keeper).Run(CancellationToken.None);

    // Settles, and starts what that asks for.
    private static async Task<(Id<Case> Case, LedgerEntry Entry)> Begun(GivenCases given)
    {
        await given.Plant.Settler.Settle(given.Plant.Access);
        Assert.Equal((EntryHold.Begins, 0m), ((await Entry(given)).Hold, (await Entry(given)).Owed));
        Assert.Equal(1, await Run(given));
        return (Assert.Single(await Cases(given)).CaseId, await Entry(given));
    }

    private static async Task<LedgerEntry> Entry(GivenCases given) => Assert.Single(await given.Plant.Entries(GivenPlant.May, "Y001"));

    private static Task<string> NameOf(GivenCases given, string number) => given.Plant.Read(db => db.Set<Person>().Where(p => p.Number == number).Select(p => p.Name).SingleAsync());

    private static Task<List<EntryCase>> Cases(GivenCases given) => given.Plant.Read(db => db.Set<EntryCase>().AsNoTracking().ToListAsync());

    private static Task<int> Seen(GivenCases given, string number) => given.Database.Read(given.Me(number).Access, db => db.Set<Case>().CountAsync());

    private static (string?, string?) Ended(Modules.Cases.RunCases.OpenedCase of) => of.Lines.Select(l => l.Event).OfType<CaseEnded>().Select(e => (e.By, e.Reason)).Single();

    // The head of the plant makes it out, and all three sign.
    private static async Task Sign(GivenCases given, Id<Case> id, params (string Field, string Text)[] besides)
    {
        var made = new Dictionary<string, string?> { ["place"] = "东门", ["witness"] = given.Key("Y002") };
        foreach (var (field, text) in besides) made[field] = text;
        await given.Do("Y013", id, new CaseAct.Say(await given.TaskOf("Y013", id), "done", null, null, made));
        foreach (var number in new[] { "Y013", "Y001", "Y002" }) await given.Say(number, id, "sign");
    }
}
