using NodaTime;

namespace Yunzhang.Engine.Time;

/// <summary>What a limit is counted in.</summary>
public enum TimeUnit
{
    /// <summary>Minutes of a clock.</summary>
    Minutes,

    /// <summary>Hours of a clock.</summary>
    Hours,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Working days, make-up workdays among them.</summary>
    WorkingDays,

    /// <summary>Weeks of seven calendar days.</summary>
    Weeks,

    /// <summary>Calendar months.</summary>
    Months,
}

/// <summary>What a limit is counted from, when it is not the event itself.</summary>
public enum Anchor
{
    /// <summary>The event of the rule.</summary>
    Event,

    /// <summary>The planned start of what the rule is about.</summary>
    Start,

    /// <summary>Its end.</summary>
    End,
}

/// <summary>When in its last day a limit ends.</summary>
public enum Closing
{
    /// <summary>At the time of day it began at; at 24:00 when only the day of the event is known.</summary>
    SameTime,

    /// <summary>At 24:00.</summary>
    EndOfDay,

    /// <summary>With the last working hours of that day; at 24:00 on a day without any.</summary>
    EndOfWork,

    /// <summary>At a time that is written.</summary>
    At,
}

/// <summary>What happens when the day found is a day of rest.</summary>
public enum RestDayRule
{
    /// <summary>Nothing: it stays.</summary>
    Stay,

    /// <summary>It moves to the next working day (顺延).</summary>
    Next,

    /// <summary>It moves to the working day before (提前).</summary>
    Previous,

    /// <summary>This time falls out; only for what recurs.</summary>
    Skip,
}

/// <summary>Which time a limit in hours or minutes runs in.</summary>
public enum ClockKind
{
    /// <summary>Day and night, rest days too.</summary>
    AllHours,

    /// <summary>Only within the frames of working days.</summary>
    WorkingHours,
}

/// <summary>A limit or a recurrence as it was written: pure data, equal when it means the same. Printed by <see cref="TimeRuleText"/>.</summary>
public abstract record TimeRule
{
    /// <summary>When in its last day it ends.</summary>
    public Closing Closing { get; init; }

    /// <summary>The time of <see cref="Closing.At"/>; midnight there means 24:00.</summary>
    public LocalTime At { get; init; }

    /// <summary>What a day of rest does to it.</summary>
    public RestDayRule RestDay { get; init; }
}

/// <summary><c>3 working days</c>, <c>12 h, working hours</c>, <c>10 days before start</c>.</summary>
/// <param name="Count">How many; at least 1.</param>
/// <param name="Unit">Of what.</param>
/// <param name="From">Counted from.</param>
/// <param name="Before">True when counted backwards.</param>
/// <param name="Clock">Which hours run; only for hours and minutes.</param>
public sealed record Lasting(int Count, TimeUnit Unit, Anchor From = Anchor.Event, bool Before = false, ClockKind Clock = ClockKind.AllHours) : TimeRule
{
    /// <summary>Whether it runs on a clock and not by days.</summary>
    public bool RunsByClock => Unit is TimeUnit.Minutes or TimeUnit.Hours;
}

/// <summary><c>same day 18:00</c>, <c>same day end</c>.</summary>
public sealed record SameDay : TimeRule;

/// <summary><c>same shift end</c>: until the shift that runs at the event is over.</summary>
public sealed record SameShift : TimeRule;

/// <summary><c>by day 25 of month</c>, <c>by day 5 of next month</c>; the day is included. A day the month lacks is its last.</summary>
/// <param name="Day">Day of the month, 1 to 31.</param>
/// <param name="NextMonth">Whether it is always the month after the event's; else the first such day that is not past.</param>
public sealed record ByMonthDay(int Day, bool NextMonth) : TimeRule;

/// <summary><c>last working day of month</c>, <c>last day of next month</c>.</summary>
/// <param name="Working">Whether the last working day is meant.</param>
/// <param name="NextMonth">Whether it is always the month after the event's.</param>
public sealed record LastOfMonth(bool Working, bool NextMonth) : TimeRule;

/// <summary><c>first working day after</c>, <c>first working day after end</c>: the whole of that day is left.</summary>
/// <param name="From">Counted from.</param>
public sealed record FirstWorkingDay(Anchor From) : TimeRule;

/// <summary>What comes again and again.</summary>
public abstract record Recurrence : TimeRule;

/// <summary><c>every day</c>.</summary>
public sealed record EveryDay : Recurrence;

/// <summary><c>every Monday and Thursday</c>.</summary>
/// <param name="Weekdays">One bit for each day of the week, Monday the lowest.</param>
public sealed record Weekly(int Weekdays) : Recurrence
{
    /// <summary>Whether a day of the week is one of them.</summary>
    public bool Has(IsoDayOfWeek day) => (Weekdays >> ((int)day - 1) & 1) == 1;
}

/// <summary><c>every 2 weeks from 2014-04-07</c>, <c>every 10 days from …</c>, <c>every 3 months from …</c>.</summary>
/// <param name="Count">How many; at least 1.</param>
/// <param name="Unit">Days, weeks or months.</param>
/// <param name="From">The first time.</param>
public sealed record EveryFrom(int Count, TimeUnit Unit, LocalDate From) : Recurrence;

/// <summary><c>day 1 and day 15 monthly</c>. A day the month lacks is its last.</summary>
/// <param name="Days">One bit for each day of the month, bit 1 for the first.</param>
public sealed record Monthly(uint Days) : Recurrence;

/// <summary><c>last day monthly</c>, <c>last working day monthly</c>.</summary>
/// <param name="Working">Whether the last working day is meant.</param>
public sealed record LastMonthly(bool Working) : Recurrence;

/// <summary><c>every quarter by day 10</c>: of the quarter's first month.</summary>
/// <param name="Day">Day of the month, 1 to 31.</param>
public sealed record Quarterly(int Day) : Recurrence;

/// <summary><c>every year on 12-17</c>. 29 February is the 28th in other years.</summary>
/// <param name="Month">Month.</param>
/// <param name="Day">Day of the month.</param>
public sealed record Yearly(int Month, int Day) : Recurrence;

/// <summary><c>every shift</c>, <c>every night_shift</c>: until the shift ends, on the day it began.</summary>
/// <param name="NightOnly">Whether only night shifts are meant.</param>
public sealed record EveryShift(bool NightOnly) : Recurrence;
