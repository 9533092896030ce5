using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>What a day is in a <see cref="WorkCalendar"/>.</summary>
public enum DayKind
{
    /// <summary>An ordinary workday.</summary>
    Work,

    /// <summary>A weekly rest day.</summary>
    Rest,

    /// <summary>A holiday.</summary>
    Holiday,

    /// <summary>A rest day that is worked to make up for a holiday (调休上班).</summary>
    MakeUp,
}

/// <summary>A day that is not what its day of the week would make it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The holiday it is or makes up for.</param>
/// <param name="Like">On a workday: the day of the week whose hours are worked. Null: its own.</param>
/// <param name="ByLaw">True for a holiday that the law itself names, not one gained by exchange with a make-up workday.</param>
public sealed record SpecialDay(LocalDate Day, DayKind Kind, Phrase Name, IsoDayOfWeek? Like = null, bool ByLaw = false);

/// <summary>A year whose special days a layer knows.</summary>
/// <param name="Year">The year.</param>
/// <param name="Missing">What is still missing, in words that go on from "…:"; null when the year is whole.</param>
public sealed record CalendarYear(int Year, Phrase? Missing = null);

/// <summary>A stretch of working time within one day.</summary>
/// <param name="From">Its first minute.</param>
/// <param name="To">The minute it ends at; null for 24:00.</param>
public readonly record struct TimeFrame(LocalTime From, LocalTime? To)
{
    internal long FromTicks => From.TickOfDay;

    internal long ToTicks => To?.TickOfDay ?? NodaConstants.TicksPerDay;
}

/// <summary>The frames of some days. Of several that take a day, the first written wins.</summary>
/// <param name="Frames">In order, without overlap.</param>
/// <param name="Weekdays">Days of the week it holds for; empty for all.</param>
/// <param name="Season">First and last day of the year it holds for, both included; a season may run over New Year. Null for the whole year.</param>
public sealed record WorkHours(IReadOnlyList<TimeFrame> Frames, IReadOnlyList<IsoDayOfWeek> Weekdays, (AnnualDate From, AnnualDate To)? Season = null)
{
    internal bool Takes(LocalDate day, IsoDayOfWeek weekday) => (Weekdays.Count == 0 || Weekdays.Contains(weekday)) && InSeason(day);

    private bool InSeason(LocalDate day)
    {
        if (Season is not var (from, to)) return true;
        var at = new AnnualDate(day.Month, day.Day);
        return from.CompareTo(to) <= 0 ? at.CompareTo(from) >= 0 && at.CompareTo(to) <= 0 : at.CompareTo(from) >= 0 || at.CompareTo(to) <= 0;
    }
}

/// <summary>A shift of a site. It belongs to the day it begins on, however far it runs into the next.</summary>
/// <param name="Id">Id within the calendar.</param>
/// <param name="Name">How people call it.</param>
/// <param name="Begins">When it begins.</param>
/// <param name="Ends">When it ends; not after <paramref name="Begins"/> means the next day.</param>
/// <param name="IsNight">Whether <c>every night_shift</c> means it.</param>
public sealed record WorkShift(string Id, Phrase Name, LocalTime Begins, LocalTime Ends, bool IsNight)
{
    /// <summary>Whether it ends on the day after the one it belongs to.</summary>
    public bool RunsOver => Ends <= Begins;

    internal LocalDateTime EndsOf(LocalDate day) => (RunsOver ? day.PlusDays(1) : day).At(Ends);
}

/// <summary>What one level says about time: a country, an organisation or a site. What it does not say, the level below it keeps.</summary>
/// <param name="Name">Whose calendar it is.</param>
public sealed record CalendarLayer(Phrase Name)
{
    /// <summary>Days of the week that are rest; null when this layer does not say.</summary>
    public IReadOnlyList<IsoDayOfWeek>? RestDays { get; init; }

    /// <summary>Days that differ; a day of a later layer wins.</summary>
    public IReadOnlyList<SpecialDay> Days { get; init; } = [];

    /// <summary>Years whose days are known. A year that no layer names is "not known", never a year without holidays.</summary>
    public IReadOnlyList<CalendarYear> Years { get; init; } = [];

    /// <summary>True for a place that keeps no holidays: every year is known.</summary>
    public bool KeepsNoHolidays { get; init; }

    /// <summary>Working hours; null when this layer does not say.</summary>
    public IReadOnlyList<WorkHours>? Hours { get; init; }

    /// <summary>Shifts; null when this layer does not say.</summary>
    public IReadOnlyList<WorkShift>? Shifts { get; init; }
}
