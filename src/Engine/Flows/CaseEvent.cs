using System.Text.Json.Serialization;
using NodaTime;

namespace Yunzhang.Engine.Flows;

/// <summary>
/// One thing that happened in a case. Events are all that is kept of a case: its state is what they come to (<see cref="CaseState"/>).
/// People, units and files stand by their keys.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(CaseStarted), "case.started")]
[JsonDerivedType(typeof(FieldsChanged), "case.fields-changed")]
[JsonDerivedType(typeof(StepOpened), "case.step-opened")]
[JsonDerivedType(typeof(TaskGiven), "case.task-given")]
[JsonDerivedType(typeof(TaskEnded), "case.task-ended")]
[JsonDerivedType(typeof(Acted), "case.acted")]
[JsonDerivedType(typeof(VotesVoided), "case.votes-voided")]
[JsonDerivedType(typeof(StepPassed), "case.step-passed")]
[JsonDerivedType(typeof(StepReturned), "case.returned")]
[JsonDerivedType(typeof(StepLeft), "case.step-left")]
[JsonDerivedType(typeof(StepMissed), "case.missed")]
[JsonDerivedType(typeof(RungReached), "case.rung-reached")]
[JsonDerivedType(typeof(DueMoved), "case.due-moved")]
[JsonDerivedType(typeof(OtherBegun), "case.other-begun")]
[JsonDerivedType(typeof(PeopleTold), "case.told")]
[JsonDerivedType(typeof(Commented), "case.commented")]
[JsonDerivedType(typeof(CaseMoved), "case.moved")]
[JsonDerivedType(typeof(CaseEnded), "case.ended")]
public abstract record CaseEvent;

/// <summary>Somebody, or a control, started the case.</summary>
/// <param name="By">Key of the starter; null when a control did.</param>
/// <param name="Flow">Id of the flow.</param>
/// <param name="Version">First day of the version it keeps.</param>
/// <param name="Values">The form as it was handed in.</param>
public sealed record CaseStarted(string? By, string Flow, LocalDate Version, IReadOnlyDictionary<string, string> Values) : CaseEvent;

/// <summary>Fields were filled or changed at a step.</summary>
/// <param name="By">Who did.</param>
/// <param name="Step">Where; empty when the starter changed a case that was returned to him.</param>
/// <param name="Changes">Path, what stood there and what stands there now; null is nothing.</param>
public sealed record FieldsChanged(string By, string Step, IReadOnlyList<FieldChange> Changes) : CaseEvent;

/// <summary>One value changed.</summary>
/// <param name="Path">Path of the value.</param>
/// <param name="Before">What stood there; null when nothing did.</param>
/// <param name="After">What stands there now; null when nothing does.</param>
public sealed record FieldChange(string Path, string? Before, string? After);

/// <summary>A step began, or began again.</summary>
/// <param name="Step">Id of the step.</param>
/// <param name="Round">1 the first time, one more each time it begins again.</param>
/// <param name="At">When.</param>
/// <param name="Due">When it must be done; null without a limit.</param>
/// <param name="Branch">The branch it runs in: ids of the steps that forked, outermost first, each with the place of the branch; empty outside branches.</param>
public sealed record StepOpened(string Step, int Round, Instant At, Instant? Due, string Branch) : CaseEvent;

/// <summary>How a task came to its holder.</summary>
public enum TaskOrigin
{
    /// <summary>The flow names him.</summary>
    Flow,

    /// <summary>Another handed it over (转办).</summary>
    HandedOver,

    /// <summary>A decider asked for one more before himself (前加签).</summary>
    AddedBefore,

    /// <summary>A decider asked for one more after himself (后加签).</summary>
    AddedAfter,

    /// <summary>A limit was missed, and the ladder names him.</summary>
    Escalated,

    /// <summary>Its holder left, and he took over.</summary>
    Inherited,

    /// <summary>Somebody named him for a task that nobody could be found for.</summary>
    Named,
}

/// <summary>Somebody has something to do in a step.</summary>
/// <param name="Task">Number of the task within the case, from 1.</param>
/// <param name="Step">Id of the step.</param>
/// <param name="Party">The party he stands for in a signing step; empty elsewhere.</param>
/// <param name="To">Key of the person; empty when nobody could be found: then the case waits for somebody to be named.</param>
/// <param name="For">Key of the person he stands in for; null when it is he himself.</param>
/// <param name="Origin">How it came to him.</param>
/// <param name="Behind">Number of the task that must be done first; null when it is open at once.</param>
/// <param name="Because">How he was found, in Chinese and English.</param>
/// <param name="From">Number of the task it came from: handed over, escalated, inherited, or whose holder asked for one more; null when the flow gave it.</param>
public sealed record TaskGiven(
    int Task, string Step, string Party, string To, string? For, TaskOrigin Origin, int? Behind, Diagnostics.Phrase Because, int? From = null) : CaseEvent;

