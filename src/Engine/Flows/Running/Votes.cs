using System.Collections.Immutable;

namespace Yunzhang.Engine.Flows.Running;

/// <summary>What an edit does to what others have said: a word covers what its speaker saw, so it falls when that changes, and he is asked again.</summary>
internal sealed class Votes(CaseDraft draft, Walk walk)
{
    private CaseState State => draft.State;

    /// <summary>Writes the changes down. Nothing happens when nothing differs.</summary>
    /// <returns>Ids of the fields that changed.</returns>
    public ImmutableSortedSet<string> Change(string by, string step, IReadOnlyDictionary<string, string?> changes)
    {
        var real = changes.Select(c => new FieldChange(c.Key, State.Values.GetValueOrDefault(c.Key), c.Value is { Length: > 0 } ? c.Value : null))
            .Where(c => c.Before != c.After).OrderBy(c => c.Path, StringComparer.Ordinal).ToList();
        if (real.Count > 0) draft.Emit(new FieldsChanged(by, step, real));
        return [.. real.Select(c => Seen.FieldOf(c.Path))];
    }

    /// <summary>Takes back the words of others that covered one of the fields; those of <paramref name="except"/> saw the change.</summary>
    /// <returns>The tasks whose word was taken back.</returns>
    public IReadOnlyList<CaseTask> Void(ImmutableSortedSet<string> fields, int? except)
    {
        if (fields.Count == 0) return [];
        var voided = State.Tasks.Where(t => t.Number != except && Counts(t) && draft.FoundStepOf(t) is { IsVote: true } && State.AnswerOf(t) is { } answer && answer.Seen.Keys.Any(fields.Contains)).ToList();
        if (voided.Count > 0) draft.Emit(new VotesVoided([.. voided.Select(t => t.Number)], [.. fields]));
        return voided;
    }

    /// <summary>
    /// Sends the case back to steps that have passed on a word which no longer counts. What lies between stands where nothing in it changed.
    /// </summary>
    /// <returns>True when it went back.</returns>
    public bool GoBack(IReadOnlyList<CaseTask> voided)
    {
        var back = voided.Select(draft.StepOf).Distinct().Where(s => State.OpenStepOf(s.Id) is null && PassedWithYes(s)).OrderBy(s => s.Index).Select(Reopenable).ToList();
        var closed = new List<string>();
        foreach (var step in back.Where(IsBehind))
        {
            if (closed.Exists(b => Walk.IsIn(step.Branch, b))) continue;
            closed.Add(step.Branch);
            walk.Close(step.Branch, null);
            walk.Enter(step);
        }
        return closed.Count > 0;
    }

    /// <summary>Words taken back in earlier steps that have passed on them and were not asked again since.</summary>
    public IReadOnlyList<CaseTask> FallenBefore(BoundStep step) =>
        [.. State.Tasks.Where(t => t is { IsVoided: true, IsOpen: false } && Counts(t) && draft.FoundStepOf(t) is { IsVote: true } voted && voted.Index < step.Index)];

    private bool Counts(CaseTask task) => task.Round == State.RoundOf(task.Step);

    private bool PassedWithYes(BoundStep step) =>
        State.Passed.FindLast(p => p.Id == step.Id)?.Exit == StepWords.ExitOf(step.Kind, StepWords.Yes(step.Kind));

    /// <summary>A step inside branches that have joined can only be come to through its fork.</summary>
    private BoundStep Reopenable(BoundStep step)
    {
        var outer = step.Branch.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(b => draft.Flow.Step(b[..b.LastIndexOf(':')])!);
        return outer.FirstOrDefault(f => State.OpenStepOf(f.Id) is null) ?? step;
    }

    /// <summary>True when the case is past the step in its branch, so that it would not come to it again by itself.</summary>
    private bool IsBehind(BoundStep step) =>
        !State.Open.Exists(s => Walk.IsIn(s.Branch, step.Branch) && draft.Flow.Step(s.Id)!.Index <= step.Index);
}
