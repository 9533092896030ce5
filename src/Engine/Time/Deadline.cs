using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>When something happened: a day, and the minute when it is known.</summary>
/// <param name="Day">The day at the place.</param>
/// <param name="At">The time of day; null when only the day is known.</param>
/// <param name="Exact">The instant, where the clock at the place shows the same time twice; else it follows from the others.</param>
public readonly record struct EventTime(LocalDate Day, LocalTime? At = null, Instant? Exact = null)
{
    /// <summary>An instant as the clock of a place shows it.</summary>
    public static EventTime Of(Instant instant, DateTimeZone zone)
    {
        var local = instant.InZone(zone).LocalDateTime;
        return new EventTime(local.Date, local.TimeOfDay, instant);
    }

    /// <summary>The first moment it can have been.</summary>
    internal LocalDateTime Earliest => Day.At(At ?? LocalTime.Midnight);
}

/// <summary>What a limit may be counted from.</summary>
/// <param name="Event">The event itself.</param>
/// <param name="Start">The planned start, for rules that say so.</param>
/// <param name="End">The end, for rules that say so.</param>
public readonly record struct Anchors(EventTime? Event, EventTime? Start = null, EventTime? End = null)
{
    internal EventTime? Of(Anchor anchor) => anchor switch { Anchor.Start => Start, Anchor.End => End, _ => Event };
}

/// <summary>The moment something is due by. What comes at that very moment is in time.</summary>
/// <param name="Day">The day at the place.</param>
/// <param name="At">The time of day; null for 24:00, the end of <paramref name="Day"/>.</param>
/// <param name="Instant">The same as an instant.</param>
public readonly record struct DueTime(LocalDate Day, LocalTime? At, Instant Instant)
{
    /// <summary>The local moment; 24:00 is midnight of the day after.</summary>
    public LocalDateTime Local => At is { } at ? Day.At(at) : Day.PlusDays(1).AtMidnight();

    /// <summary>Whether it is past at a moment. 24:00 of a day is past on the next, at 00:00 already.</summary>
    internal bool IsPast(LocalDateTime moment) => Day < moment.Date || Local < moment;

    /// <summary>Day and time in both languages.</summary>
    public Phrase Words => TimeWords.Of(Day, At);

    /// <inheritdoc/>
    public override string ToString() => $"{Day.Year:0000}-{Day.Month:00}-{Day.Day:00} {TimeWords.Of(At)}";
}

/// <summary>What a step of a deadline says.</summary>
public enum StepKind
{
    /// <summary>What it is counted from.</summary>
    Start,

    /// <summary>The rule.</summary>
    Rule,

    /// <summary>Days or hours that count.</summary>
    Counted,

    /// <summary>Days or hours that do not.</summary>
    NotCounted,

    /// <summary>Why the day found is not the one it ends on, or ends at another time.</summary>
    Moved,

    /// <summary>A local time that the clock skips or shows twice.</summary>
    Zone,

    /// <summary>A time in which it stood still.</summary>
    Paused,

    /// <summary>What is not certain yet.</summary>
    Doubt,

    /// <summary>The due time; always the last.</summary>
    Due,
}

/// <summary>One step from the event to the due time.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Words">In words.</param>
/// <param name="Due">The due time, on the last step.</param>
public sealed record DeadlineStep(StepKind Kind, Phrase Words, DueTime? Due = null);

/// <summary>Why a rule gives no due time here.</summary>
/// <param name="Code">Stable: <c>deadline.no-start</c>.</param>
/// <param name="Message">What is missing and what to do next.</param>
public sealed record DeadlineFault(string Code, Phrase Message);

/// <summary>A due time, or why there is none.</summary>
/// <param name="Due">The due time; without meaning beside a fault.</param>
/// <param name="Fault">Why there is none.</param>
/// <param name="Doubt">What is not certain about it because a year of the calendar is not known in full; null when nothing.</param>
/// <param name="Steps">How it came about, when that was asked for; the last step is the due time.</param>
public readonly record struct Deadline(DueTime Due, DeadlineFault? Fault, Phrase? Doubt, IReadOnlyList<DeadlineStep> Steps);
