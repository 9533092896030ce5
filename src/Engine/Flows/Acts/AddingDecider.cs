using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows.Running;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>A decider asks for one more (加签), before or after himself. Whoever comes after him still comes after both.</summary>
internal sealed class AddingDecider(CaseDraft draft)
{
    private readonly Eligibility eligibility = new(draft);

    public void Do(string by, CaseAct.AddDecider add)
    {
        if (Grip.On(draft, eligibility, add.Task, by) is not { } task) return;
        var step = draft.StepOf(task);
        if (step.Kind != StepKind.Decide)
            draft.Refuse("case.may-not-add", $"“{step.Definition.Name.Zh}”不是审批，不能加签。", $"\"{step.Definition.Name.En}\" is not decided, so nobody can be asked for besides.");
        eligibility.CheckPlace(add.Who, step, task);
        if (draft.IsRefused) return;
        var name = draft.NameOf(by);
        draft.Emit(new TaskGiven(draft.State.Tasks.Count + 1, step.Id, task.Party, add.Who, null, add.Before ? TaskOrigin.AddedBefore : TaskOrigin.AddedAfter,
            add.Before ? task.Behind : task.Number,
            add.Before ? new Phrase($"{name}前加签", $"{name} asks for him first") : new Phrase($"{name}后加签", $"{name} asks for him afterwards"), task.Number));
    }
}
