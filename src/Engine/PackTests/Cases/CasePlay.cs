using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Forms;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests.Cases;

/// <summary>Cases being played: one of each flow at a time.</summary>
internal sealed class CasePlay(BoundPack pack, CaseStage stage, string test)
{
    private const string OutsideWord = "outside ";

    /// <summary>What a word does for which a case waits.</summary>
    public const string Arrives = "arrives";

    private sealed class Played(BoundFlow flow)
    {
        public BoundFlow Flow => flow;

        public CaseState State { get; set; } = CaseState.Empty;

        public List<CaseEvent> Events { get; } = [];

        /// <summary>How many events the last expectation has looked at.</summary>
        public int Settled { get; set; }

        /// <summary>The case that waits for the end of this one, and its step; null when people started it.</summary>
        public (Played Case, string Step)? For { get; init; }
    }

    private readonly Dictionary<string, Played> cases = new(StringComparer.Ordinal);
    private Instant now;

    /// <summary>Plays an act. One that is refused, or that must be refused and is not, is a failure.</summary>
    public void Act(TestAct act, List<Diagnostic> failures)
    {
        Pass(act.At);
        var refusal = act.Does.Text == "start" ? Start(act) : Do(act);
        if (refusal is { } why && !act.IsRefused)
            failures.Add(new Diagnostic("test.act-refused", Severity.Error, act.Does.Where, new Phrase($"“{test}”：{act.Who.Text} 做不了“{act.Does.Text}”：{why.Zh}", $"\"{test}\": {act.Who.Text} cannot \"{act.Does.Text}\": {why.En}")));
        else if (refusal is null && act.IsRefused)
            failures.Add(new Diagnostic("test.act-not-refused", Severity.Error, act.Does.Where, new Phrase($"“{test}”：{act.Who.Text} 的“{act.Does.Text}”应当被拒绝，却成功了。", $"\"{test}\": \"{act.Does.Text}\" of {act.Who.Text} should be refused, but it went through.")));
    }

    /// <summary>Lets time pass; what the clock brings about happens.</summary>
    public void Pass(LocalDateTime to)
    {
        now = to.InZoneLeniently(CaseStage.Calendar.Zone).ToInstant();
        foreach (var played in cases.Values.Where(p => p.State.Ended is null).ToList()) Take(played, Run(played.Flow).Do(played.State, "", new CaseAct.Tick()));
    }

    /// <summary>What a case comes to; <c>-</c> when it was never started.</summary>
    public string Figure(string flow, string name) => cases.GetValueOrDefault(flow) is not { State: var state } played ? "-" : name switch
    {
        "late" => state.Open.Where(s => s.IsMissed).Select(s => s.Id).ToArray() is { Length: > 0 } late ? string.Join(';', late) : "none",
        "step" => state.WithStarter ? "start" : string.Join(';', state.Open.Select(s => s.Id)),
        "ended" => state.Ended ?? "no",
        "told" => Told(played) is { Length: > 0 } told ? string.Join(';', told) : "none",
        "means" => state.Ended is { } ending ? played.Flow.MeaningOf(ending).ToString().ToLowerInvariant() : "-",
        "missing" => string.Join(';', state.Open.SelectMany(s => played.Flow.Step(s.Id)!.Parties).Where(p => p.Id.Length > 0 && state.OpenTasks.Any(t => t.Party == p.Id)).Select(p => p.Id)),
        _ => string.Join(';', state.OpenTasks.Select(t => CaseTask.FieldOfOutside(t.To) is { } field ? OutsideWord + field : t.To).Distinct()),
    };

    /// <summary>The steps a case came to, for the message of a failing test.</summary>
    public Phrase? Story(string flow)
    {
        if (cases.GetValueOrDefault(flow) is not { } played) return null;
        var steps = string.Join(" → ", played.Events.Select(e => e switch { StepPassed p => $"{p.Step}: {p.Exit}", StepReturned r => $"{r.From} ↩ {(r.To.Length > 0 ? r.To : "start")}", CaseEnded c => c.Ending, _ => "" }).Where(s => s.Length > 0));
        return steps.Length == 0 ? new Phrase("还没有一步有结果。", "No step has come to an answer yet.") : new Phrase($"经过：{steps}。", $"It went: {steps}.");
    }

    /// <summary>Clauses of the steps come to or passed since the last expectation.</summary>
    public IReadOnlySet<string> Reasons() => cases.Values.SelectMany(p => Fresh(p).SelectMany(s => Clauses(p.Flow, s))).ToHashSet(StringComparer.Ordinal);

