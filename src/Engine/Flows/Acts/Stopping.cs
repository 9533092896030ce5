using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>Somebody stops the case (终止). It counts as if it had never been asked.</summary>
internal sealed class Stopping(CaseDraft draft)
{
    public void Do(string by, CaseAct.Stop stop)
    {
        if (string.IsNullOrWhiteSpace(stop.Reason)) draft.Refuse("case.reason-needed", "终止要写明理由。", "Say why the case is stopped.");
        if (draft.IsRefused) return;
        new Walk(draft, new Eligibility(draft)).Close("", by);
        draft.Emit(new CaseEnded(CaseState.Stopped, by, stop.Reason.Trim()));
    }
}
