using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Audit;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.MoveCases;
using Yunzhang.Modules.Cases.SeeCase;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Tests.Cases;

/// <summary>A new version of the leave comes into force while cases run under the old one; who may put rules in force moves those he chooses.</summary>
public sealed class MoveTests
{
    private const string Flow = "controls/leave.flow.yaml", Form = "forms/leave.form.yaml";

    private const string Issue = "  - { effective: 2014-05-05, published: 2014-05-01, text: text/2014-05-05.md }\n";

    /// <summary>The plant's own step has another id, operations get two days, and the company looks last.</summary>
    private const string Newer = """
          - from: 2014-05-05
            form: leave
            steps:
              - { step: stand-in, name: 顶班人同意, consent: field stand_in, within: 1 working day, to: { agreed: plant, refused: no-stand-in, missed: no-stand-in } }
              - { step: plant, name: 厂部审核, decide: role plant-head at starter, not: [field stand_in], within: 1 working day, to: { approve: ops, reject: { to: refused, needs: [reason] } } }
              - { step: ops, name: 运营部批准, decide: role ops, bulk: yes, not: [field stand_in], within: 2 working days, to: { approve: granted, reject: { to: refused, needs: [reason] } }, clauses: [leave.approve] }
            endings:
              granted:     { name: 准假, means: granted, tell: [starter] }
              refused:     { name: 不准, means: refused, tell: [starter, field stand_in] }
              no-stand-in: { name: 无人顶班, means: void, tell: [starter] }

        """;

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_would_come_of_each_case_is_shown_and_nothing_moves_by_itself(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var (first, second, third) = (await given.Start("Y001"), await given.Start("Y003", given.Leave("Y004", "2014-05-20")), await given.Start("Y005", given.Leave("Y006", "2014-05-21")));
        await Approved(given, first, "Y002", "Y013");
        await given.Say("Y004", second, "agree");
        Assert.Equal(0, (await Versions(given).Count(given.Me("Y014"), GivenPlant.Pack, "leave"))!.Count);

        await Renew(given);
        var ended = await given.Start("Y001", given.Leave(off: "2014-05-28"));

        Assert.Equal(3, (await Versions(given).Count(given.Me("Y014"), GivenPlant.Pack, "leave"))!.Count);
        Assert.Null(await Versions(given).Count(given.Me("Y013"), GivenPlant.Pack, "leave"));
        Assert.Null(await Read(given, "Y013"));
        var preview = (await Read(given, "Y014"))!;
        Assert.Equal([first, second, third], preview.Page.Rows.Select(r => r.Row.CaseId));
        Assert.Equal((3, new LocalDate(2014, 4, 1)), (Assert.Single(preview.Old).Count, preview.Old[0].Flow.Flow.Version.From));
        Assert.Equal([("head", "厂长签署意见", false), ("ops", "运营部批准", true), ("stand-in", "顶班人同意", true)], preview.Steps.Select(s => (s.Id, s.Name.Zh, s.IsThere)));
        var (at, lost, waiting) = (preview.Page.Rows[0], preview.Page.Rows[1], preview.Page.Rows[2]);
        Assert.Equal([("stand-in", WordFate.Stays), ("head", WordFate.StepGone)], at.Moved.Words.Select(w => (w.Step, w.Fate)));
        Assert.Equal(("ops", given.Key("Y014")), (Assert.Single(at.Moved.Answer.State.Open).Id, Assert.Single(at.Moved.Answer.State.OpenTasks).To));
        Assert.Equal("plant", Assert.Single(at.Moved.PassedOver).Id);
        Assert.Equal(("case.move-choose", "新版没有“厂长签署意见”这一步，请选它到新版的哪一步。"), Only(lost.Refused));
        Assert.Equal(given.Key("Y006"), Assert.Single(waiting.Moved.Answer.State.OpenTasks).To);
        // With a step chosen it is the plant that would decide.
        lost = (await Read(given, "Y014", "?at.head=plant"))!.Page.Rows[1];
        Assert.Empty(lost.Refused);
        Assert.Equal(("plant", given.Key("Y013")), (Assert.Single(lost.Moved.Answer.State.Open).Id, Assert.Single(lost.Moved.Answer.State.OpenTasks).To));

        Assert.Equal(["2014-04-01", "2014-04-01", "2014-04-01", "2014-05-05"], await Task.WhenAll(new[] { first, second, third, ended }.Select(async id => $"{(await given.Row(id)).FlowVersion:uuuu-MM-dd}")));
        Assert.DoesNotContain((await given.Case(first)).Lines, l => l.Event is CaseMoved);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_case_that_is_moved_says_so_in_its_chain_asks_and_tells_whom_it_must_and_counts_its_limit_anew(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var id = await given.Start("Y001");
        await Approved(given, id, "Y002", "Y013");
        Assert.Equal(Instant.FromUtc(2014, 5, 6, 4, 0), (await given.Row(id)).Due);
        await Renew(given);
        var (before, told) = (await given.Told("Y001"), await given.Told("Y014"));

        Assert.Equal((1, 0), await Move(given, "规章改了", await Pick(given, id)));

        var (row, opened) = (await given.Row(id), await given.Case(id));
        var line = Assert.Single(opened.Lines, l => l.Event is CaseMoved);
        var moved = (CaseMoved)line.Event;
        Assert.Equal((new LocalDate(2014, 4, 1), new LocalDate(2014, 5, 5), row.RuleVersionId.ToString(), given.Key("Y014"), "规章改了"), (moved.From.Version, moved.To.Version, moved.To.Rules, moved.By, moved.Reason));
        Assert.Equal([(2, WordFate.StepGone)], moved.Fallen.Select(f => (f.Task, f.Why)));
        Assert.Equal((new LocalDate(2014, 5, 5), "ops", Instant.FromUtc(2014, 5, 7, 4, 0)), (row.FlowVersion, row.OpenSteps, row.Due));
        var task = Assert.Single(await given.Open(id));
        Assert.Equal((given.Plant.Person("Y014"), Instant.FromUtc(2014, 5, 7, 4, 0), 4), (task.PersonId!.Value, task.Due, task.Number));
        Assert.Equal([.. before, NoticeKind.CaseMoved], await given.Told("Y001"));
        // Whoever moves it need not be told that it waits for him.
        Assert.Equal(told, await given.Told("Y014"));
        Assert.Empty((await new JournalVerifier(given.Database).Verify()).Breaks);
        Assert.Equal(0, (await Versions(given).Count(given.Me("Y014"), GivenPlant.Pack, "leave"))!.Count);

        // Its history still calls the step that is gone by its name.
        var view = (await new CaseReading(given.Database, given.Flows, given.Plant.Given.Clock).Read(given.Me("Y001"), id.ToString()))!;
        var said = new LineWords(view, "Asia/Shanghai").All.Select(l => (l.Text.Zh, l.Said)).ToList();
        Assert.Contains((view.Names.PersonName(given.Key("Y014")) + "把它从 2014-04-01 起的版本迁移到 2014-05-05 起的版本；" + view.Names.PersonName(given.Key("Y013")) + "已表的态不再算数", "规章改了"), said);
        Assert.Contains(said, l => l.Zh == view.Names.PersonName(given.Key("Y013")) + "：“厂长签署意见”同意");

        // On Tuesday afternoon, past its old limit, it is not missed; then it is granted under the new version.
        given.Plant.Today(new LocalDate(2014, 5, 7));
        await given.Say("Y014", id, "approve");
        Assert.Equal("granted", (await given.Row(id)).Ending);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Of_several_each_is_moved_by_itself_and_a_form_sent_twice_moves_once(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var (first, second, third) = (await given.Start("Y001"), await given.Start("Y003", given.Leave("Y004", "2014-05-20")), await given.Start("Y005", given.Leave("Y006", "2014-05-21")));
        await given.Say("Y004", second, "agree");
        await Renew(given);
        var picks = new[] { await Pick(given, first), await Pick(given, second), await Pick(given, third) };
        given.Plant.Given.Clock.AdvanceMinutes(1);
        await given.Do("Y005", third, new CaseAct.Comment("等一下", [], []));

        var mover = Mover(given);
        var (done, refused) = await mover.Do(given.Me("Y014"), await Order(given, "规章改了"), picks);
        Assert.Equal((1, "case.move-choose", "case.shown-otherwise"), (done, refused[0].Code, refused[1].Code));
        Assert.StartsWith("QJ-2014-0002：新版没有“厂长签署意见”", refused[0].Message.Zh, StringComparison.Ordinal);
        Assert.Equal(2, refused.Count);

        (done, refused) = await mover.Do(given.Me("Y014"), await Order(given, "规章改了"), [picks[0]]);
        Assert.Equal((1, 0), (done, refused.Count));
        Assert.Single((await given.Case(first)).Lines, l => l.Event is CaseMoved);
        Assert.Equal(["2014-05-05", "2014-04-01", "2014-04-01"], await Task.WhenAll(new[] { first, second, third }.Select(async id => $"{(await given.Row(id)).FlowVersion:uuuu-MM-dd}")));

        // Nobody else may, no reason is no move, and what was shown must still be what is in force.
        Assert.Equal("case.may-not-move", Assert.Single((await mover.Do(given.Me("Y013"), await Order(given, "规章改了"), [await Pick(given, third)])).Refused).Code);
        Assert.Equal("case.reason-needed", Assert.Single((await mover.Do(given.Me("Y014"), await Order(given, " "), [await Pick(given, third)])).Refused).Code);
        Assert.Equal("case.other-version", Assert.Single((await mover.Do(given.Me("Y014"), await Order(given, "规章改了") with { To = new FlowEdition(new(2014, 4, 1), "x") }, [await Pick(given, third)])).Refused).Code);
        Assert.Equal("case.not-found", Assert.Single((await mover.Do(given.Me("Y014"), await Order(given, "规章改了") with { Flow = "sign-in" }, [await Pick(given, third)])).Refused).Code);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_the_new_form_requires_keeps_a_case_back_until_its_starter_has_filled_it_in(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var id = await given.Start("Y001");
        await given.Say("Y002", id, "agree");
        await Renew(given, "form: leave", "form: handed", ("forms/handed.form.yaml", Text(Form).Replace("form: leave", "form: handed", StringComparison.Ordinal) + "  handover: { name: 交接事项, type: text, required: yes }\n"));

        var row = Assert.Single((await Read(given, "Y014", "?at.head=plant"))!.Page.Rows);
        Assert.Equal(("form.required", "“交接事项”必须填写。从选的那一步起没有人再填，请选退回发起人补填。"), Only(row.Refused));
        Assert.Equal((1, 0), await Move(given, "要写明交接", await Pick(given, id), ("head", "")));

        Assert.True((await given.Row(id)).IsWithStarter);
        Assert.Equal([NoticeKind.CaseReturned, NoticeKind.CaseMoved], (await given.Told("Y001")).Order());
        var again = await given.Try("Y001", id, new CaseAct.HandIn(new Dictionary<string, string?>()));
        Assert.Equal("form.required", Assert.Single(again.Errors).Code);
        await given.Do("Y001", id, new CaseAct.HandIn(new Dictionary<string, string?> { ["handover"] = "泵房钥匙" }));
        // He who stands in has agreed to everything he saw, which has not changed.
        Assert.Equal(("plant", given.Plant.Person("Y013")), ((await given.Row(id)).OpenSteps, Assert.Single(await given.Open(id)).PersonId!.Value));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task The_list_is_paged_by_key_and_counts_running_cases_only(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var started = new List<Id<Case>>();
        for (var i = 0; i < 23; i++) started.Add(await given.Start("Y001", given.Leave(off: $"2014-06-{i + 1:00}")));
        await given.Do("Y001", started[3], new CaseAct.Stop("不休了"));
        var open = started.Where(id => id != started[3]).ToList();
        await Renew(given);

        var page = (await Read(given, "Y014"))!.Page;
        Assert.Equal((22, open[19].ToString(), null), (page.Total.Count, page.Next, page.Previous));
        Assert.Equal(open.Take(20), page.Rows.Select(r => r.Row.CaseId));
        page = (await Read(given, "Y014", $"?after={page.Next}"))!.Page;
        Assert.Equal(open.Skip(20), page.Rows.Select(r => r.Row.CaseId));
        page = (await Read(given, "Y014", $"?before={page.Previous}"))!.Page;
        Assert.Equal(open.Take(20), page.Rows.Select(r => r.Row.CaseId));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_version_that_says_the_same_leaves_nothing_to_move(string engine)
    {
        await using var given = await GivenCases.On(engine);
        await given.Start("Y001");
        var adopted = await given.Plant.Adopter.Adopt(given.Plant.Access, GivenPlant.Source("wastewater-operators", "controls/fine.table.yaml", "|| asleep   | 30 ", "|| asleep   | 20 "));
        Assert.True((await given.Plant.Activator.Activate(given.Plant.Access, adopted.Value.Version)).IsOk);

        Assert.Equal(0, (await Versions(given).Count(given.Me("Y014"), GivenPlant.Pack, "leave"))!.Count);
        Assert.Empty((await Read(given, "Y014"))!.Page.Rows);
    }

    private static string Text(string file) => System.Text.Encoding.UTF8.GetString(GivenPlant.Source("wastewater-operators").Files[file]);

    private static async Task Renew(GivenCases given, string? text = null, string? by = null, params (string, string)[] more)
    {
        if (text is not null) Assert.Contains(text, Newer, StringComparison.Ordinal);
        var flow = Text(Flow) + (text is null ? Newer : Newer.Replace(text, by, StringComparison.Ordinal));
        var adopted = await given.Plant.Adopter.Adopt(given.Plant.Access, GivenPlant.With("wastewater-operators", [(Flow, flow), ("pack.yaml", Text("pack.yaml") + Issue), ("text/2014-05-05.md", Text("text/2014-04-01.md").Replace("2014-04-01", "2014-05-05", StringComparison.Ordinal)), .. more]));
        Assert.True(adopted.IsOk, string.Join("; ", adopted.Errors));
        var activated = await given.Plant.Activator.Activate(given.Plant.Access, adopted.Value.Version);
        Assert.True(activated.IsOk, string.Join("; ", activated.Errors));
    }

    private static async Task Approved(GivenCases given, Id<Case> id, string standIn, string head)
    {
        await given.Say(standIn, id, "agree");
        await given.Say(head, id, "approve");
    }

    private static OldVersions Versions(GivenCases given) => new(given.Database, given.Flows, given.Plant.Given.Clock);

    private static CaseMover Mover(GivenCases given) => new(given.Database, given.Flows, given.Keeper);

    private static Task<MovePreview?> Read(GivenCases given, string number, string address = "")
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = ("/move", new QueryString(address));
        return new MoveReader(given.Database, given.Flows, Versions(given), given.Plant.Given.Clock)
            .Read(given.Me(number), GivenPlant.Pack, "leave", steps => ListQuery.Of(request, [], [.. steps.Select(s => MoveReader.FilterOf(s.Id))]));
    }

    private static async Task<MovePick> Pick(GivenCases given, Id<Case> id) => MovePick.Parse(MovePick.Of(await given.Row(id)).ToString())!;

    private static async Task<MoveOrder> Order(GivenCases given, string reason, params (string Old, string New)[] steps)
    {
        var to = await given.Plant.Read(db => given.Flows.Find(db, GivenPlant.Pack, "leave", GivenCases.Today));
        return new MoveOrder(GivenPlant.Pack, "leave", CaseMover.EditionOf(to!), steps.ToDictionary(s => s.Old, s => s.New), reason);
    }

    private static async Task<(int, int)> Move(GivenCases given, string reason, MovePick pick, params (string, string)[] steps)
    {
        var (done, refused) = await Mover(given).Do(given.Me("Y014"), await Order(given, reason, steps), [pick]);
        return (done, refused.Count);
    }

    private static (string, string) Only(IReadOnlyList<Error> errors) => (Assert.Single(errors).Code, errors[0].Message.Zh);
}
