using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.AwaitFacts;
using Yunzhang.Modules.Cases.SeeCase;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Cases;

/// <summary>A flow that starts a leave, and when that is granted waits for a fact.</summary>
public sealed class AwaitTests
{
    private const string Flow = """
        flow: change
        name: 换岗
        helps: [leave.apply]
        starts: { by: anyone }
        number: "HG-{year}-{n:4}"
        judged_at: case start
        versions:
          - from: 2014-04-01
            form: change
            steps:
              - { step: leave, name: 先请假, case: leave, within: 2 working days, to: { granted: late, refused: "no", no-stand-in: "no", missed: "no" } }
              - { step: late, name: 等报到, wait: deviation, about: stand_in, fields: { kind: late, minutes: delay }, to: "yes" }
            endings:
              "yes": { name: 换成, means: granted, tell: [starter] }
              "no":  { name: 没换成, means: refused, tell: [starter] }

        """;

    private const string Form = """
        form: change
        name: 换岗单
        fields:
          kind:     { name: 种类, type: choice, of: { leave: 请假, swap: 调休 }, required: yes }
          off:      { name: 日期, type: period, required: yes }
          reason:   { name: 事由, type: long text }
          stand_in: { name: 顶班人, type: person, required: yes }
          delay:    { name: 晚几分钟, type: number, required: yes }

        """;

