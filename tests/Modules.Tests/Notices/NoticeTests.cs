using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Notices;

public sealed class NoticeTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_new_entry_is_told_once_to_whom_it_falls_and_settling_again_tells_nothing(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var worker = await Account(plant, "worker", "Y001");
        var other = await Account(plant, "other", "Y002");
        await plant.Record("Y001", new(2014, 4, 3), ("kind", "asleep"));

        await plant.Settler.Settle(plant.Access);
        await plant.Settler.Settle(plant.Access, GivenPlant.April);

        var told = Assert.Single(await Notices(plant, worker));
        var entry = Assert.Single(await plant.Entries(GivenPlant.April, "Y001"));
        Assert.Equal((NoticeKind.EntryStands, entry.EntryId, false), (told.Kind, told.EntryId!.Value, told.IsRead));
        Assert.Equal(("attendance.asleep", 30m), (entry.Clauses, entry.Amount));
        Assert.Empty(await Notices(plant, other));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_waits_is_told_to_the_nearest_who_may_answer(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var head = await Account(plant, "head", null, (Role.Head, "城东厂"));
        var company = await Account(plant, "company", null, (Role.Administrator, null));
        var west = await Account(plant, "west", null, (Role.Head, "城西厂"));
        await plant.Record("Y001", new(2014, 4, 3), ("kind", "no_show"));

        await plant.Settler.Settle(plant.Access);

        var told = Assert.Single(await Notices(plant, head));
        var entry = Assert.Single(await plant.Entries(GivenPlant.April, "Y001"));
        Assert.Equal((NoticeKind.EntryWaits, entry.EntryId, true), (told.Kind, told.EntryId!.Value, entry.Waits));
        Assert.Empty(await Notices(plant, company));
        Assert.Empty(await Notices(plant, west));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_month_sent_for_review_and_closed_is_told_to_others_than_the_one_who_did_it(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var head = await Account(plant, "head", null, (Role.Head, "城东厂"));
        var (first, second) = (await Account(plant, "first", null, (Role.Clerk, null)), await Account(plant, "second", null, (Role.Clerk, null)));
        await plant.Record("Y001", new(2014, 4, 3), ("kind", "asleep"));
        var clerk = plant.Access with { Actor = Actor.Account(first, "李会计") };
        var east = plant.Unit("城东厂");

        await plant.Reviewer.Review(clerk, east, GivenPlant.April);
        await plant.Reviewer.Return(clerk, east, GivenPlant.April);
        Assert.Equal("month.not-reviewed", Assert.Single((await plant.Closer.Close(clerk, east, GivenPlant.April)).Errors).Code);
        plant.Given.Clock.AdvanceMinutes(1);
        await plant.Reviewer.Review(clerk, east, GivenPlant.April);
        await plant.Reviewer.Review(clerk, east, GivenPlant.April);
        Assert.True((await plant.Closer.Close(clerk, east, GivenPlant.April)).IsOk);

        Assert.Equal([NoticeKind.MonthInReview, NoticeKind.MonthInReview, NoticeKind.MonthClosed], (await Notices(plant, second)).Select(n => n.Kind));
        Assert.All(await Notices(plant, second), n => Assert.Equal((east, GivenPlant.April, "李会计"), (n.UnitId!.Value, n.Month!.Value, n.By)));
        Assert.Equal([NoticeKind.MonthClosed], (await Notices(plant, head)).Select(n => n.Kind));
        Assert.Empty(await Notices(plant, first));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_write_that_fails_leaves_no_notice_behind(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var second = await Account(plant, "second", null, (Role.Clerk, null));
        var month = new LedgerMonth(plant.Given.Organisation, plant.Unit("城东厂"), GivenPlant.April);

        await Assert.ThrowsAsync<InvalidOperationException>(() => plant.Database.Write<int>(plant.Access, async write =>
        {
            await NoticeSender.Tell(write, NoticeKind.MonthInReview, month, new LocalDate(2014, 5, 2));
            Assert.Single(await write.Db.Set<Notice>().Where(n => n.AccountId == second).ToListAsync());
            throw new InvalidOperationException("the event itself failed");
        }));

        Assert.Empty(await Notices(plant, second));
    }

    private static Task<List<Notice>> Notices(GivenPlant plant, Id<Account> account) =>
        plant.Read(db => db.Set<Notice>().Where(n => n.AccountId == account).OrderBy(n => n.NoticeId).ToListAsync());

    private static Task<Id<Account>> Account(GivenPlant plant, string name, string? person, params (Role Role, string? Unit)[] grants) => plant.Database.Write(plant.Access, async write =>
    {
        var (own, account) = (plant.Given.Organisation, Id<Account>.New());
        write.Db.Add(new Account(own, account, name, person is null ? null : plant.Person(person)));
        foreach (var (role, unit) in grants) write.Db.Add(new Grant(own, Id<Grant>.New(), account, role, unit is null ? null : plant.Unit(unit), true, null));
        await write.Journal(Streams.Of(account), "account.created", new { name });
        return account;
    });
}
