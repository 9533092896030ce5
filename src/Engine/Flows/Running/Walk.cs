using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Running;

/// <summary>Moves a case from step to step: opens, settles, passes, joins, ends.</summary>
internal sealed class Walk
{
    private static readonly Func<string, bool> Nobody = _ => false;
    private static readonly Func<string, bool> Everybody = _ => true;

    private readonly CaseDraft draft;
    private readonly Eligibility eligibility;
    private readonly TaskGiver tasks;
    private readonly HashSet<string> entered = new(StringComparer.Ordinal);
    private readonly HashSet<string> forking = new(StringComparer.Ordinal);

    public Walk(CaseDraft draft, Eligibility eligibility)
    {
        (this.draft, this.eligibility) = (draft, eligibility);
        tasks = new TaskGiver(draft, eligibility);
    }

    private CaseState State => draft.State;

    /// <summary>Opens a step in which answers that still stand are taken over.</summary>
    public void Enter(BoundStep step) => Enter(step, Nobody);

    /// <summary>Opens a step in which everybody is asked anew, because the case was given back to it.</summary>
    public void EnterAnew(BoundStep step) => Enter(step, Everybody);

    /// <summary>Opens a step; <paramref name="asksAnew"/> says who is asked again.</summary>
    public void Enter(BoundStep step, Func<string, bool> asksAnew)
    {
        // Entered twice in one act, only answers taken over can have led here: somebody has to look.
        if (!entered.Add(step.Id)) asksAnew = Everybody;
        if (step.When is { } when && draft.Flow.Holds(when, State.Values) == false)
        {
            Leave(step, StepWords.Skipped, step.Definition.Otherwise!.Text, automatic: true);
            return;
        }
        if (step.Kind == StepKind.Tell)
        {
            Tell(step.Id, step.Parties.Select(p => p.Who));
            Pass(step, "told", automatic: true);
            return;
        }
        Open(step);
        if (step.Kind == StepKind.Together) Fork(step, asksAnew);
        if (!step.IsOfPeople) return;
        tasks.Give(step, asksAnew);
        Settle(step);
    }

    /// <summary>Opens steps side by side, as a case stands in them: a fork among them goes on with the branches that have one, and begins no other again.</summary>
    public void Resume(IReadOnlyList<BoundStep> steps)
    {
        var forks = steps.Where(f => steps.Any(s => ForksOf(s.Branch).Contains(f.Id))).OrderBy(f => f.Index).ToList();
        forking.UnionWith(forks.Select(f => f.Id));
        foreach (var fork in forks) Open(fork);
        foreach (var step in steps.Except(forks).OrderBy(s => s.Index))
            if (State.Ended is null && ForksOf(step.Branch).All(f => State.OpenStepOf(f) is not null)) Enter(step);
        foreach (var fork in Enumerable.Reverse(forks))
        {
            forking.Remove(fork.Id);
            Join(fork);
        }
    }

    /// <summary>Looks whether an open step has come to its answer, and goes on if it has.</summary>
    public void Settle(BoundStep step)
    {
        if (State.OpenStepOf(step.Id) is not { } open) return;
        foreach (var seat in Seats.Of(State, step))
            foreach (var task in seat.Idle) draft.Emit(new TaskEnded(task.Number, TaskEnding.NotNeeded, null));
        if (Seats.Outcome(State, step) is { } exit)
            Pass(step, exit, automatic: !State.Tasks.Exists(t => t.Step == step.Id && t.Round == open.Round && t.Ending == TaskEnding.Done));
    }

    /// <summary>Ends a step with an answer. What others still had to do there is not needed any more.</summary>
    public void Pass(BoundStep step, string exit, bool automatic)
    {
        EndTasks(step.Id, TaskEnding.NotNeeded, null);
        Leave(step, exit, step.Definition.Exit(exit)!.To.Text, automatic);
    }

