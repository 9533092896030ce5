using System.Text.RegularExpressions;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.RunCases;

namespace Yunzhang.Web.Tests.Stories;

/// <summary>Plays a test of a pack through the product: what its people do they do at its pages, and what it expects is read from what the product has kept.</summary>
internal sealed partial class StoryPlay(StoryStage stage, IHands hands, Pack pack)
{
    private const string Outside = "outside ";

    private readonly Dictionary<string, int> settled = new(StringComparer.Ordinal);

    public async Task Play(PackTest test)
    {
        foreach (var step in test.Timeline)
        {
            if (step is TestAct act) await Act(act);
            else if (step is TestExpectation expectation) await Expect(expectation);
        }
    }

    private async Task Act(TestAct act)
    {
        await stage.Be(act.At);
        var before = await Lines();
        var refused = act.Does.Text == "start" ? await Start(act) : await Do(act);
        if (!act.IsRefused) Assert.True(refused is null, $"{act.Where}: {act.Who.Text} cannot {act.Does.Text}: {Problems(refused)}");
        else
        {
            Assert.True(refused is not null, $"{act.Where}: {act.Does.Text} of {act.Who.Text} went through.");
            Assert.Equal(before, await Lines());
        }
    }

    private Task<string?> Start(TestAct act)
    {
        var flow = act.Case?.Text ?? pack.Flows[0].Id;
        return hands.Press(stage.AccountOf(act.Who.Text), $"/cases/new/{stage.PackId}/{flow}", "case", ("_op", "send"), Fields(pack.Flows.Single(f => f.Id == flow).Versions[0].Form.Text, act));
    }

    private async Task<string?> Do(TestAct act)
    {
        if (act.Case?.Text is not { } flow) flow = await stage.Running() is [var only] ? only : "";
        if (await stage.Last(flow) is not { } of) return "There is no case.";
        var path = Case.AddressOf(of.Row.CaseId);
        if (act.Who.Text.StartsWith(Outside, StringComparison.Ordinal)) return await ByLink(of, act);
        var (who, typed) = (stage.AccountOf(act.Who.Text), Fields(of.Flow.Form.Definition.Id, act).ToList());
        if (act.Reason is { } reason) typed.Add(new Typed(act.Does.Text switch { "withdraw" => "withdraw_why", "stop" => "stop_why", _ => "reason" }, reason.Text));
        switch (act.Does.Text)
        {
            case "withdraw" or "stop": return await hands.Press(who, path, "more", ("do", act.Does.Text), typed);
            case "hand in": return await hands.Press(who, path, "decide", ("do", "again"), typed);
            case "return":
                if (act.To is { Text: not "start" } to) typed.Add(new Typed("return_to", to.Text));
                return await hands.Press(who, path, "decide", ("do", "return"), typed);
            default:
                if (Signs(of.State, act)) typed.Add(new Typed("u.signature", "", IsPicture: true));
                return await hands.Press(who, path, "decide", ("do", $"say:{act.Does.Text}"), typed);
        }
    }

    private async Task<string?> ByLink(OpenedCase of, TestAct act)
    {
        if (of.State.OpenTasks.FirstOrDefault(t => t.To == CaseTask.Outside(act.Who.Text[Outside.Length..])) is not { } task) return "Nobody outside is asked.";
        var page = await hands.Shown(stage.AccountOf(stage.NameOf(of.State.Starter!)), $"{Case.AddressOf(of.Row.CaseId)}/links/{task.Number}", "link", ("do", "make"));
        return await hands.Answer(Link().Match(page).Value, Code().Match(page).Groups[1].Value, act.Does.Text);
    }

    private bool Signs(CaseState state, TestAct act) =>
        act.Does.Text == "sign" && state.OpenTasks.Any(t => stage.NameOf(t.To) == act.Who.Text && (act.As is null || t.Party == act.As.Text));

