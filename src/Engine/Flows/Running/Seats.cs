using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Running;

/// <summary>
/// One voice in a step: a task with those it was handed to, and the deciders its holder asked for besides. In a signing step, a party.
/// Of those it was handed to, the first who acts speaks; of those asked for besides, everybody must say yes.
/// </summary>
internal sealed record Seat(BoundStep Step, IReadOnlyList<CaseTask> Tasks, Func<CaseTask, string?> WordOf)
{
    /// <summary>What it says; null while somebody is still to speak.</summary>
    public string? Word
    {
        get
        {
            var yes = StepWords.Yes(Step.Kind);
            if (Tasks.Where(IsAdded).Select(WordOf).FirstOrDefault(w => w is not null && w != yes) is { } objection) return objection;
            var own = Tasks.Where(t => !IsAdded(t)).Select(WordOf).FirstOrDefault(w => w is not null);
            return own == yes && Tasks.Any(t => IsAdded(t) && WordOf(t) is null) ? null : own;
        }
    }

    /// <summary>Open tasks that the seat needs no longer: somebody else spoke for it.</summary>
    public IEnumerable<CaseTask> Idle => Word is not null
        ? Tasks.Where(t => t.IsOpen)
        : Tasks.Any(t => !IsAdded(t) && WordOf(t) is not null) ? Tasks.Where(t => t.IsOpen && !IsAdded(t)) : [];

    public static bool IsAdded(CaseTask task) => task.Origin is TaskOrigin.AddedBefore or TaskOrigin.AddedAfter;
}

/// <summary>The seats of the running round of a step, and the answer they come to.</summary>
internal static class Seats
{
    public static IReadOnlyList<Seat> Of(CaseState state, BoundStep step)
    {
        var round = state.Rounds.GetValueOrDefault(step.Id);
        return [.. state.Tasks.Where(t => t.Step == step.Id && t.Round == round && t.IsSeated)
            .GroupBy(t => step.Kind == StepKind.Sign ? t.Party : Root(state, t).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal)
            .Select(g => new Seat(step, [.. g], t => state.AnswerOf(t)?.Exit))];
    }

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

    private static int Root(CaseState state, CaseTask task)
    {
        while (task.From is { } from) task = state.Tasks[from - 1];
        return task.Number;
    }
}