    /// <summary>Steps come to or passed since the last expectation, among all steps of the flows played.</summary>
    public Exhibit Exhibit() => PackTests.Exhibit.OfCases(
        cases.Values.SelectMany(p => Fresh(p).Select(s => Key(p.Flow, s))), cases.Values.SelectMany(p => p.Flow.Steps.Select(s => Key(p.Flow, s.Id))));

    /// <summary>Everything so far has been looked at.</summary>
    public void Settle()
    {
        foreach (var played in cases.Values) played.Settled = played.Events.Count;
    }

    private Phrase? Start(TestAct act)
    {
        var id = act.Case?.Text ?? pack.Pack.Flows[0].Id;
        if (pack.FlowOn(id, Today) is not { } flow) return NotInForce(id, Today);
        var starter = stage.Has(act.Who.Text) ? act.Who.Text : null;
        var filled = Filled(flow, starter, Changes(act));
        if (!filled.IsSound) return Joined(filled.Messages.Select(m => m.Message));
        var played = new Played(flow);
        var answer = Run(flow).Start(starter, filled.Values);
        if (answer.IsRefused) return Joined(answer.Refusals.Select(r => r.Message));
        cases[id] = played;
        return Take(played, answer);
    }

    private Phrase? Do(TestAct act)
    {
        var running = cases.Values.Where(p => act.Case is { } named ? p.Flow.Definition.Id == named.Text : p.State.Ended is null).ToArray();
        if (running.Length != 1) return new("分不清是哪件事，请写 case: 流程。", "It cannot be told which case is meant; write case: and the flow.");
        var (played, who) = (running[0], KeyOf(act));
        var reason = act.Reason?.Text ?? "";
        switch (act.Does.Text)
        {
            case "hand in": return Take(played, Run(played.Flow).Do(played.State, who, new CaseAct.HandIn(Changes(act))));
            case "withdraw": return Take(played, Run(played.Flow).Do(played.State, who, new CaseAct.Withdraw(act.Reason?.Text)));
            case "stop": return Take(played, Run(played.Flow).Do(played.State, who, new CaseAct.Stop(reason)));
        }
        if (act.Does.Text == Arrives) return Arrive(played, who);
        var task = played.State.OpenTasks.FirstOrDefault(t => (t.To == who || t.To == CaseTask.Anyone) && (act.As is not { } party || t.Party == party.Text));
        if (task is null) return new($"{who} 在这件事里现在没有要办的。", $"{who} has nothing to do in this case now.");
        if (act.Does.Text == "return") return Take(played, Run(played.Flow).Do(played.State, who, new CaseAct.Return(task.Number, act.To is { Text: not "start" } to ? to.Text : "", reason)));
        return Say(played, task, act);
    }

    // Whoever has no account is called as the flow calls him.
    private static string KeyOf(TestAct act) => act.Who.Text.StartsWith(OutsideWord, StringComparison.Ordinal) ? CaseTask.Outside(act.Who.Text[OutsideWord.Length..]) : act.Who.Text;

    /// <summary>What is due at a step is due of whoever says yes there; whoever says no need fill nothing.</summary>
    private Phrase? Say(Played played, CaseTask task, TestAct act)
    {
        var step = played.Flow.Step(task.Step)!;
        var changes = Changes(act);
        if (changes.Count > 0 || act.Does.Text == StepWords.Yes(step.Kind))
        {
            var filled = FormCheck.Check(pack.Form(played.Flow.Form.Id)!, played.State.Values, changes, FormTurn.At(step.Definition, played.Flow.Form), Lookups);
            if (!filled.IsSound) return Joined(filled.Messages.Select(m => m.Message));
            foreach (var (path, text) in filled.Values)
                if (changes.ContainsKey(path)) changes[path] = text;
        }
        return Take(played, Run(played.Flow).Do(played.State, KeyOf(act), new CaseAct.Say(task.Number, act.Does.Text, act.Reason?.Text, $"signature of {act.Who.Text}", changes)));
    }

