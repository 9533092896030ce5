namespace Yunzhang.Engine.Flows;

/// <summary>Something a person, or the clock, wants to do with a case. <c>CaseRun</c> says what comes of it, or why not.</summary>
public abstract record CaseAct
{
    /// <summary>Act on a task: an exit of its step, or <c>sign</c>, <c>refuse</c>, <c>agree</c>, <c>done</c> as the kind has it.</summary>
    /// <param name="Task">Number of the task.</param>
    /// <param name="Exit">What is said.</param>
    /// <param name="Reason">In words; null without.</param>
    /// <param name="Signature">Id of a stored signature; null without.</param>
    /// <param name="Changes">Fields filled or changed with it, by path; null empties one.</param>
    /// <param name="Files">Ids of files added with it; null without.</param>
    public sealed record Say(
        int Task, string Exit, string? Reason, string? Signature, IReadOnlyDictionary<string, string?> Changes, IReadOnlyList<string>? Files = null) : CaseAct;

    /// <summary>Give the case back (退回).</summary>
    /// <param name="Task">The task of whoever gives it back.</param>
    /// <param name="To">An earlier step; empty the starter.</param>
    /// <param name="Reason">Why; needed.</param>
    public sealed record Return(int Task, string To, string Reason) : CaseAct;

    /// <summary>Hand a case in again that was returned to its starter.</summary>
    /// <param name="Changes">Fields changed, by path; null empties one.</param>
    public sealed record HandIn(IReadOnlyDictionary<string, string?> Changes) : CaseAct;

    /// <summary>Take the case back (撤回): its starter while nobody has acted, or whoever acted last while the next have not.</summary>
    /// <param name="Reason">In words; null without.</param>
    public sealed record Withdraw(string? Reason) : CaseAct;

    /// <summary>Hand a task over (转办).</summary>
    /// <param name="Task">The task.</param>
    /// <param name="To">Key of the person.</param>
    /// <param name="Reason">In words; null without.</param>
    public sealed record HandOver(int Task, string To, string? Reason) : CaseAct;

    /// <summary>Ask for one more decider (加签).</summary>
    /// <param name="Task">The task of whoever asks.</param>
    /// <param name="Who">Key of the person.</param>
    /// <param name="Before">True: he decides first, and the asker after him. False: he decides after the asker.</param>
    public sealed record AddDecider(int Task, string Who, bool Before) : CaseAct;

    /// <summary>Take out a decider who was added (减签).</summary>
    /// <param name="Task">The task of the one who was added.</param>
    public sealed record RemoveDecider(int Task) : CaseAct;

    /// <summary>Urge those who hold the case (催办).</summary>
    public sealed record Urge : CaseAct;

    /// <summary>Copy the case to people (抄送): they may read it from then on.</summary>
    /// <param name="To">Keys of the people.</param>
    public sealed record Copy(IReadOnlyList<string> To) : CaseAct;

    /// <summary>Say something beside the case.</summary>
    /// <param name="Text">The words; needed.</param>
    /// <param name="Mentions">Keys of the people named.</param>
    /// <param name="Files">Ids of files.</param>
    public sealed record Comment(string Text, IReadOnlyList<string> Mentions, IReadOnlyList<string> Files) : CaseAct;

    /// <summary>Stop the case (终止).</summary>
    /// <param name="Reason">Why; needed.</param>
    public sealed record Stop(string Reason) : CaseAct;

    /// <summary>Name somebody for a task that nobody could be found for, or whose holder has left.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="To">Key of the person.</param>
    public sealed record Name(int Task, string To) : CaseAct;

    /// <summary>Look at the clock: reminders, missed limits, ladders.</summary>
    public sealed record Tick : CaseAct;

    /// <summary>A fact the case waits for has arrived, or a case it started has ended.</summary>
    /// <param name="Step">The step that waits.</param>
    /// <param name="Exit"><c>arrived</c>, or the ending of the other case.</param>
    public sealed record Arrive(string Step, string Exit) : CaseAct;

    /// <summary>A case of the other flow was started, whose end the step waits for.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Case">Id of the other case.</param>
    /// <param name="Number">What people call it.</param>
    public sealed record Begin(string Step, string Case, string Number) : CaseAct;

    /// <summary>Count open limits again, because the calendar they are counted by has changed.</summary>
    /// <param name="Why">In Chinese and English, without a full stop.</param>
    public sealed record Recount(Diagnostics.Phrase Why) : CaseAct;

    /// <summary>Look again at who holds what: somebody has left or come, a post has changed hands.</summary>
    public sealed record Reassign : CaseAct;
}
