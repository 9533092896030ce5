using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>Somebody takes his last act back (撤回) while nobody has acted on it.</summary>
internal sealed class Withdrawing(CaseDraft draft)
{
    private readonly Eligibility eligibility = new(draft);

    private CaseState State => draft.State;

    public void Do(string by, CaseAct.Withdraw withdraw)
    {
        var reason = string.IsNullOrWhiteSpace(withdraw.Reason) ? null : withdraw.Reason.Trim();
        if (State.WithStarter) draft.Refuse("case.nothing-to-withdraw", "这件事已在发起人手里。", "The case is with its starter already.");
        else if (State.Acts.Count == 0) ToStarter(by, reason);
        else if (State.Tasks[State.Acts[^1] - 1] is { Answer: { } answer } last && answer.By == by) TakeBack(last, by, reason);
        else if (by == State.Starter) draft.Refuse("case.acted-already", "已有人办理，不能撤回。请他退回，或终止这件事。", "Somebody has acted already, so it cannot be withdrawn. Ask him to return it, or stop the case.");
        else draft.Refuse("case.nothing-to-withdraw", "最后一步不是您办的，没有可撤回的。", "The last act was not yours; there is nothing to take back.");
    }

    private void ToStarter(string by, string? reason)
    {
        if (by != State.Starter)
        {
            draft.Refuse("case.nothing-to-withdraw", "还没有人办理，只有发起人可以撤回。", "Nobody has acted yet; only the starter can withdraw the case.");
            return;
        }
        draft.Emit(new StepReturned(State.Open.FirstOrDefault()?.Id ?? "", "", by, reason, Withdrawn: true));
        new Walk(draft, eligibility).Close("", by);
    }

    private void TakeBack(CaseTask task, string by, string? reason)
    {
        if (draft.FoundStepOf(task) is not { } step)
        {
            GoneOn();
            return;
        }
        if (State.OpenStepOf(step.Id) is { } open && open.Round == task.Round)
        {
            draft.Emit(new VotesVoided([task.Number], [], by));
            return;
        }
        var passed = State.Passed.FindLastIndex(p => p.Id == step.Id && p.Round == task.Round);
        if (passed < 0 || Walk.ForksOf(step.Branch).Any(f => State.OpenStepOf(f) is null) || State.Passed.Skip(passed + 1).Any(p => p.Exit == StepWords.Missed))
        {
            GoneOn();
            return;
        }
        draft.Emit(new StepReturned(State.Open.LastOrDefault()?.Id ?? step.Id, step.Id, by, reason, Withdrawn: true));
        draft.Emit(new VotesVoided([task.Number], [], by));
        var walk = new Walk(draft, eligibility);
        walk.Close(step.Branch, by);
        // What he changed stays changed: whoever had agreed before him to what no longer stands is asked first.
        var votes = new Votes(draft, walk);
        votes.GoBack(votes.FallenBefore(step));
        if (IsLeftEmpty(step)) walk.Enter(step, person => person == task.To);
    }

    private bool IsLeftEmpty(BoundStep step) =>
        State.Ended is null && !State.Open.Exists(s => Walk.IsIn(s.Branch, step.Branch)) && Walk.ForksOf(step.Branch).All(f => State.OpenStepOf(f) is not null);

    private void GoneOn() => draft.Refuse(
        "case.gone-on", "这件事已经走远了（分支已汇合、已逾期、已退回或换了流程版本），不能撤回。", "The case has gone on since (branches joined, a limit passed, it was returned or moved to another version), so your act cannot be taken back.");
}
