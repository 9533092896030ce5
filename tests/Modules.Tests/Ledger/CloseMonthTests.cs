using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Tests.Ledger;

public sealed class CloseMonthTests
{
    private static readonly LocalDate EndOfApril = new(2014, 4, 30);

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_waits_keeps_a_month_open_and_says_who_must_say_what(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(EndOfApril);

        var refused = Assert.Single((await plant.Close("城西厂", GivenPlant.April)).Errors);

        Assert.Equal(("month.waits", ErrorKind.Refused), (refused.Code, refused.Kind));
        Assert.Contains("还有 2 项在等人说明", refused.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("褚卫东 2014-04-12：“有正当理由”请厂长说明；褚卫东 2014-04-19：“补签已获准”请厂长说明", refused.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("2 entries of 2014-04 wait for somebody to say", refused.Message.En, StringComparison.Ordinal);
        Assert.Equal(MonthState.InReview, (await plant.Read(db => MonthSheet.Read(db, plant.Unit("城西厂"), GivenPlant.April))).Month!.State);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_closed_month_keeps_its_sums_its_sheet_and_a_hash_and_the_journal_says_so(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(EndOfApril);

        var west = await plant.Close("城西厂", GivenPlant.April, "厂长外出，五月补");
        var east = await plant.Close("城东厂", GivenPlant.April, "工资标准未定");

        Assert.Equal((6, 4838m, 2), (west.Value.People, west.Value.Owed, west.Value.Waits));
        Assert.Equal((7, 2464m, 1), (east.Value.People, east.Value.Owed, east.Value.Waits));
        Assert.Equal(7302m, west.Value.Owed + east.Value.Owed);
        var sheet = await plant.Read(db => MonthSheet.Read(db, plant.Unit("城西厂"), GivenPlant.April));
        Assert.Equal([("Y005", "王建军", 1650m), ("Y006", "冯玉梅", 1310m), ("Y007", "褚卫东", 140m), ("Y008", "卫春生", 773m), ("Y010", "沈志强", 445m), ("Y011", "韩晓峰", 520m)],
            sheet.Rows.Select(r => (r.Number, r.Name, r.Owed)));
        Assert.Equal((west.Value.Hash, "厂长外出，五月补", "test"), (sheet.Month!.Hash, sheet.Month.CarriedOver, sheet.Month.ClosedBy));
        var line = await plant.Read(db => db.Set<JournalEntry>().SingleAsync(j => j.Kind == "month.closed" && j.Stream == $"month/{plant.Unit("城西厂")}/2014-04"));
        Assert.Contains(west.Value.Hash, line.Body, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Of_two_clerks_who_close_at_once_one_closes_and_the_other_is_told_who_did_and_when(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.Record("Y001", new(2014, 4, 3), ("kind", "asleep"));
        await plant.Reviewer.Review(plant.Access, plant.Unit("城东厂"), GivenPlant.April);

        var ended = await Task.WhenAll(new[] { "李会计", "王会计" }.Select(name =>
            plant.Closer.Close(plant.Access with { Actor = new Actor("account:" + name, name) }, plant.Unit("城东厂"), GivenPlant.April)));

        var won = Assert.Single(ended, e => e.IsOk);
        var lost = Assert.Single(Assert.Single(ended, e => !e.IsOk).Errors);
        Assert.Equal(30m, won.Value.Owed);
        Assert.Equal((ErrorKind.Conflict, "month.closed"), (lost.Kind, lost.Code));
        var closer = (await plant.Read(db => db.Set<LedgerMonth>().SingleAsync(m => m.State == MonthState.Closed))).ClosedBy!;
        Assert.Contains($"已经由{closer}在 2014-05-02 12:00 关账", lost.Message.Zh, StringComparison.Ordinal);
        Assert.Contains($"{closer} closed 2014-04 on 2014-05-02 12:00", lost.Message.En, StringComparison.Ordinal);
        Assert.Equal(1, await plant.Read(db => db.Set<JournalEntry>().CountAsync(j => j.Kind == "month.closed")));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Months_are_closed_in_their_order_when_they_are_over_and_reviewed(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.Record("Y001", new(2014, 4, 3), ("kind", "asleep"));
        await plant.Settler.Settle(plant.Access);
        var east = plant.Unit("城东厂");

        Assert.Equal("month.not-reviewed", Assert.Single((await plant.Closer.Close(plant.Access, east, GivenPlant.April)).Errors).Code);
        Assert.Equal("month.not-over", Assert.Single((await plant.Reviewer.Review(plant.Access, east, GivenPlant.May)).Errors).Code);
        Assert.Equal("month.not-settling", Assert.Single((await plant.Reviewer.Review(plant.Access, plant.Unit("城东甲班"), GivenPlant.April)).Errors).Code);
        Assert.Equal("month.no-unit", Assert.Single((await plant.Reviewer.Review(plant.Seeing("城西厂"), east, GivenPlant.April)).Errors).Code);
        plant.Today(new(2014, 6, 2));
        Assert.Equal("month.earlier-open", Assert.Single((await plant.Close("城东厂", GivenPlant.May)).Errors).Code);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_late_fact_of_a_closed_month_is_adjusted_in_the_open_one_and_the_closed_one_stays(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(EndOfApril);
        var hash = (await plant.Close("城东厂", GivenPlant.April, "工资标准未定")).Value.Hash;
        var before = await plant.Entries(GivenPlant.April);

        plant.Today(new(2014, 5, 6));
        await plant.RecordExample(new(2014, 5, 6));
        await plant.Settler.Settle(plant.Access);

        Assert.Equal(before.Select(e => e.EntryId), (await plant.Entries(GivenPlant.April)).Where(e => e.MonthUnitId == plant.Unit("城东厂") || before.Exists(b => b.EntryId == e.EntryId)).Select(e => e.EntryId));
        var adjusted = await plant.Entries(GivenPlant.May);
        Assert.Equal([("fine", "late", 10m, "attendance.late"), ("late-to-absence", "then", 319m, "attendance.three attendance.absence-fine")],
            adjusted.OrderBy(e => e.Amount).Select(e => (e.Control, e.Row, e.Amount, e.Clauses)));
        Assert.All(adjusted, e => Assert.Equal((EntryKind.Adjustment, GivenPlant.April, plant.Person("Y009"), EndOfApril.PlusDays(-1)), (e.Kind, e.AdjustsMonth!.Value, e.PersonId!.Value, e.Day)));
        // The list reads a month as a stretch of ids, so an adjustment must stand among those of its own month, whatever day it is for.
        Assert.Equal(adjusted.Select(e => e.EntryId).Order(), await Listed(plant, GivenPlant.May));
        Assert.Equal((await plant.Entries(GivenPlant.April)).Select(e => e.EntryId).Order(), await Listed(plant, GivenPlant.April));
        var row = (await plant.Read(db => MonthSheet.Read(db, plant.Unit("城东厂"), GivenPlant.May))).Rows.Single(r => r.Number == "Y009");
        Assert.Equal((329m, 329m), (row.Owed, row.Adjusted));

        // Nothing is adjusted twice, neither by settling everybody again nor after May is closed.
        await plant.Settler.Settle(plant.Access, GivenPlant.April);
        Assert.Equal(329m, (await plant.Entries(GivenPlant.May)).Sum(e => e.Owed));
        plant.Today(new(2014, 6, 3));
        Assert.Equal(329m, (await plant.Close("城东厂", GivenPlant.May)).Value.Owed);
        await plant.Settler.Settle(plant.Access, GivenPlant.April);
        Assert.Empty(await plant.Entries(new(2014, 6)));
        Assert.Equal(hash, (await plant.Read(db => MonthSheet.Read(db, plant.Unit("城东厂"), GivenPlant.April))).Month!.Hash);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_corrected_fact_of_a_closed_month_gives_back_what_was_too_much_naming_the_entry(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(EndOfApril);
        await plant.Close("城东厂", GivenPlant.April, "工资标准未定");
        var hour = (await plant.Entries(GivenPlant.April, "Y001")).Single(e => e.Row == "hour");

        await plant.Corrector.Withdraw(plant.Access, hour.Fact!.Value, "当天调休，排班漏改");
        await plant.Settler.Settle(plant.Access);

        var back = Assert.Single(await plant.Entries(GivenPlant.May, "Y001"));
        Assert.Equal((-320m, -1m, hour.EntryId, hour.Fact, "attendance.absence attendance.absence-fine"), (back.Amount, back.Days, back.Adjusts!.Value, back.Fact, back.Clauses));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task An_answer_to_what_was_carried_over_is_adjusted(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(EndOfApril);
        await plant.Close("城西厂", GivenPlant.April, "厂长外出");
        var (waiting, _) = await plant.Read(db => new WaitingEntries(plant.Rules).First(db, plant.Unit("城西厂"), GivenPlant.April, 20));
        Assert.Equal(["excused", "explained"], waiting.Select(w => w.Fields[0].Field.Id));

        await plant.Corrector.Correct(plant.Access, new(waiting[0].Entry.Fact!.Value, "厂长答复") { Fields = new Dictionary<string, string> { ["excused"] = "否" } });
        await plant.Settler.Settle(plant.Access);

        var absence = Assert.Single(await plant.Entries(GivenPlant.May));
        Assert.Equal((318m, "no-show", waiting[0].Entry.EntryId, Standing.Stands), (absence.Amount, absence.Row, absence.Adjusts!.Value, absence.Standing));
        Assert.Equal(["explained"], (await plant.Read(db => new WaitingEntries(plant.Rules).First(db, plant.Unit("城西厂"), GivenPlant.April, 20))).First.Select(w => w.Fields[0].Field.Id));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Entries_and_sheets_of_another_unit_are_not_seen(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(EndOfApril);
        await plant.Close("城西厂", GivenPlant.April, "厂长外出");
        var head = plant.Seeing("城西乙班");

        var (entries, sheet) = await plant.Database.Read(head, async db => (await db.Set<LedgerEntry>().ToListAsync(), await MonthSheet.Read(db, plant.Unit("城西厂"), GivenPlant.April)));

        Assert.NotEmpty(entries);
        Assert.All(entries, e => Assert.Equal(plant.Unit("城西乙班"), e.UnitId));
        Assert.Equal(["Y007", "Y008", "Y011"], sheet.Rows.Select(r => r.Number));
        Assert.Equal(MonthState.Closed, sheet.Month!.State);
        var worker = new Access(plant.Given.Organisation, Actor.System("worker"), VisibleUnits.None, plant.Person("Y005"));
        Assert.All(await plant.Database.Read(worker, db => db.Set<LedgerEntry>().ToListAsync()), e => Assert.Equal(plant.Person("Y005"), e.PersonId));
        var foreign = (await plant.Entries(GivenPlant.April, "Y001"))[0].EntryId;
        Assert.Equal(ErrorKind.NotFound, Assert.Single((await plant.Explainer.Explain(head, foreign)).Errors).Kind);
    }

    private static Task<List<Id<LedgerEntry>>> Listed(GivenPlant plant, YearMonth month) => new EntryList(plant.Database).All(
        plant.Access, new EntryFilter { Month = month }, ListQuery.Of(new DefaultHttpContext().Request, EntryFilter.Sorts, EntryFilter.Names), rows => rows.Select(r => r.Entry.EntryId).Order().ToList());
}
