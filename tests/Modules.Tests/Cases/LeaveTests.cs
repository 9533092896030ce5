using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Audit;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Cases;

public sealed class LeaveTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Leave_goes_by_stand_in_and_plant_head_to_operations_and_then_attendance_has_it(string engine)
    {
        await using var given = await GivenCases.On(engine);

        var id = await given.Start("Y001");
        Assert.Equal("QJ-2014-0001", (await given.Row(id)).Number);
        Assert.Equal("请假调休单：请假，2014-05-12 至 05-13（2 天），" + await Name(given, "Y002"), (await given.Row(id)).TitleZh);
        await given.Say("Y002", id, "agree");
        await given.Say("Y013", id, "approve", "排得开");
        Assert.Empty(await Covers(given));
        await given.Say("Y014", id, "approve");

        var row = await given.Row(id);
        Assert.Equal(("granted", EndingMeaning.Granted, ""), (row.Ending, row.Meaning, row.OpenSteps));
        var cover = Assert.Single(await Covers(given));
        Assert.Equal((given.Plant.Person("Y001"), "ops", await Name(given, "Y014"), id.Value), (cover.PersonId, cover.Approval, cover.AllowedBy, cover.CoverId.Value));
        Assert.Equal((Instant.FromUtc(2014, 5, 11, 16, 0), Instant.FromUtc(2014, 5, 13, 16, 0)), (cover.From, cover.To));
        Assert.Equal([NoticeKind.CaseWaits, NoticeKind.CaseEnded], await given.Told("Y002"));
        Assert.Equal([NoticeKind.CaseEnded], await given.Told("Y001"));
        Assert.Empty((await new JournalVerifier(given.Database).Verify()).Breaks);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_refusal_needs_a_reason_ends_the_case_and_grants_nothing(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var id = await given.Start("Y001");
        await given.Say("Y002", id, "agree");

        var silent = await given.Try("Y013", id, new CaseAct.Say(await given.TaskOf("Y013", id), "reject", null, null, new Dictionary<string, string?>()));
        Assert.Equal("case.reason-needed", Assert.Single(silent.Errors).Code);
        await given.Say("Y013", id, "reject", "人手不够");

        Assert.Equal(EndingMeaning.Refused, (await given.Row(id)).Meaning);
        Assert.Empty(await Covers(given));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_is_returned_is_changed_and_handed_in_again(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var id = await given.Start("Y001");
        await given.Say("Y002", id, "agree");

        await given.Do("Y013", id, new CaseAct.Return(await given.TaskOf("Y013", id), "", "事由写清楚"));
        Assert.True((await given.Row(id)).IsWithStarter);
        Assert.Equal([NoticeKind.CaseReturned], await given.Told("Y001"));
        await given.Do("Y001", id, new CaseAct.HandIn(new Dictionary<string, string?> { ["reason"] = "陪父亲住院" }));

        // The stand-in had not seen the new words.
        Assert.Equal([given.Plant.Person("Y002")], (await given.Open(id)).Select(t => t.PersonId!.Value));
        Assert.Equal("陪父亲住院", (await given.Case(id)).State.Values["reason"]);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Its_starter_takes_it_back_while_nobody_has_acted_and_not_after(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var (early, late) = (await given.Start("Y001"), await given.Start("Y001", given.Leave(off: "2014-06-02")));
        await given.Say("Y002", late, "agree");

        await given.Do("Y001", early, new CaseAct.Withdraw(null));
        var refused = await given.Try("Y001", late, new CaseAct.Withdraw(null));

        Assert.True((await given.Row(early)).IsWithStarter);
        Assert.Empty(await given.Open(early));
        Assert.Equal("case.acted-already", Assert.Single(refused.Errors).Code);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Leave_over_days_already_covered_is_refused_when_it_would_be_granted_and_the_task_stays(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var (first, second) = (await given.Start("Y001"), await given.Start("Y001", given.Leave(off: "2014-05-13")));
        foreach (var id in new[] { first, second })
        {
            await given.Say("Y002", id, "agree");
            await given.Say("Y013", id, "approve");
        }

        await given.Say("Y014", first, "approve");
        var refused = await given.Try("Y014", second, new CaseAct.Say(await given.TaskOf("Y014", second), "approve", null, null, new Dictionary<string, string?>()));

        Assert.Equal("attendance.cover-overlaps", Assert.Single(refused.Errors).Code);
        Assert.Null((await given.Row(second)).Ending);
        Assert.Single(await Covers(given));
    }

    private static Task<List<KeptCover>> Covers(GivenCases given) => given.Plant.Read(db => db.Set<KeptCover>().ToListAsync());

    private static Task<string> Name(GivenCases given, string number) => given.Plant.Read(db => db.Set<Modules.Organisations.Person>().Where(p => p.Number == number).Select(p => p.Name).SingleAsync());
}
