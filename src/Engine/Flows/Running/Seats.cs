using System.Globalization;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Running;

/// <summary>A place in a step: a task and those it was handed to. The first of them who acts speaks for it.</summary>
/// <param name="IsAdded">True when a decider asked for it besides himself.</param>
/// <param name="Tasks">Its tasks that count.</param>
/// <param name="Word">What was said; null while nothing was.</param>
internal sealed record Chair(bool IsAdded, IReadOnlyList<CaseTask> Tasks, string? Word);

/// <summary>
/// One voice in a step: the place the flow gave, or in a signing step a party, and the places its holder asked for besides. Of those asked for
/// besides, everybody must say yes for the voice to be a yes.
/// </summary>
internal sealed record Seat(BoundStep Step, IReadOnlyList<Chair> Chairs)
{
    /// <summary>What it says; null while somebody is still to speak.</summary>
    public string? Word
    {
        get
        {
            var yes = StepWords.Yes(Step.Kind);
            if (Chairs.FirstOrDefault(c => c.IsAdded && c.Word is not null && c.Word != yes) is { } objection) return objection.Word;
            var own = Chairs.FirstOrDefault(c => !c.IsAdded)?.Word;
            return own == yes && Chairs.Any(c => c.IsAdded && c.Word is null) ? null : own;
        }
    }

    /// <summary>Open tasks that are needed no longer: somebody else spoke for their place, or the voice is heard.</summary>
    public IEnumerable<CaseTask> Idle => Chairs.Where(c => Word is not null || c.Word is not null).SelectMany(c => c.Tasks).Where(t => t.IsOpen);

    public static bool IsAdded(CaseTask task) => task.Origin is TaskOrigin.AddedBefore or TaskOrigin.AddedAfter;
}

/// <summary>The seats of the running round of a step, and the answer they come to.</summary>
internal static class Seats
{
    public static IReadOnlyList<Seat> Of(CaseState state, BoundStep step)
    {
        var round = state.Rounds.GetValueOrDefault(step.Id);
        return [.. state.Tasks.Where(t => t.Step == step.Id && t.Round == round && t.IsSeated)
            .GroupBy(t => First(state, t, _ => true) is var first && step.Kind == StepKind.Sign ? first.Party : first.Number.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal)
            .Select(g => new Seat(step, [.. Chairs(state, step, g)]))];
    }

    private static IEnumerable<Chair> Chairs(CaseState state, BoundStep step, IEnumerable<CaseTask> tasks) =>
        tasks.GroupBy(t => First(state, t, other => !Seat.IsAdded(other)) is var first && Seat.IsAdded(first) ? first.Number : step.Kind == StepKind.Sign ? 0 : first.Number)
            .Select(g => new Chair(Seat.IsAdded(First(state, g.First(), t => !Seat.IsAdded(t))), [.. g], g.Select(t => state.AnswerOf(t)?.Exit).FirstOrDefault(w => w is not null)));

    /// <summary>The exit the step comes to; null while it is open.</summary>
    public static string? Outcome(CaseState state, BoundStep step)
    {
        var words = Of(state, step).Select(s => s.Word).ToList();
        var said = words.OfType<string>().ToList();
        if (said.Count == 0) return null;
        var (yes, no, rule) = (StepWords.Yes(step.Kind), StepWords.No(step.Kind), step.Definition.Rule);
        if (step.Kind == StepKind.Sign) rule = new DecideRule(DecideKind.All);
        if (rule.Kind == DecideKind.Any) return StepWords.ExitOf(step.Kind, said[0]);
        // A ladder may have made one seat of several; more than all of them cannot be wanted.
        var needed = Math.Min(rule.Needed(words.Count), words.Count);
        if (said.GroupBy(w => w).FirstOrDefault(g => g.Key != no && g.Count() >= needed) is { } agreed) return StepWords.ExitOf(step.Kind, agreed.Key);
        // Where everybody must agree, a word of the flow's own, such as "more papers", is an answer by itself.
        if (rule.Kind is DecideKind.All or DecideKind.InTurn && said.Find(w => w != yes) is { } other) return StepWords.ExitOf(step.Kind, other);
        var waiting = words.Count - said.Count;
        var best = said.Where(w => w != no).GroupBy(w => w).Select(g => g.Count()).DefaultIfEmpty(0).Max();
        return best + waiting < needed && no is not null ? StepWords.ExitOf(step.Kind, no) : null;
    }

    /// <summary>The task at the beginning of those it came from, as far back as <paramref name="goesOn"/> lets it go.</summary>
    private static CaseTask First(CaseState state, CaseTask task, Func<CaseTask, bool> goesOn)
    {
        while (goesOn(task) && task.From is { } from) task = state.Tasks[from - 1];
        return task;
    }
}
