using Yunzhang.Engine.Flows.Running;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>What a step waits for has come: a fact, or the end of another case.</summary>
internal sealed class Arriving(CaseDraft draft)
{
    public void Do(CaseAct.Arrive arrive)
    {
        if (draft.State.OpenStepOf(arrive.Step) is null || draft.Flow.Step(arrive.Step) is not { Kind: StepKind.Wait or StepKind.Case } step)
        {
            draft.Refuse("case.not-waiting", $"这件事现在没有在“{arrive.Step}”等待。", $"The case is not waiting in \"{arrive.Step}\" now.");
            return;
        }
        if (arrive.Exit == StepWords.Missed || step.Definition.Exit(arrive.Exit) is null)
        {
            draft.Refuse("case.unknown-exit", $"“{step.Definition.Name.Zh}”没有写“{arrive.Exit}”以后去哪里，要由人来终止这件事。", $"\"{step.Definition.Name.En}\" does not say where the case goes after \"{arrive.Exit}\"; a person has to stop it.");
            return;
        }
        new Walk(draft, new Eligibility(draft)).Pass(step, arrive.Exit, automatic: true);
    }
}