    private Phrase? Take(Played played, CaseAnswer answer)
    {
        var before = played.State;
        played.State = answer.State;
        played.Events.AddRange(answer.Events);
        if (answer.IsRefused) return Joined(answer.Refusals.Select(r => r.Message));
        // Of a case whose step has been left meanwhile nobody needs to know the end.
        foreach (var other in before.Others.Values.Except(played.State.Others.Values).Select(o => cases[o]).Where(o => o.For?.Case == played && o.State.Ended is null))
            Take(other, Run(other.Flow).Do(other.State, "", new CaseAct.Stop("不再等它")));
        foreach (var step in played.Flow.ToBegin(played.State).ToList())
            if (Begin(played, step) is { } refused) return refused;
        if (before.Ended is null && played is { State.Ended: { } ending, For: var (waiting, at) } && waiting.State.Others.GetValueOrDefault(at) == played.Flow.Definition.Id)
            Take(waiting, Run(waiting.Flow).Do(waiting.State, "", new CaseAct.Arrive(at, ending)));
        return null;
    }

    private FormResult Filled(BoundFlow flow, string? starter, IReadOnlyDictionary<string, string?> asked)
    {
        var begun = FormDefaults.Of(flow.Form, Today, starter, starter is null ? null : stage.On(Today).People.First(p => p.Key == starter).Unit, new Dictionary<string, string>());
        return FormCheck.Check(pack.Form(flow.Form.Id)!, begun, asked, FormTurn.AtStart(flow.Version, flow.Form), Lookups);
    }

    private Phrase? Begin(Played played, BoundStep step)
    {
        var id = step.Definition.Awaits!.Text;
        if (pack.FlowOn(id, Today) is not { } flow) return NotInForce(id, Today);
        var other = new Played(flow) { For = (played, step.Id) };
        var asked = SameFields.Fill(played.Flow.Form, played.State.Values, flow.Form).ToDictionary(v => v.Key, string? (v) => v.Value);
        var started = Run(flow).Start(played.State.Starter, Filled(flow, played.State.Starter, asked).Values);
        if (started.IsRefused) return Joined(started.Refusals.Select(r => r.Message));
        cases[id] = other;
        Take(played, Run(played.Flow).Do(played.State, "", new CaseAct.Begin(step.Id, id, id)));
        return Take(other, started);
    }

    private Phrase? Arrive(Played played, string word)
    {
        var waiting = played.Flow.Open(played.State, StepKind.Wait).FirstOrDefault(s => s.Definition.Awaits!.Text == word);
        return waiting is null ? new($"这件事现在没有在等“{word}”。", $"The case is not waiting for \"{word}\" now.") : Take(played, Run(played.Flow).Do(played.State, "", new CaseAct.Arrive(waiting.Id, "arrived")));
    }

    private LocalDate Today => now.InZone(CaseStage.Calendar.Zone).Date;

    private static Phrase NotInForce(string flow, LocalDate day) => new($"{day:uuuu-MM-dd} 没有施行中的流程“{flow}”。", $"No version of the flow \"{flow}\" is in force on {day:uuuu-MM-dd}.");

    private CaseRun Run(BoundFlow flow) => new(flow, new CaseContext(stage.On(Today), now, Due, new Dictionary<string, string>()));

    // A limit the calendar cannot place never comes; that it can be read was checked when the pack was bound.
    private static Instant Due(Sourced limit, Instant from) => FlowLimits.Due(limit, from, CaseStage.Calendar) ?? Instant.MaxValue;

    private FormLookups Lookups => FormLookups.Everything with { IsPerson = stage.Has };

    private static Dictionary<string, string?> Changes(TestAct act) => act.Fields.ToDictionary(f => f.Path.Text, string? (f) => f.Value.Text, StringComparer.Ordinal);

    /// <summary>Who was told since the last expectation, by a step, a rung or the ending.</summary>
    private static string[] Told(Played played) =>
        [.. played.Events.Skip(played.Settled).SelectMany(e => e switch { PeopleTold told => told.To, RungReached rung => rung.Told, _ => [] }).Distinct()];

    private static IEnumerable<string> Fresh(Played played) =>
        played.Events.Skip(played.Settled).Select(e => e switch { StepOpened o => o.Step, StepPassed { Exit: not StepWords.Skipped } p => p.Step, _ => null }).OfType<string>().Distinct();

    private static IEnumerable<string> Clauses(BoundFlow flow, string step) =>
        (flow.Version.Step(step) is { Clauses.Count: > 0 } own ? own.Clauses : flow.Definition.Clauses).Select(c => c.Text);

    private static PartKey Key(BoundFlow flow, string step) => PartKey.Step(flow.Definition.Id, flow.Version.From, step);

    private static Phrase Joined(IEnumerable<Phrase> all) => new(string.Concat(all.Select(p => p.Zh)), string.Join(" ", all.Select(p => p.En)));
}
