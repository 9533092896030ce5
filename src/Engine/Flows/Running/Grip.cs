namespace Yunzhang.Engine.Flows.Running;

/// <summary>Whether somebody may lay hands on a task, and if not, why.</summary>
internal static class Grip
{
    /// <summary>The task, when it is open, it is his turn, and it is his; otherwise null, and the reason is with the draft.</summary>
    public static CaseTask? On(CaseDraft draft, Eligibility eligibility, int number, string by)
    {
        if (draft.State.Task(number) is not { } task)
        {
            draft.Refuse("case.no-task", $"这件事里没有第 {number} 项待办。", $"The case has no task {number}.");
            return null;
        }
        if (!task.IsOpen) return Closed(draft, task);
        if (!IsHis(draft, eligibility, task, by))
        {
            var zh = task.To.Length == 0 ? "还没有指定办理人" : task.To == CaseTask.Anyone ? "您要回避" : $"由{draft.NameOf(task.To)}办理";
            var en = task.To.Length == 0 ? "nobody has been named for it yet" : task.To == CaseTask.Anyone ? "you may not act here" : $"it is for {draft.NameOf(task.To)}";
            draft.Refuse("case.not-yours", $"第 {number} 项待办不归您：{zh}。", $"Task {number} is not yours: {en}.");
            return null;
        }
        if (draft.State.IsReady(task)) return task;
        draft.Refuse("case.not-your-turn", "还没轮到您：前面的人办完后才到您。", "It is not your turn yet: those before you come first.");
        return null;
    }

    /// <summary>He holds it, or it was given to another in his place, or he acts today for its holder.</summary>
    private static bool IsHis(CaseDraft draft, Eligibility eligibility, CaseTask task, string by)
    {
        if (task.To.Length == 0) return false;
        var step = draft.StepOf(task);
        if (task.To == CaseTask.Anyone) return eligibility.Of(by, step, task) is null;
        if (by == task.To || by == task.For) return true;
        var party = eligibility.PartyOf(task);
        return !Eligibility.IsPersonal(step, party) && draft.Finder.StandIn(task.To, draft.Flow.Definition.Id, eligibility.Excluded(step, party)) == by;
    }

    private static CaseTask? Closed(CaseDraft draft, CaseTask task)
    {
        var (zh, en) = task.Ending switch
        {
            TaskEnding.Done => ($"{draft.NameOf(task.Answer?.By ?? task.To)}已经办过", $"{draft.NameOf(task.Answer?.By ?? task.To)} has acted on it already"),
            TaskEnding.NotNeeded => ("这一步已经有了结果", "the step has come to its answer already"),
            TaskEnding.Moved => ("已转给别人", "it went to somebody else"),
            TaskEnding.Removed => ("已被减签", "its holder was taken out"),
            TaskEnding.Repeated => ("以前已同意过同样的内容，不必再办", "the same content was approved before, so nothing is asked"),
            _ => ("这件事已退回、撤回或结束", "the case was returned, withdrawn or ended"),
        };
        draft.Refuse("case.task-ended", $"第 {task.Number} 项待办不能再办：{zh}。请刷新页面看最新情况。", $"Task {task.Number} is closed: {en}. Reload the page to see how the case stands.");
        return null;
    }
}
