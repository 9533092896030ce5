using Yunzhang.Engine.Flows.Running;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>The case goes back (退回) to an earlier step, where everybody is asked anew, or to its starter.</summary>
internal sealed class Returning(CaseDraft draft)
{
    private readonly Eligibility eligibility = new(draft);

    public void Do(string by, CaseAct.Return back)
    {
        if (Grip.On(draft, eligibility, back.Task, by) is not { } task) return;
        var step = draft.StepOf(task);
        if (step.Kind != StepKind.Decide || !step.Definition.MayReturn)
            draft.Refuse("case.may-not-return", $"“{step.Definition.Name.Zh}”这一步不能退回。", $"The case cannot be returned from \"{step.Definition.Name.En}\".");
        if (string.IsNullOrWhiteSpace(back.Reason)) draft.Refuse("case.reason-needed", "退回要写明理由。", "Say why the case goes back.");
        if (eligibility.Of(by, step, task) is { } refusal) draft.Refuse(refusal);
        var target = back.To.Length == 0 ? null : Target(step, back.To);
        if (back.To.Length == 0 && draft.State.Starter is null) draft.Refuse("case.no-starter", "这件事由系统发起，没有发起人可退。请退给前面某一步。", "A control started the case, so there is no starter to return it to. Return it to an earlier step.");
        if (draft.IsRefused) return;
        draft.Emit(new StepReturned(step.Id, back.To, by, back.Reason.Trim(), Withdrawn: false));
        var walk = new Walk(draft, eligibility);
        walk.Close(target?.Branch ?? "", by);
        if (target is not null) walk.EnterAnew(target);
    }

    private BoundStep? Target(BoundStep step, string id)
    {
        var possible = draft.Flow.Steps.Where(s => IsPossible(s, step)).ToList();
        if (possible.Find(s => s.Id == id) is { } target) return target;
        var (zh, en) = possible.Count == 0 ? ("只能退给发起人", "it can only go to the starter") : ($"可以退给：{string.Join("、", possible.Select(s => s.Definition.Name.Zh))}", $"it can go to: {string.Join(", ", possible.Select(s => s.Definition.Name.En))}");
        draft.Refuse("case.not-earlier", $"“{draft.Flow.Step(id)?.Definition.Name.Zh ?? id}”不是走过的前面一步，不能退到那里；{zh}。", $"\"{draft.Flow.Step(id)?.Definition.Name.En ?? id}\" is no earlier step the case has been through; {en}.");
        return null;
    }

    private bool IsPossible(BoundStep target, BoundStep from) =>
        target.IsOfPeople && target.Index < from.Index && Walk.IsIn(from.Branch, target.Branch) && draft.State.Passed.Exists(p => p.Id == target.Id && p.Exit != StepWords.Skipped);
}
