using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.Delegate;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Cases;

public sealed class CaseTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_case_is_read_by_its_unit_its_starter_and_those_with_a_part_in_it_and_by_nobody_else(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var id = await given.Start("Y001");

        async Task<(int, int)> Seen(SignedIn me) => await given.Database.Read(me.Access, async db => (await db.Set<Case>().CountAsync(), await db.Set<KeptTask>().CountAsync()));
        Assert.Equal((1, 1), await Seen(given.Me("Y001")));
        Assert.Equal((1, 1), await Seen(given.Me("Y002")));
        Assert.Equal((1, 1), await Seen(given.Me("Y013")));
        Assert.Equal((0, 0), await Seen(given.Me("Y003")));
        Assert.Equal((0, 0), await Seen(given.Plant.Me(Role.Head, "城西厂")));

        await given.Do("Y001", id, new CaseAct.Copy([given.Key("Y003")]));
        Assert.Equal((1, 1), await Seen(given.Me("Y003")));
        Assert.Equal([NoticeKind.CaseTold], await given.Told("Y003"));
        Assert.Equal("case.not-found", Assert.Single((await given.Try("Y004", id, new CaseAct.Comment("看看", [], []))).Errors).Code);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Of_two_who_decide_at_the_same_moment_one_wins_and_the_other_is_told(string engine)
    {
        await using var given = await GivenCases.On(engine);
        await given.Open("Y015", (Role.Operations, null));
        await given.Name("ops", "Y015", null);
        var id = await given.Start("Y001");
        await given.Say("Y002", id, "agree");
        await given.Say("Y013", id, "approve");
        var (first, second) = (await given.TaskOf("Y014", id), await given.TaskOf("Y015", id));

        var done = await Task.WhenAll(
            given.Try("Y014", id, new CaseAct.Say(first, "approve", null, null, new Dictionary<string, string?>())),
            given.Try("Y015", id, new CaseAct.Say(second, "reject", "不行", null, new Dictionary<string, string?>())));

        var lost = Assert.Single(done, d => !d.IsOk);
        Assert.Equal("case.ended", Assert.Single(lost.Errors).Code);
        Assert.Single((await given.Case(id)).Lines, l => l.Event is CaseEnded);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_form_sent_twice_acts_once(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var (id, form) = (Id<Case>.New(), Id<TakenForm>.New());

        Assert.True((await given.TryStart("Y001", id: id)).IsOk);
        Assert.True((await given.TryStart("Y001", id: id)).IsOk);
        var task = await given.TaskOf("Y002", id);
        for (var i = 0; i < 2; i++) Assert.True((await given.Try("Y002", id, new CaseAct.Say(task, "agree", null, null, new Dictionary<string, string?>()), form)).IsOk);

        Assert.Single((await given.Case(id)).Lines, l => l.Event is Acted);
        Assert.Equal(1, await given.Plant.Read(db => db.Set<Case>().CountAsync()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Numbers_have_no_gap_where_a_form_was_refused_or_several_came_at_once(string engine)
    {
        await using var given = await GivenCases.On(engine);
        await given.Start("Y001");
        var refused = await given.TryStart("Y001", new() { ["kind"] = "leave" });
        Assert.Equal(["f.off", "f.reason", "f.stand_in"], refused.Errors.Select(e => e.Field!));

        var more = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => given.TryStart("Y001", given.Leave(off: $"2014-06-{i + 2:00}"))));

        Assert.All(more, m => Assert.True(m.IsOk));
        Assert.Equal(
            ["QJ-2014-0001", "QJ-2014-0002", "QJ-2014-0003", "QJ-2014-0004", "QJ-2014-0005"],
            await given.Plant.Read(db => db.Set<Case>().OrderBy(c => c.Number).Select(c => c.Number).ToListAsync()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_draft_keeps_what_is_wrong_is_nobody_elses_and_goes_with_the_case(string engine)
    {
        await using var given = await GivenCases.On(engine);
        await given.Drafts.Save(given.Me("Y001"), GivenPlant.Pack, "leave", new Dictionary<string, string> { ["off"] = "下周", ["reason"] = "家里有事" });
        await given.Drafts.Save(given.Me("Y001"), GivenPlant.Pack, "leave", new Dictionary<string, string> { ["off"] = "下周一" });

        Assert.Equal(new Dictionary<string, string> { ["off"] = "下周一" }, (await given.Drafts.Find(given.Me("Y001"), GivenPlant.Pack, "leave"))!.Values);
        Assert.Null(await given.Drafts.Find(given.Me("Y002"), GivenPlant.Pack, "leave"));
        await given.Start("Y001");
        Assert.Null(await given.Drafts.Find(given.Me("Y001"), GivenPlant.Pack, "leave"));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Who_acts_for_another_is_on_record_with_both_names_and_not_after_his_days(string engine)
    {
        await using var given = await GivenCases.On(engine);
        Assert.True((await Delegate(given, "Y013", "Y005", GivenCases.Today, GivenCases.Today)).IsOk);

        var id = await given.Start("Y001");
        await given.Say("Y002", id, "agree");
        var task = Assert.Single(await given.Open(id));
        Assert.Equal((given.Plant.Person("Y005"), given.Plant.Person("Y013")), (task.PersonId!.Value, task.ForId!.Value));
        await given.Say("Y005", id, "approve");
        var acted = Assert.Single((await given.Case(id)).State.Tasks, t => t.For is not null);
        Assert.Equal((given.Key("Y005"), given.Key("Y013")), (acted.Answer!.By, acted.For));

        given.Plant.Today(GivenCases.Today.PlusDays(1));
        var later = await given.Start("Y001", given.Leave(off: "2014-06-02"));
        await given.Say("Y002", later, "agree");
        Assert.Equal(given.Plant.Person("Y013"), Assert.Single(await given.Open(later)).PersonId!.Value);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_delegation_for_leave_holds_only_while_leave_was_allowed(string engine)
    {
        await using var given = await GivenCases.On(engine);
        Assert.True((await Delegate(given, "Y013", "Y005", GivenCases.Today, null, onLeave: true)).IsOk);

        var before = await given.Start("Y001");
        await given.Say("Y002", before, "agree");
        await Cover(given, "Y013", Yunzhang.Modules.Attendance.Days.Cover.NotAllowed);
        var refused = await given.Start("Y001", given.Leave(off: "2014-06-02"));
        await given.Say("Y002", refused, "agree");
        await Cover(given, "Y013", "ops");
        var away = await given.Start("Y001", given.Leave(off: "2014-06-03"));
        await given.Say("Y002", away, "agree");

        Assert.Equal(
            [given.Plant.Person("Y013"), given.Plant.Person("Y013"), given.Plant.Person("Y005")],
            new[] { (await given.Open(before))[0].PersonId!.Value, (await given.Open(refused))[0].PersonId!.Value, (await given.Open(away))[0].PersonId!.Value });
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_delegation_that_goes_in_a_circle_or_meets_another_is_refused(string engine)
    {
        await using var given = await GivenCases.On(engine);
        Assert.True((await Delegate(given, "Y001", "Y002", GivenCases.Today, GivenCases.Today.PlusDays(5))).IsOk);
        Assert.True((await Delegate(given, "Y002", "Y003", GivenCases.Today, GivenCases.Today.PlusDays(5))).IsOk);

        Assert.Equal("delegation.circle", Assert.Single((await Delegate(given, "Y003", "Y001", GivenCases.Today, null)).Errors).Code);
        Assert.Equal("delegation.twice", Assert.Single((await Delegate(given, "Y001", "Y004", GivenCases.Today.PlusDays(3), null)).Errors).Code);
        Assert.True((await Delegate(given, "Y003", "Y001", GivenCases.Today.PlusDays(6), null)).IsOk);
        Assert.Equal("delegation.not-yours", Assert.Single((await given.Delegations.Keep(given.Me("Y004"), New(given, "Y005", "Y006", GivenCases.Today, null))).Errors).Code);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_limit_that_passed_while_nothing_ran_is_missed_once(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var id = await given.Start("Y001");
        Assert.Equal(Instant.FromUtc(2014, 5, 6, 4, 0), (await given.Row(id)).Due);
        Assert.Equal(0, await given.Ticker.Run(CancellationToken.None));

        given.Plant.Today(new LocalDate(2014, 5, 9));
        var ticks = await Task.WhenAll(given.Ticker.Run(CancellationToken.None), given.Ticker.Run(CancellationToken.None));

        Assert.Equal(1, ticks.Sum());
        Assert.Equal("no-stand-in", (await given.Row(id)).Ending);
        Assert.Single((await given.Case(id)).Lines, l => l.Event is StepMissed);
        Assert.Equal(0, await given.Ticker.Run(CancellationToken.None));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_nobody_could_be_found_for_goes_to_whoever_is_named_later(string engine)
    {
        await using var given = await GivenCases.On(engine, withRoles: false);
        var id = await given.Start("Y001");
        await given.Say("Y002", id, "agree");
        Assert.Null((await given.Open(id))[0].PersonId);
        Assert.Equal(0, await given.Ticker.Run(CancellationToken.None));

        await given.Name("plant-head", "Y013", "城东厂");
        Assert.Equal(1, await given.Ticker.Run(CancellationToken.None));

        Assert.Equal(given.Plant.Person("Y013"), Assert.Single(await given.Open(id)).PersonId!.Value);
        Assert.Contains(NoticeKind.CaseWaits, await given.Told("Y013"));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_is_with_somebody_who_has_left_moves_on(string engine)
    {
        await using var given = await GivenCases.On(engine);
        await given.Name("ops", "Y006", null);
        var id = await given.Start("Y001");
        await given.Say("Y002", id, "agree");
        await given.Database.Write(given.Plant.Access, async write =>
        {
            (await write.Db.Set<Person>().AsTracking().SingleAsync(p => p.PersonId == given.Plant.Person("Y013"))).LeftOn = GivenCases.Today.PlusDays(-3);
            await write.Journal(Streams.Organisation, "person.left", new { });
            return 0;
        });

        Assert.Equal(1, await given.Ticker.Run(CancellationToken.None));

        Assert.DoesNotContain(given.Plant.Person("Y013"), (await given.Open(id)).Select(t => t.PersonId ?? default));
    }

    private static NewDelegation New(GivenCases given, string from, string to, LocalDate first, LocalDate? last, bool onLeave = false) =>
        new(Id<KeptDelegation>.New(), given.Plant.Person(from), given.Plant.Person(to), first, last, onLeave, [], "出差");

    private static Task<Platform.Results.Result<Id<KeptDelegation>>> Delegate(GivenCases given, string from, string to, LocalDate first, LocalDate? last, bool onLeave = false) =>
        given.Delegations.Keep(given.Me(from), New(given, from, to, first, last, onLeave));

    private static Task<int> Cover(GivenCases given, string number, string approval) => given.Database.Write(given.Plant.Access, async write =>
    {
        var person = await write.Db.Set<Person>().SingleAsync(p => p.PersonId == given.Plant.Person(number));
        write.Db.Add(new KeptCover(write.Access.Organisation, Id<KeptCover>.New(), person.PersonId, person.UnitId, CoverKind.Leave, write.Now, write.Now + Duration.FromDays(1)) { Approval = approval, Reason = "休假", By = "test", At = write.Now });
        await write.Journal(Streams.Of(person.PersonId), "cover.recorded", new { approval });
        return 0;
    });
}