    private List<Typed> Fields(string form, TestAct act)
    {
        var definition = pack.Forms.Single(f => f.Id == form);
        var typed = new List<Typed>();
        foreach (var (path, value) in act.Fields)
        {
            var type = definition.At(path.Text)?.Type;
            switch (type)
            {
                case FormFieldType.Period:
                    var days = value.Text.Split('/');
                    typed.AddRange([new($"f.{path.Text}.first", days[0]), new($"f.{path.Text}.last", days[^1])]);
                    break;
                case FormFieldType.MultiChoice:
                    typed.AddRange(value.Text.Split(';').Select(v => new Typed($"f.{path.Text}", v)));
                    break;
                case FormFieldType.File or FormFieldType.Photo or FormFieldType.Signature:
                    typed.Add(new Typed($"u.{path.Text}", value.Text, IsPicture: true));
                    break;
                default:
                    typed.Add(new Typed($"f.{path.Text}", stage.Typed(value.Text, type ?? FormFieldType.Text)));
                    break;
            }
        }

        foreach (var table in act.Fields.Select(f => f.Path.Text.Split('.')).Where(p => p.Length == 3).GroupBy(p => p[0]))
            typed.Add(new Typed($"rows.{table.Key}", $"{table.Max(p => int.Parse(p[1], System.Globalization.CultureInfo.InvariantCulture)) + 1}"));
        return typed;
    }

    private async Task Expect(TestExpectation expectation)
    {
        if (expectation.On is { } day) await stage.Be(day.PlusDays(1).AtMidnight());
        foreach (var (flow, figures) in expectation.Subjects)
        {
            var of = await stage.Last(flow.Text);
            foreach (var (name, value) in figures) Assert.True(Sorted(value.Text) == Sorted(of is null ? "-" : Figure(of, name.Text)), $"{value.Where}: {name.Text} should be {value.Text}, and is {(of is null ? "-" : Figure(of, name.Text))}.");
            if (of is not null) settled[flow.Text] = of.Lines.Count;
        }
    }

    private string Figure(OpenedCase of, string name) => name switch
    {
        "late" => Joined(of.State.Open.Where(s => s.IsMissed).Select(s => s.Id), "none"),
        "step" => of.State.WithStarter ? "start" : Joined(of.State.Open.Select(s => s.Id), ""),
        "ended" => of.Row.Ending ?? "no",
        "means" => of.Row.Meaning?.ToString().ToLowerInvariant() ?? "-",
        "told" => Joined(of.Lines.Skip(settled.GetValueOrDefault(of.Row.FlowId)).SelectMany(l => l.Event switch { PeopleTold told => told.To, RungReached rung => rung.Told, _ => (IEnumerable<string>)[] }).Select(stage.NameOf), "none"),
        "missing" => Joined(of.State.Open.SelectMany(s => of.Flow.Flow.Step(s.Id)!.Parties).Where(p => p.Id.Length > 0 && of.State.OpenTasks.Any(t => t.Party == p.Id)).Select(p => p.Id), ""),
        _ => Joined(of.State.OpenTasks.Select(t => CaseTask.FieldOfOutside(t.To) is { } field ? Outside + field : stage.NameOf(t.To)), ""),
    };

    private async Task<int> Lines()
    {
        var count = 0;
        foreach (var flow in pack.Flows) count += (await stage.Last(flow.Id))?.Lines.Count ?? 0;
        return count;
    }

    private static string Joined(IEnumerable<string> all, string none) => string.Join(';', all.Distinct()) is { Length: > 0 } text ? text : none;

    private static string Sorted(string text) => string.Join(';', text.Split(';').Order(StringComparer.Ordinal));

    private static string Problems(string? page) => page is null ? "" : string.Join(" ", Wrong().Matches(page).Select(m => m.Value)) is { Length: > 0 } wrong ? wrong : page.Length > 600 ? page[..600] : page;

    [GeneratedRegex("/sign/[A-Za-z0-9_-]{64}")]
    private static partial Regex Link();

    [GeneratedRegex("value=\"([0-9]{6})\"")]
    private static partial Regex Code();

    [GeneratedRegex("(?<=<a href=\"[^\"]*#f-[^\"]*\">|<p class=\"form-error\">|<p class=\"field-error\">)[^<]*")]
    private static partial Regex Wrong();
}
