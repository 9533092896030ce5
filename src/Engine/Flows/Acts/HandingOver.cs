using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>A task goes to somebody else (转办).</summary>
internal sealed class HandingOver(CaseDraft draft)
{
    private readonly Eligibility eligibility = new(draft);

    public void Do(string by, CaseAct.HandOver over)
    {
        if (Grip.On(draft, eligibility, over.Task, by) is not { } task) return;
        var step = draft.StepOf(task);
        if (Eligibility.IsPersonal(step, eligibility.PartyOf(task)))
            draft.Refuse("case.personal", $"“{step.Definition.Name.Zh}”要本人办，不能转给别人。", $"\"{step.Definition.Name.En}\" is for the person himself; it cannot be handed over.");
        eligibility.CheckPlace(over.To, step, task);
        if (draft.IsRefused) return;
        var reason = string.IsNullOrWhiteSpace(over.Reason) ? null : over.Reason.Trim();
        draft.Emit(new TaskEnded(task.Number, TaskEnding.Moved, by));
        draft.Emit(new TaskGiven(draft.State.Tasks.Count + 1, step.Id, task.Party, over.To, null, TaskOrigin.HandedOver, task.Behind,
            new Phrase($"{draft.NameOf(by)}转办" + (reason is null ? "" : $"：{reason}"), $"Handed over by {draft.NameOf(by)}" + (reason is null ? "" : $": {reason}")), task.Number));
    }
}
