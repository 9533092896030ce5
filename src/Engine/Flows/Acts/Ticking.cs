using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows.Running;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>
/// What the clock has brought about: limits that passed, rungs that were reached, each at its own time, once, and in the order of those times,
/// however long nobody looked.
/// </summary>
internal sealed class Ticking(CaseDraft draft)
{
    private readonly Eligibility eligibility = new(draft);

    // Without a rung it is the limit itself, which comes first where both fall together.
    private sealed record Due(string Step, Instant At, int? Rung);

    public void Do()
    {
        var walk = new Walk(draft, eligibility);
        while (Next() is { } due)
        {
            var step = draft.Flow.Step(due.Step)!;
            if (due.Rung is { } rung) Reach(step, rung);
            else Miss(step, due.At, walk);
        }
    }

    /// <summary>The earliest that is due and has not happened; looked for again each time, since one may move the case on.</summary>
    private Due? Next() => draft.State.Open.SelectMany(Of).Where(d => d.At <= draft.Context.Now)
        .OrderBy(d => d.At).ThenBy(d => d.Rung ?? -1).FirstOrDefault();

    private IEnumerable<Due> Of(OpenStep open)
    {
        if (draft.Flow.Step(open.Id) is not { } step) yield break;
        if (open.Due is { } due && !open.IsMissed) yield return new Due(open.Id, due, null);
        for (var i = 0; i < step.Ladder.Count; i++)
        {
            var rung = step.Ladder[i];
            if (open.Rungs.Contains(i) || (rung.IsFromLimit && open.Due is null)) continue;
            yield return new Due(open.Id, draft.Context.Due(rung.At, rung.IsFromLimit ? open.Due!.Value : open.Since), i);
        }
    }

    private void Miss(BoundStep step, Instant due, Walk walk)
    {
        draft.Emit(new StepMissed(step.Id, due));
        if (step.Definition.Exit(StepWords.Missed) is not null) walk.Pass(step, StepWords.Missed, automatic: true);
    }

    private void Reach(BoundStep step, int number)
    {
        var rung = step.Ladder[number];
        draft.Emit(new RungReached(step.Id, number, eligibility.Told(rung.Tell)));
        if (rung.Hand is { } hand && step.Kind is StepKind.Decide or StepKind.Do) HandUp(step, hand);
    }

    /// <summary>Whoever takes over has one voice, however many had not spoken; what was said already stands.</summary>
    private void HandUp(BoundStep step, Party hand)
    {
        var round = draft.State.Rounds[step.Id];
        var open = draft.State.Tasks.Where(t => t.Step == step.Id && t.Round == round && t.IsOpen).ToList();
        var spoken = draft.State.Tasks.Where(t => t.Step == step.Id && t.Round == round && t.IsSeated && !t.IsOpen).Select(t => t.To).ToHashSet(StringComparer.Ordinal);
        var people = draft.Finder.Find(hand, eligibility.Asking(step, hand)).People.Where(a => !spoken.Contains(a.Person)).ToList();
        if (open.Count == 0 || people.Count == 0 || people.TrueForAll(a => open.Exists(t => t.To == a.Person))) return;
        foreach (var task in open) draft.Emit(new TaskEnded(task.Number, TaskEnding.Moved, null));
        foreach (var asked in people)
        {
            draft.Emit(new TaskGiven(draft.State.Tasks.Count + 1, step.Id, "", asked.Person, asked.For, TaskOrigin.Escalated, null,
                new Phrase($"到时未办，转由{asked.Because.Zh}办理", $"Not done in time, so it goes to {asked.Because.En}"), open[0].Number));
        }
    }
}