/// <summary>Why a task is no longer anybody's.</summary>
public enum TaskEnding
{
    /// <summary>Its holder acted.</summary>
    Done,

    /// <summary>The step came to its answer without him.</summary>
    NotNeeded,

    /// <summary>It went to somebody else.</summary>
    Moved,

    /// <summary>Another decider took him out (减签).</summary>
    Removed,

    /// <summary>The case was returned, withdrawn or ended.</summary>
    Cancelled,

    /// <summary>He had approved the same content before in this case, and is not asked twice (自动去重).</summary>
    Repeated,
}

/// <summary>A task ended without an act of its holder; <see cref="Acted"/> ends one by itself.</summary>
/// <param name="Task">Number of the task.</param>
/// <param name="Why">Why.</param>
/// <param name="By">Who ended it; null when the flow did.</param>
/// <param name="Earlier">For <see cref="TaskEnding.Repeated"/>: number of the task whose answer stands; null otherwise.</param>
public sealed record TaskEnded(int Task, TaskEnding Why, string? By, int? Earlier = null) : CaseEvent;

/// <summary>Somebody acted on a task, which ends it: decided, signed, agreed, refused, did it.</summary>
/// <param name="Task">Number of the task.</param>
/// <param name="By">Key of the person whose hand it was.</param>
/// <param name="Exit">What he said, an exit of the step or a word of its kind.</param>
/// <param name="Reason">His words; null without.</param>
/// <param name="Signature">Id of the stored signature; null without.</param>
/// <param name="Files">Ids of the files he added.</param>
/// <param name="Seen">SHA-256 of each field that held something and was shown to him, by field id: what his word covers. Rows of details are one field.</param>
/// <param name="Rules">Clauses of the step with the hash of their text, as he could read them.</param>
public sealed record Acted(
    int Task, string By, string Exit, string? Reason, string? Signature, IReadOnlyList<string> Files,
    IReadOnlyDictionary<string, string> Seen, IReadOnlyDictionary<string, string> Rules) : CaseEvent;

/// <summary>An edit took back what some had said, because they had not seen it so; or somebody took his own word back while the step was open.</summary>
/// <param name="Tasks">The tasks whose answer no longer counts. Those of an open step are to be answered again.</param>
/// <param name="Paths">Ids of the fields that changed; empty when he took it back himself.</param>
/// <param name="By">Who took his own word back; null when an edit did.</param>
public sealed record VotesVoided(IReadOnlyList<int> Tasks, IReadOnlyList<string> Paths, string? By = null) : CaseEvent;

/// <summary>A step came to its answer.</summary>
/// <param name="Step">Id of the step.</param>
/// <param name="Exit">The answer; <c>skipped</c> when its condition did not hold.</param>
/// <param name="To">The step or ending the case goes on to.</param>
/// <param name="Automatic">True when no person's act brought it about: skipped, told, missed. It never reads as anybody's approval.</param>
public sealed record StepPassed(string Step, string Exit, string To, bool Automatic) : CaseEvent;

/// <summary>A case was given back to an earlier step or to its starter, or its starter took it back.</summary>
/// <param name="From">The step it was in.</param>
/// <param name="To">The step it goes to; empty the starter.</param>
/// <param name="By">Who did.</param>
/// <param name="Reason">Why; null for a withdrawal without words.</param>
/// <param name="Withdrawn">True when the starter, or the one who acted last, took it back (撤回).</param>
public sealed record StepReturned(string From, string To, string By, string? Reason, bool Withdrawn) : CaseEvent;

/// <summary>A step closed without an answer: the case was returned, a branch beside it led elsewhere, or an edit sent the case back to those who had not seen it.</summary>
/// <param name="Step">Id of the step.</param>
public sealed record StepLeft(string Step) : CaseEvent;

/// <summary>The limit of a step passed.</summary>
/// <param name="Step">Id of the step.</param>
/// <param name="Due">When it was due.</param>
public sealed record StepMissed(string Step, Instant Due) : CaseEvent;

