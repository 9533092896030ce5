using System.Collections.Immutable;

namespace Yunzhang.Engine.Flows;

/// <summary>What each event does to a state. Only what the event says, never what a flow would make of it: old cases fold the same for ever.</summary>
internal static class CaseFold
{
    public static CaseState Apply(CaseState state, CaseEvent e) => e switch
    {
        CaseStarted s => state with
        {
            Flow = s.Flow, Version = s.Version, Starter = s.By, Values = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, s.Values),
        },
        FieldsChanged f => state with { Values = Changed(state.Values, f.Changes) },
        StepOpened o => state with
        {
            Open = state.Open.Add(new OpenStep(o.Step, o.Round, o.At, o.Due, o.Branch, [])), Rounds = state.Rounds.SetItem(o.Step, o.Round), WithStarter = false,
        },
        TaskGiven g => state with { Tasks = Linked(state.Tasks, g).Add(Given(state, g)) },
        TaskEnded t => state with { Tasks = t.Why == TaskEnding.Removed ? Unlinked(Ended(state.Tasks, t), t.Task) : Ended(state.Tasks, t) },
        Acted a => state with
        {
            Tasks = With(state.Tasks, a.Task, t => t with { Answer = a, Ending = TaskEnding.Done, IsVoided = false }), Acts = state.Acts.Add(a.Task),
        },
        VotesVoided v => Voided(state, v),
        StepPassed p => state with
        {
            Open = state.Open.RemoveAll(s => s.Id == p.Step), Passed = state.Passed.Add(new PassedStep(p.Step, state.Rounds.GetValueOrDefault(p.Step), p.Exit, p.Automatic)),
            Others = state.Others.Remove(p.Step),
        },
        StepLeft l => state with { Open = state.Open.RemoveAll(s => s.Id == l.Step), Others = state.Others.Remove(l.Step) },
        StepReturned r => r.To.Length == 0 ? state with { WithStarter = true, Acts = [] } : state,
        StepMissed m => OfStep(state, m.Step, s => s with { IsMissed = true }),
        RungReached r => Told(OfStep(state, r.Step, s => s with { Rungs = s.Rungs.Add(r.Rung) }), r.Told),
        DueMoved d => OfStep(state, d.Step, s => s with { Due = d.After }),
        OtherBegun b => state with { Others = state.Others.SetItem(b.Step, b.Case) },
        PeopleTold t => Told(state, t.To),
        Commented c => Told(state, c.Mentions),
        CaseMoved m => Moved(state, m),
        CaseEnded end => state with { Ended = end.Ending, Open = [], Others = state.Others.Clear(), WithStarter = false },
        _ => state,
    };

    private static CaseState Told(CaseState state, IReadOnlyList<string> people) => people.Count == 0 ? state : state with { Told = state.Told.Union(people) };

    private static CaseState OfStep(CaseState state, string id, Func<OpenStep, OpenStep> change) =>
        state.Open.FindIndex(s => s.Id == id) is >= 0 and var i ? state with { Open = state.Open.SetItem(i, change(state.Open[i])) } : state;

    private static ImmutableSortedDictionary<string, string> Changed(ImmutableSortedDictionary<string, string> values, IReadOnlyList<FieldChange> changes)
    {
        var builder = values.ToBuilder();
        foreach (var change in changes)
        {
            if (change.After is { } after) builder[change.Path] = after;
            else builder.Remove(change.Path);
        }
        return builder.ToImmutable();
    }

    private static CaseTask Given(CaseState state, TaskGiven g) => new()
    {
        Number = g.Task, Step = g.Step, Round = state.Rounds.GetValueOrDefault(g.Step), Party = g.Party, To = g.To, For = g.For, Origin = g.Origin, Behind = g.Behind,
        From = g.From, Because = g.Because,
    };

    /// <summary>Puts a new task into its place in the queue: whoever waited for the task it came from waits for it.</summary>
    private static ImmutableList<CaseTask> Linked(ImmutableList<CaseTask> tasks, TaskGiven g)
    {
        if (g.From is not { } from) return tasks;
        return g.Origin == TaskOrigin.AddedBefore
            ? With(tasks, from, t => t with { Behind = g.Task })
            : tasks.ConvertAll(t => t.Behind == from ? t with { Behind = g.Task } : t);
    }

    /// <summary>Takes a task out of the queue: whoever waited for it waits for the one before it.</summary>
    private static ImmutableList<CaseTask> Unlinked(ImmutableList<CaseTask> tasks, int number) =>
        tasks.ConvertAll(t => t.Behind == number ? t with { Behind = tasks[number - 1].Behind } : t);

    private static ImmutableList<CaseTask> Ended(ImmutableList<CaseTask> tasks, TaskEnded e) =>
        With(tasks, e.Task, t => t with { Ending = e.Why, Earlier = e.Earlier, IsVoided = false });

    private static CaseState Voided(CaseState state, VotesVoided v)
    {
        var tasks = state.Tasks;
        foreach (var number in v.Tasks) tasks = With(tasks, number, t => t with { Answer = null, IsVoided = true, Ending = IsRunning(t) ? null : t.Ending });
        return state with { Tasks = tasks, Acts = v.By is null ? state.Acts : state.Acts.RemoveAll(v.Tasks.Contains) };

        bool IsRunning(CaseTask task) => state.OpenStepOf(task.Step) is { } open && open.Round == task.Round;
    }

    /// <summary>The steps it stood in have been left already, so what was said in them opens none again.</summary>
    private static CaseState Moved(CaseState state, CaseMoved m) => state with
    {
        Version = m.To.Version, Values = Changed(state.Values, m.Changes), Others = state.Others.SetItems(m.Awaited),
        Tasks = m.Fallen.Aggregate(state.Tasks, (tasks, word) => With(tasks, word.Task, t => t with { Answer = null, IsVoided = true })),
    };

    private static ImmutableList<CaseTask> With(ImmutableList<CaseTask> tasks, int number, Func<CaseTask, CaseTask> change) =>
        tasks.SetItem(number - 1, change(tasks[number - 1]));
}
