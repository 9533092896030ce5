using Yunzhang.Engine.Flows.Acts;
using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows;

/// <summary>
/// The state machine of a case: what comes of an act, as a pure function of flow, state, people and moment. It checks whether an act is possible for
/// the person as holder of a task; whether he has the right to stop cases or to name people is asked by the caller.
/// </summary>
public sealed class CaseRun(BoundFlow flow, CaseContext context)
{
    private readonly PartyFinder finder = new(context.Staff);

    /// <summary>Starts a case. The form has been checked already.</summary>
    /// <param name="by">Key of the starter; null when a control starts it.</param>
    /// <param name="values">The form, by path.</param>
    public CaseAnswer Start(string? by, IReadOnlyDictionary<string, string> values)
    {
        var draft = new CaseDraft(flow, context, finder, CaseState.Empty);
        new Starting(draft).Do(by, values);
        return Answer(draft, CaseState.Empty);
    }

    /// <summary>Does something with a case, or says why not. What the clock has brought about by now comes first, whether or not anybody looked at it.</summary>
    /// <param name="state">The case as it stands.</param>
    /// <param name="by">Key of the person; empty for what nobody does, such as a tick.</param>
    /// <param name="act">What he wants.</param>
    public CaseAnswer Do(CaseState state, string by, CaseAct act)
    {
        var draft = new CaseDraft(flow, context, finder, state);
        if (state.Flow.Length == 0) draft.Refuse("case.not-started", "这件事还没有发起。", "The case has not been started.");
        if (draft.IsRefused || (state.Ended is not null && act is CaseAct.Tick or CaseAct.Reassign)) return Answer(draft, state);
        new Ticking(draft).Do();
        // Also what the clock has ended meanwhile.
        if (draft.State.Ended is { } ending && act is not (CaseAct.Comment or CaseAct.Copy or CaseAct.Tick or CaseAct.Reassign))
            draft.Refuse("case.ended", $"这件事已经办结（{flow.Ending(ending)?.Definition.Name.Zh ?? "已终止"}），只能评论或抄送。", $"The case has ended ({flow.Ending(ending)?.Definition.Name.En ?? "stopped"}); it can only be commented on or copied.");
        if (!draft.IsRefused && act is not CaseAct.Tick) Dispatch(draft, by, act);
        return Answer(draft, state);
    }

    private static void Dispatch(CaseDraft draft, string by, CaseAct act)
    {
        switch (act)
        {
            case CaseAct.Say say: new Saying(draft).Do(by, say); break;
            case CaseAct.Return back: new Returning(draft).Do(by, back); break;
            case CaseAct.HandIn again: new HandingIn(draft).Do(by, again); break;
            case CaseAct.Withdraw withdraw: new Withdrawing(draft).Do(by, withdraw); break;
            case CaseAct.HandOver over: new HandingOver(draft).Do(by, over); break;
            case CaseAct.AddDecider add: new AddingDecider(draft).Do(by, add); break;
            case CaseAct.RemoveDecider remove: new RemovingDecider(draft).Do(by, remove); break;
            case CaseAct.Urge: new Urging(draft).Do(by); break;
            case CaseAct.Copy copy: new Copying(draft).Do(by, copy); break;
            case CaseAct.Comment comment: new Commenting(draft).Do(by, comment); break;
            case CaseAct.Stop stop: new Stopping(draft).Do(by, stop); break;
            case CaseAct.Name name: new Naming(draft).Do(by, name); break;
            case CaseAct.Arrive arrive: new Arriving(draft).Do(arrive); break;
            case CaseAct.Begin begin: new Beginning(draft).Do(begin); break;
            case CaseAct.Recount recount: new Recounting(draft).Do(recount.Why); break;
            case CaseAct.Reassign: new Reassigning(draft).Do(); break;
            default: throw new ArgumentOutOfRangeException(nameof(act), act, "An act without a class of its own.");
        }
    }

    private static CaseAnswer Answer(CaseDraft draft, CaseState before) =>
        draft.IsRefused ? new CaseAnswer([], before, draft.Refusals) : new CaseAnswer(draft.Events, draft.State, []);
}