/// <summary>A reminder or a rung of the ladder was reached.</summary>
/// <param name="Step">Id of the step.</param>
/// <param name="Rung">Its place in the ladder, from 0.</param>
/// <param name="Told">Keys of the people told.</param>
public sealed record RungReached(string Step, int Rung, IReadOnlyList<string> Told) : CaseEvent;

/// <summary>The limit of an open step moved, because the calendar or the clock's pauses did.</summary>
/// <param name="Step">Id of the step.</param>
/// <param name="Before">When it was due.</param>
/// <param name="After">When it is due now.</param>
/// <param name="Why">Why, in Chinese and English.</param>
public sealed record DueMoved(string Step, Instant Before, Instant After, Diagnostics.Phrase Why) : CaseEvent;

/// <summary>A case of another flow was started for a step that waits for its end.</summary>
/// <param name="Step">Id of the step.</param>
/// <param name="Case">Id of the other case.</param>
/// <param name="Number">What people call it.</param>
public sealed record OtherBegun(string Step, string Case, string Number) : CaseEvent;

/// <summary>How people came to be told.</summary>
public enum Telling
{
    /// <summary>The flow tells them.</summary>
    Flow,

    /// <summary>Somebody copied it to them (抄送).</summary>
    Copied,

    /// <summary>Somebody urged them (催办).</summary>
    Urged,
}

/// <summary>People were told.</summary>
/// <param name="Step">Where; empty at an ending.</param>
/// <param name="To">Keys of the people.</param>
/// <param name="How">How it came about.</param>
/// <param name="By">Who told them; null when the flow did.</param>
public sealed record PeopleTold(string Step, IReadOnlyList<string> To, Telling How, string? By) : CaseEvent;

/// <summary>Somebody said something beside the case.</summary>
/// <param name="By">Who.</param>
/// <param name="Text">His words.</param>
/// <param name="Mentions">Keys of the people he named.</param>
/// <param name="Files">Ids of the files he added.</param>
public sealed record Commented(string By, string Text, IReadOnlyList<string> Mentions, IReadOnlyList<string> Files) : CaseEvent;

/// <summary>A version of a flow, as cases name the one they run under.</summary>
/// <param name="Version">Its first day.</param>
/// <param name="Rules">Which version of the rules it stands in, as whoever keeps cases names them.</param>
public sealed record FlowEdition(LocalDate Version, string Rules);

/// <summary>Why a word counts no longer under the version a case was moved to.</summary>
public enum WordFate
{
    /// <summary>It still counts.</summary>
    Stays,

    /// <summary>The version has no such step.</summary>
    StepGone,

    /// <summary>Who is asked there, how, what they see or what they must give is another.</summary>
    StepChanged,

    /// <summary>Fields that were seen are gone, asked otherwise, or hold something else.</summary>
    FieldsChanged,

    /// <summary>The step is asked anew, and the version does not ask its speaker there.</summary>
    NotAsked,
}

/// <summary>A word that counts no longer.</summary>
/// <param name="Task">Number of the task it was said in.</param>
/// <param name="Why">Why.</param>
/// <param name="Fields">For <see cref="WordFate.FieldsChanged"/>: ids of the fields; empty otherwise.</param>
public sealed record FallenWord(int Task, WordFate Why, IReadOnlyList<string> Fields);

/// <summary>Somebody moved the running case to another version of its flow (迁移). The steps it stands in there are opened after it.</summary>
/// <param name="By">Key of whoever did; null when he is no member of staff: the journal then has his name.</param>
/// <param name="From">The version it ran under.</param>
/// <param name="To">The version it runs under from now on.</param>
/// <param name="Reason">Why; needed.</param>
/// <param name="Fallen">Words that count no longer.</param>
/// <param name="Changes">Values the new form has no place for, or works out otherwise.</param>
/// <param name="Awaited">Other cases that steps go on waiting for, by step.</param>
public sealed record CaseMoved(
    string? By, FlowEdition From, FlowEdition To, string Reason, IReadOnlyList<FallenWord> Fallen, IReadOnlyList<FieldChange> Changes, IReadOnlyDictionary<string, string> Awaited) : CaseEvent;

/// <summary>The case ended.</summary>
/// <param name="Ending">Id of the ending; <c>stopped</c> when somebody stopped it (终止).</param>
/// <param name="By">Who stopped it; null when it came to its end.</param>
/// <param name="Reason">Why it was stopped; null otherwise.</param>
public sealed record CaseEnded(string Ending, string? By, string? Reason) : CaseEvent;
