using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>What holds after every act, whatever was done.</summary>
internal static class Invariants
{
    public static void Hold(BoundFlow flow, CaseState before, CaseAnswer answer)
    {
        var state = answer.State;
        Same(state, answer.Events.Aggregate(before, (s, e) => s.After(e)));
        foreach (var e in answer.Events)
        {
            var text = CaseEventJson.Write(e);
            Assert.Equal(text, CaseEventJson.Write(CaseEventJson.Read(text)));
        }
        foreach (var task in state.Tasks.Where(t => t.IsOpen))
            Assert.True(state.OpenStepOf(task.Step) is { } open && open.Round == task.Round, $"task {task.Number} of {task.Step} is open, its step is not");
        Assert.Equal(state.Open.Count, state.Open.Select(s => s.Id).Distinct().Count());
        if (state.Ended is not null) Assert.Empty(state.Open);
        else Assert.True(state.WithStarter || state.Open.Count > 0, "a running case is nowhere");
        // Whoever has it, somebody can move it: a person, a fact, or whoever must be named.
        foreach (var open in state.Open.Where(o => flow.Step(o.Id)!.IsOfPeople))
            Assert.True(state.OpenTasks.Any(t => t.Step == open.Id), $"{open.Id} is open and nobody can act in it");
        foreach (var task in state.Tasks.Where(t => t.Answer is not null && flow.Step(t.Step)?.Kind == StepKind.Decide))
            Assert.NotEqual(state.Starter, task.Answer!.By);
        foreach (var passed in answer.Events.OfType<StepPassed>().Where(p => p.Exit == "approve")) Approved(flow, state, passed);
    }

    public static void Same(CaseState a, CaseState b) => Assert.Equal(Text(a), Text(b));

    /// <summary>No step passes as approved without as many who approved as it needs, whose words cover the form as it stands.</summary>
    private static void Approved(BoundFlow flow, CaseState state, StepPassed passed)
    {
        var step = flow.Step(passed.Step)!;
        var round = state.Rounds[passed.Step];
        var tasks = state.Tasks.Where(t => t.Step == passed.Step && t.Round == round).ToList();
        var yes = tasks.Count(t => state.AnswerOf(t)?.Exit == "approve" || t.IsVoided);
        var seats = tasks.Count(t => t.Ending is TaskEnding.Done or TaskEnding.Repeated or TaskEnding.NotNeeded);
        var needed = step.Definition.Rule.Kind switch { DecideKind.Any => 1, DecideKind.Count => Math.Min(step.Definition.Rule.Count, seats), _ => tasks.Exists(t => t.From is not null) ? 1 : step.Definition.Rule.Needed(seats) };
        Assert.True(yes >= needed, $"{passed.Step} passed with {yes} of {needed}");
    }

    private static string Text(CaseState s) => string.Join('\n', [
        $"{s.Flow} {s.Version} {s.Starter} {s.WithStarter} {s.Ended}", string.Join(',', s.Values), string.Join(',', s.Told), string.Join(',', s.Acts),
        string.Join('\n', s.Open.Select(o => $"{o.Id} {o.Round} {o.Since} {o.Due} {o.Branch} {string.Join('+', o.Rungs)} {o.IsMissed}")),
        string.Join('\n', s.Tasks.Select(t => $"{t with { Answer = null }} {(t.Answer is { } a ? CaseEventJson.Write(a) : "")}")),
        string.Join('\n', s.Passed), string.Join(',', s.Rounds.OrderBy(r => r.Key)),
    ]);
}
