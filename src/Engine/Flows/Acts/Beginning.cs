using Yunzhang.Engine.Flows.Running;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>A case of another flow was started for a step that waits for its end.</summary>
internal sealed class Beginning(CaseDraft draft)
{
    public void Do(CaseAct.Begin begin)
    {
        if (draft.State.OpenStepOf(begin.Step) is null || draft.Flow.Step(begin.Step)?.Kind != StepKind.Case || draft.State.Others.ContainsKey(begin.Step))
        {
            draft.Refuse("case.not-waiting", $"这件事现在没有在“{begin.Step}”等待。", $"The case is not waiting in \"{begin.Step}\" now.");
            return;
        }
        draft.Emit(new OtherBegun(begin.Step, begin.Case, begin.Number));
    }
}