    private static readonly PackSource Pack = GivenPlant.With("wastewater-operators", ("controls/change.flow.yaml", Flow.Replace("\"no\"", "dropped", StringComparison.Ordinal).Replace("\"yes\"", "changed", StringComparison.Ordinal)), ("forms/change.form.yaml", Form));

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_case_starts_another_goes_on_when_that_is_granted_and_again_when_the_fact_has_come(string engine)
    {
        await using var given = await GivenCases.On(engine, pack: Pack);
        var (id, leave) = await Begun(given);

        var row = await given.Row(leave);
        Assert.Equal(("leave", "QJ-2014-0001", id, given.Plant.Person("Y001"), "stand-in"), (row.FlowId, row.Number, row.ParentId!.Value, row.StarterId!.Value, row.OpenSteps));
        var opened = await given.Case(leave);
        Assert.Equal(["kind=leave", "off=2014-05-12/2014-05-13", "reason=家里有事", $"stand_in={given.Key("Y002")}"], opened.State.Values.Select(v => $"{v.Key}={v.Value}"));
        Assert.Equal(["leave"], (await given.Row(id)).OpenSteps.Split(' '));
        Assert.Equal((row.Number, false), Assert.Single((await View(given, "Y001", id)).Others.Select(o => (o.Number, o.IsAbove))));
        Assert.Equal(("HG-2014-0001", true), Assert.Single((await View(given, "Y001", leave)).Others.Select(o => (o.Number, o.IsAbove))));
        // Whoever stands in decides on the leave; the case that waits for it is none of his.
        Assert.Empty((await View(given, "Y002", leave)).Others);

        await Grant(given, leave);
        Assert.Equal(("late", "deviation"), ((await given.Row(id)).OpenSteps, (await given.Row(id)).Waits));
        Assert.Equal("granted", (await given.Row(leave)).Ending);

        var waiter = Waiter(given);
        Assert.Equal(0, await waiter.Run(default));
        // Of another, and saying something else: not what is waited for.
        await given.Plant.Record("Y003", GivenCases.Today, ("kind", "late"), ("minutes", "12"));
        await given.Plant.Record("Y002", GivenCases.Today, ("kind", "late"), ("minutes", "9"));
        Assert.Equal(0, await waiter.Run(default));
        await given.Plant.Record("Y002", GivenCases.Today, ("kind", "late"), ("minutes", "12"));
        Assert.Equal(1, await waiter.Run(default));
        Assert.Equal(0, await Waiter(given).Run(default));
        row = await given.Row(id);
        Assert.Equal(("changed", EndingMeaning.Granted, null), (row.Ending, row.Meaning, row.Waits));
        Assert.Contains((await given.Case(id)).Lines, l => l is { Event: StepPassed { Step: "late", Exit: "arrived", Automatic: true }, By: "cases" });
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_fact_that_stands_already_takes_the_case_on_at_once_and_one_from_before_the_case_does_not(string engine)
    {
        await using var given = await GivenCases.On(engine, pack: Pack);
        await given.Plant.Record("Y002", GivenCases.Today.PlusDays(-1), ("kind", "late"), ("minutes", "12"));
        var (early, first) = await Begun(given);
        await Grant(given, first);
        Assert.Equal("late", (await given.Row(early)).OpenSteps);

        await given.Plant.Record("Y002", GivenCases.Today, ("kind", "late"), ("minutes", "12"));
        var (id, leave) = await Begun(given, "Y003", "2014-05-19/2014-05-19");
        await Grant(given, leave);

        Assert.Equal("changed", (await given.Row(id)).Ending);
        // The other is found by whoever looks after a start.
        Assert.Equal(1, await Waiter(given).Run(default));
        Assert.Equal("changed", (await given.Row(early)).Ending);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task The_other_is_stopped_where_its_case_goes_on_without_it_and_a_stopped_one_waits_for_a_person(string engine)
    {
        await using var given = await GivenCases.On(engine, pack: Pack);
        var (id, leave) = await Begun(given);
        var (other, dropped) = await Begun(given, "Y003", "2014-05-19/2014-05-19");
        await given.Say("Y002", leave, "agree");
        await given.Do("Y003", dropped, new CaseAct.Stop("不换了"));

        Assert.Equal(("leave", null), ((await given.Row(other)).OpenSteps, (await given.Row(other)).Ending));

        given.Plant.Today(GivenCases.Today.PlusDays(4));
        Assert.True(await given.Ticker.Run(default) > 0);

        Assert.Equal(("dropped", "stopped", "dropped"), ((await given.Row(id)).Ending, (await given.Row(leave)).Ending, (await given.Row(other)).Ending));
        var ended = (await given.Case(leave)).Lines.Select(l => l.Event).OfType<CaseEnded>().Single();
        Assert.Equal(("", "发起它的单已不再等它，不用再办"), (ended.By, ended.Reason));
        Assert.Empty(await given.Open(leave));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_case_that_cannot_begin_refuses_the_act_that_would_begin_it_and_leaves_nothing(string engine)
    {
        var leave = System.Text.Encoding.UTF8.GetString(Pack.Files["controls/leave.flow.yaml"]).Replace("  - from: 2014-04-01\n", "  - from: 2014-04-01\n    ends: 2014-05-04\n", StringComparison.Ordinal);
        var ended = new PackSource(Pack.Name, Pack.Files.ToDictionary(f => f.Key, f => f.Key == "controls/leave.flow.yaml" ? System.Text.Encoding.UTF8.GetBytes(leave) : f.Value));
        await using var given = await GivenCases.On(engine, pack: ended);

        var refused = Assert.Single((await given.TryStartOf("change", "Y001", Values(given))).Errors);

        Assert.Equal(("case.other-not-in-force", "“先请假”要发起“请假调休”，而它在 2014-05-05 没有施行的版本。请管规章的人先把它写好。"), (refused.Code, refused.Message.Zh));
        Assert.Equal(0, await given.Plant.Read(db => db.Set<Case>().CountAsync()));
    }

    private static Dictionary<string, string> Values(GivenCases given, string standIn = "Y002", string off = "2014-05-12/2014-05-13") => new() { ["kind"] = "leave", ["off"] = off, ["reason"] = "家里有事", ["stand_in"] = given.Key(standIn), ["delay"] = "12" };

    private static async Task<(Id<Case> Id, Id<Case> Leave)> Begun(GivenCases given, string by = "Y001", string off = "2014-05-12/2014-05-13")
    {
        var started = await given.TryStartOf("change", by, Values(given, off: off));
        Assert.True(started.IsOk, string.Join("; ", started.Errors));
        return (started.Value, Id<Case>.Parse((await given.Case(started.Value)).State.Others["leave"], null));
    }

    private static async Task Grant(GivenCases given, Id<Case> leave)
    {
        await given.Say("Y002", leave, "agree");
        await given.Say("Y013", leave, "approve");
        await given.Say("Y014", leave, "approve");
    }

    private static async Task<CaseView> View(GivenCases given, string number, Id<Case> id) => (await new CaseReading(given.Database, given.Flows, given.Plant.Given.Clock).Read(given.Me(number), id.ToString()))!;

    private static FactWaiter Waiter(GivenCases given) => new(given.Database, given.Flows, given.Keeper);
}
