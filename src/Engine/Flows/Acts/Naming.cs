using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>Somebody is named for a task that has no holder, or whose holder has left.</summary>
internal sealed class Naming(CaseDraft draft)
{
    private readonly Eligibility eligibility = new(draft);

    public void Do(string by, CaseAct.Name name)
    {
        if (draft.State.Task(name.Task) is not { IsOpen: true } task)
        {
            draft.Refuse("case.no-task", $"第 {name.Task} 项待办不存在或已结束。", $"There is no open task {name.Task}.");
            return;
        }
        var step = draft.StepOf(task);
        if (task.To.Length > 0 && (task.To == CaseTask.Anyone || task.IsOutside || draft.Finder.Index.IsEmployed(task.To)))
            draft.Refuse("case.has-holder", $"这一项由{draft.NameOf(task.To)}办理，不用指定别人；要换人请转办。", $"{draft.NameOf(task.To)} holds this task, so nobody is to be named; it can be handed over.");
        eligibility.CheckPlace(name.To, step, task);
        if (draft.IsRefused) return;
        draft.Emit(new TaskEnded(task.Number, TaskEnding.Moved, by));
        draft.Emit(new TaskGiven(draft.State.Tasks.Count + 1, step.Id, task.Party, name.To, null, TaskOrigin.Named, task.Behind,
            new Phrase($"{draft.NameOf(by)}指定", $"Named by {draft.NameOf(by)}"), task.Number));
    }
}
