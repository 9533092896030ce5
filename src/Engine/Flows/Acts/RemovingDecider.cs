using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>Whoever asked for one more decider takes him out again (减签), as long as he has not acted.</summary>
internal sealed class RemovingDecider(CaseDraft draft)
{
    public void Do(string by, CaseAct.RemoveDecider remove)
    {
        if (draft.State.Task(remove.Task) is not { } task || !Seat.IsAdded(task) || task.From is not { } from)
        {
            draft.Refuse("case.not-added", $"第 {remove.Task} 项待办不是加签来的，不能减签。", $"Task {remove.Task} was not asked for besides, so it cannot be taken out.");
            return;
        }
        if (!task.IsOpen) draft.Refuse("case.task-ended", "他已经办过，或这一步已有结果，不能减签。", "He has acted already, or the step has come to its answer; he cannot be taken out.");
        else if (!Holders(draft.State.Tasks[from - 1]).Contains(by)) draft.Refuse("case.not-yours", "谁加的签，谁来减。", "Only whoever asked for him can take him out.");
        if (draft.IsRefused) return;
        draft.Emit(new TaskEnded(task.Number, TaskEnding.Removed, by));
        new Walk(draft, new Eligibility(draft)).Settle(draft.StepOf(task));
    }

    /// <summary>Those who hold, or held, the task he was asked for from.</summary>
    private IEnumerable<string?> Holders(CaseTask asker) =>
        draft.State.Tasks.Where(t => t.From == asker.Number && !Seat.IsAdded(t)).Select(t => t.To)
            .Concat(new[] { asker.To, asker.For, asker.Answer?.By });
}
