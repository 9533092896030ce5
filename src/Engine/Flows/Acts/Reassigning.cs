using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows.Running;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>
/// Looks again at who holds what. A task of somebody who has left goes to whoever the flow finds now, or waits for a name; one that nobody held goes
/// to whoever is found now; one of somebody who no longer holds the post goes to his successor, and stays with him while there is none.
/// </summary>
internal sealed class Reassigning(CaseDraft draft)
{
    private readonly Eligibility eligibility = new(draft);

    public void Do()
    {
        foreach (var open in draft.State.Open.ToList())
        {
            if (draft.Flow.Step(open.Id) is not { IsOfPeople: true } step) continue;
            foreach (var task in draft.State.Tasks.Where(t => t.Step == open.Id && t.Round == open.Round && t is { IsOpen: true, IsOutside: false } && t.To != CaseTask.Anyone).ToList()) Look(step, task);
        }
    }

    private void Look(BoundStep step, CaseTask task)
    {
        var found = Found(step, task);
        var hasLeft = task.To.Length > 0 && (!draft.Finder.Index.IsEmployed(task.To) || (task.For is { } absent && !draft.Finder.Index.IsEmployed(absent)));
        if (task.To.Length > 0 && !hasLeft && (task.Origin is not (TaskOrigin.Flow or TaskOrigin.Inherited) || found.Exists(a => (a.For ?? a.Person) == (task.For ?? task.To)))) return;
        var seated = draft.State.Tasks.Where(t => t.Step == step.Id && t.Round == task.Round && t.Number != task.Number && t.IsSeated).ToList();
        var next = found.Find(a => !seated.Exists(t => t.To == a.Person && t.For == a.For));
        if (next is null && !hasLeft) return;
        if (next is null && seated.Exists(t => t.IsOpen) && step.Definition.Rule.Kind == DecideKind.Any && step.Kind != StepKind.Sign)
        {
            // Another who may decide alone still holds it.
            draft.Emit(new TaskEnded(task.Number, TaskEnding.Moved, null));
            return;
        }
        draft.Emit(new TaskEnded(task.Number, TaskEnding.Moved, null));
        draft.Emit(new TaskGiven(draft.State.Tasks.Count + 1, step.Id, task.Party, next?.Person ?? "", next?.For, TaskOrigin.Inherited, task.Behind, Because(task, next), task.Number));
    }

    private List<Asked> Found(BoundStep step, CaseTask task) =>
        [.. step.Parties.Where(p => step.Kind != StepKind.Sign || p.Id == task.Party).SelectMany(p => draft.Finder.Find(p.Who, eligibility.Asking(step, p.Who)).People)
            .Where(a => eligibility.Of(a.Person, step, task) is null)];

    private Phrase Because(CaseTask task, Asked? next)
    {
        var before = task.To.Length == 0 ? new Phrase("原来无人可办", "nobody could be found before") : new Phrase($"原由{draft.NameOf(task.To)}办理", $"{draft.NameOf(task.To)} held it before");
        return next is null
            ? new Phrase($"{before.Zh}，现在找不到接手的人。请管理员指定一人。", $"Nobody can take over ({before.En}). An administrator must name somebody.")
            : new Phrase($"{next.Because.Zh}（{before.Zh}）", $"{next.Because.En} ({before.En})");
    }
}
