using System.Collections.Immutable;
using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Flows;

/// <summary>What the events of a case come to. Immutable; the same events always come to the same state.</summary>
public sealed record CaseState
{
    /// <summary>The ending of a case that somebody stopped (终止).</summary>
    public const string Stopped = "stopped";

    /// <summary>Before anything has happened.</summary>
    public static CaseState Empty { get; } = new();

    /// <summary>Id of the flow; empty before the start.</summary>
    public string Flow { get; init; } = "";

    /// <summary>First day of the version the case keeps.</summary>
    public LocalDate Version { get; init; }

    /// <summary>Key of the starter; null when a control started it.</summary>
    public string? Starter { get; init; }

    /// <summary>The form as it stands, by path.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Steps that are open, in the order they opened.</summary>
    public ImmutableList<OpenStep> Open { get; init; } = [];

    /// <summary>All tasks ever given, by number from 1.</summary>
    public ImmutableList<CaseTask> Tasks { get; init; } = [];

    /// <summary>Steps that have come to an answer, in the order they did.</summary>
    public ImmutableList<PassedStep> Passed { get; init; } = [];

    /// <summary>Rounds a step has begun, by id.</summary>
    public ImmutableDictionary<string, int> Rounds { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Cases whose end open steps wait for, by step.</summary>
    public ImmutableSortedDictionary<string, string> Others { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>True while the starter has it back and has not handed it in again.</summary>
    public bool WithStarter { get; init; }

    /// <summary>Keys of people it was copied to or told to.</summary>
    public ImmutableSortedSet<string> Told { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Id of the ending; null while it runs.</summary>
    public string? Ended { get; init; }

    /// <summary>Numbers of the tasks acted on since the case was last handed in, in order.</summary>
    public ImmutableList<int> Acts { get; init; } = [];

    /// <summary>The name on the form of somebody outside; a dash while none stands there, null where a key is that of anybody else.</summary>
    public string? NameOfOutside(string? key) => CaseTask.FieldOfOutside(key) is { } field ? Values.GetValueOrDefault(field, "—") : null;

    /// <summary>Tasks that somebody can act on now.</summary>
    public IEnumerable<CaseTask> OpenTasks => Tasks.Where(t => t.IsOpen && IsReady(t));

    /// <summary>The open step with this id, or null.</summary>
    public OpenStep? OpenStepOf(string id) => Open.Find(s => s.Id == id);

    /// <summary>The round of a step that counts: the one that is open, else the last that came to an answer. A round that was left counts for nothing. 0 when there is none.</summary>
    public int RoundOf(string step) => OpenStepOf(step)?.Round ?? Passed.FindLast(p => p.Id == step && p.Exit != StepWords.Skipped)?.Round ?? 0;

    /// <summary>The task with this number, or null.</summary>
    public CaseTask? Task(int number) => number >= 1 && number <= Tasks.Count ? Tasks[number - 1] : null;

    /// <summary>True when none of those who come before it is still to act.</summary>
    public bool IsReady(CaseTask task)
    {
        for (var before = task.Behind; before is { } number; before = Tasks[number - 1].Behind)
            if (Tasks[number - 1].IsOpen) return false;
        return true;
    }

    /// <summary>What a task counts for: its own answer, or the earlier one that stands for it. Null while there is none.</summary>
    public Acted? AnswerOf(CaseTask task) => task.Ending switch
    {
        TaskEnding.Done => task.Answer,
        TaskEnding.Repeated when task.Earlier is { } earlier && !task.IsVoided => Tasks[earlier - 1].Answer,
        _ => null,
    };

    /// <summary>The state after one more event. A pure fold: it asks nothing of the flow.</summary>
    public CaseState After(CaseEvent e) => CaseFold.Apply(this, e);

    /// <summary>The state that events come to.</summary>
    public static CaseState Of(IEnumerable<CaseEvent> events) => events.Aggregate(Empty, (state, e) => state.After(e));
}

/// <summary>A step that is open.</summary>
/// <param name="Id">Id of the step.</param>
/// <param name="Round">Which time it runs, from 1.</param>
/// <param name="Since">When it opened.</param>
/// <param name="Due">When it must be done; null without a limit.</param>
/// <param name="Branch">The branch it runs in; see <see cref="StepOpened"/>.</param>
/// <param name="Rungs">Places of the rungs of its ladder that have been reached; in time they need not stand in the order of the file.</param>
/// <param name="IsMissed">True once its limit has passed.</param>
public sealed record OpenStep(string Id, int Round, Instant Since, Instant? Due, string Branch, ImmutableSortedSet<int> Rungs, bool IsMissed = false);

/// <summary>Something one person has, or had, to do.</summary>
public sealed record CaseTask
{
    /// <summary>Number within the case, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Id of the step.</summary>
    public required string Step { get; init; }

    /// <summary>Round of the step.</summary>
    public required int Round { get; init; }

    /// <summary>Party in a signing step; empty elsewhere.</summary>
    public string Party { get; init; } = "";

    /// <summary>Stands in <see cref="To"/> where anybody employed may act who is not kept out.</summary>
    public const string Anyone = "*";

    /// <summary>Stands in <see cref="To"/> for somebody outside, whose name a text field of the form holds.</summary>
    public static string Outside(string field) => "~" + field;

    /// <summary>The field that holds the name of somebody outside; null where a key is that of anybody else.</summary>
    public static string? FieldOfOutside(string? key) => key is ['~', ..] ? key[1..] : null;

    /// <summary>Whether somebody outside holds it: he cannot be urged, and his place is nobody else's.</summary>
    public bool IsOutside => FieldOfOutside(To) is not null;

    /// <summary>Key of the person; empty when nobody could be found; <see cref="Anyone"/> when whoever comes first may act.</summary>
    public required string To { get; init; }

    /// <summary>Key of the person he stands in for; null when it is he himself.</summary>
    public string? For { get; init; }

    /// <summary>How it came to him.</summary>
    public TaskOrigin Origin { get; init; }

    /// <summary>Number of the task that must be done first; null when it is open at once.</summary>
    public int? Behind { get; init; }

    /// <summary>Number of the task it came from; null when the flow gave it. Tasks that come from one another are one seat.</summary>
    public int? From { get; init; }

    /// <summary>Number of the task whose answer stands for it, when it ended as repeated.</summary>
    public int? Earlier { get; init; }

    /// <summary>How he was found.</summary>
    public Phrase Because { get; init; }

    /// <summary>Why it ended; null while it is open.</summary>
    public TaskEnding? Ending { get; init; }

    /// <summary>What was said; null while nothing was, or when an edit took it back.</summary>
    public Acted? Answer { get; init; }

    /// <summary>True when an edit took the answer back.</summary>
    public bool IsVoided { get; init; }

    /// <summary>True while nobody has ended it.</summary>
    public bool IsOpen => Ending is null;

    /// <summary>True while it counts in its step: open, done, or done before.</summary>
    public bool IsSeated => Ending is null or TaskEnding.Done or TaskEnding.Repeated;
}

/// <summary>A step that came to an answer.</summary>
/// <param name="Id">Id of the step.</param>
/// <param name="Round">Which time.</param>
/// <param name="Exit">The answer.</param>
/// <param name="Automatic">True when no person's act brought it about.</param>
public sealed record PassedStep(string Id, int Round, string Exit, bool Automatic);