    /// <summary>Closes every open step of a branch and of those inside it; the empty branch is the whole case.</summary>
    public void Close(string branch, string? by)
    {
        foreach (var open in State.Open.Where(s => IsIn(s.Branch, branch)).ToList())
        {
            EndTasks(open.Id, TaskEnding.Cancelled, by);
            draft.Emit(new StepLeft(open.Id));
        }
    }

    /// <summary>True when a branch is <paramref name="outer"/> or lies inside it.</summary>
    public static bool IsIn(string branch, string outer) => outer.Length == 0 || branch == outer || branch.StartsWith(outer + "/", StringComparison.Ordinal);

    /// <summary>Ids of the forks a branch lies in, outermost first.</summary>
    public static IEnumerable<string> ForksOf(string branch) => branch.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(b => b[..b.LastIndexOf(':')]);

    /// <summary>The branch of a fork at a place.</summary>
    public static string BranchOf(BoundStep fork, int number) => fork.Branch.Length == 0 ? $"{fork.Id}:{number}" : $"{fork.Branch}/{fork.Id}:{number}";

    public void Tell(string step, IEnumerable<Party> parties)
    {
        if (eligibility.Told(parties) is { Count: > 0 } people) draft.Emit(new PeopleTold(step, people, Telling.Flow, null));
    }

    private void Open(BoundStep step)
    {
        var due = step.Definition.Within is { } limit ? draft.Context.Due(limit, draft.Context.Now) : (NodaTime.Instant?)null;
        draft.Emit(new StepOpened(step.Id, State.Rounds.GetValueOrDefault(step.Id) + 1, draft.Context.Now, due, step.Branch));
    }

    private void EndTasks(string step, TaskEnding why, string? by)
    {
        foreach (var task in State.Tasks.Where(t => t.Step == step && t.IsOpen).ToList()) draft.Emit(new TaskEnded(task.Number, why, by));
    }

    private void Leave(BoundStep step, string exit, string to, bool automatic)
    {
        // A fork that is left by its own limit leaves its branches behind.
        if (step.Kind == StepKind.Together)
            for (var i = 0; i < step.Definition.Branches.Count; i++) Close(BranchOf(step, i), null);
        draft.Emit(new StepPassed(step.Id, exit, to, automatic));
        if (draft.Flow.Ending(to) is { } ending) End(ending);
        else Go(step, draft.Flow.Step(to)!);
    }

    private void Go(BoundStep from, BoundStep to)
    {
        if (to.Kind == StepKind.Together && BranchInside(to, from.Branch) is { } branch)
        {
            Close(branch, null);
            Join(to);
            return;
        }
        if (to.Branch != from.Branch) Close(to.Branch, null);
        Enter(to, to.Index <= from.Index ? Everybody : Nobody);
    }

    private void Fork(BoundStep step, Func<string, bool> asksAnew)
    {
        forking.Add(step.Id);
        foreach (var first in step.Definition.Branches)
        {
            if (State.Ended is not null || State.OpenStepOf(step.Id) is null) break;
            Enter(draft.Flow.Step(first.Text)!, asksAnew);
        }
        forking.Remove(step.Id);
        Join(step);
    }

    private void Join(BoundStep fork)
    {
        if (forking.Contains(fork.Id) || State.OpenStepOf(fork.Id) is null) return;
        var inside = Enumerable.Range(0, fork.Definition.Branches.Count).Select(i => BranchOf(fork, i)).ToList();
        if (!State.Open.Exists(s => inside.Exists(b => IsIn(s.Branch, b)))) Pass(fork, "joined", automatic: true);
    }

    private void End(BoundEnding ending)
    {
        Close("", null);
        draft.Emit(new CaseEnded(ending.Definition.Id, null, null));
        Tell("", ending.Tell);
    }

    private static string? BranchInside(BoundStep fork, string branch) =>
        Enumerable.Range(0, fork.Definition.Branches.Count).Select(i => BranchOf(fork, i)).FirstOrDefault(b => IsIn(branch, b));
}
