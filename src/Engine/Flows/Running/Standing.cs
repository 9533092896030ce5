using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Running;

/// <summary>Finds the earlier yes of a person that still stands, so that nobody is asked twice for the same thing (自动去重).</summary>
internal sealed class Standing(CaseDraft draft)
{
    /// <summary>The task whose answer stands for a new one; null when he has to be asked.</summary>
    public CaseTask? For(BoundStep step, string party, Asked asked)
    {
        var now = Seen.Of(draft.State.Values, step);
        return Same(step, party, asked, now) ?? Other(step, asked, now);
    }

    /// <summary>In the same step before: finished work stays finished as long as nothing he saw has changed.</summary>
    private CaseTask? Same(BoundStep step, string party, Asked asked, IReadOnlyDictionary<string, string> now)
    {
        var last = draft.State.Tasks.LastOrDefault(t => t.Step == step.Id && t.Party == party && t.Answer?.By == asked.Person && t.For == asked.For);
        return last is not null && last.Answer!.Exit == StepWords.Yes(step.Kind) && Seen.Stands(last.Answer.Seen, step, now) ? last : null;
    }

    /// <summary>In another deciding step: only his last word, only the whole content, and only where nothing more than a yes is wanted.</summary>
    private CaseTask? Other(BoundStep step, Asked asked, IReadOnlyDictionary<string, string> now)
    {
        if (step.Kind != StepKind.Decide || step.Edits.Count > 0 || step.Definition.Exit("approve") is not { Needs.Count: 0 }) return null;
        var last = draft.State.Tasks.Where(t => t.Answer?.By == asked.Person && t.For == asked.For && draft.FoundStepOf(t)?.Kind == StepKind.Decide)
            .MaxBy(t => (draft.State.Acts.FindLastIndex(a => a == t.Number), t.Number));
        return last is not null && last.Step != step.Id && last.Answer!.Exit == "approve" && Seen.Covers(last.Answer.Seen, step, now) ? last : null;
    }
}
