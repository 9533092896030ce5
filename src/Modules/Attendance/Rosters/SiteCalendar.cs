using NodaTime;

namespace Yunzhang.Modules.Attendance.Rosters;

/// <summary>What a day is at a site.</summary>
public enum CalendarDay
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

/// <summary>Rest days, holidays and make-up workdays of a site. A make-up workday wins over a holiday, a holiday over the weekly rest.</summary>
/// <param name="restDays">Days of the week that are rest.</param>
/// <param name="holidays">Holidays.</param>
/// <param name="makeUps">Make-up workdays, each with the day of the week whose hours are worked on it.</param>
/// <param name="turns">Later weekly rests; null when it never changed.</param>
public sealed class SiteCalendar(
    IEnumerable<IsoDayOfWeek> restDays, IEnumerable<LocalDate> holidays, IEnumerable<KeyValuePair<LocalDate, IsoDayOfWeek>> makeUps, IEnumerable<RestTurn>? turns = null)
{
    private readonly HashSet<IsoDayOfWeek> resting = [.. restDays];
    private readonly RestTurn[] newestFirst = [.. (turns ?? []).OrderByDescending(t => t.From)];
    private readonly HashSet<LocalDate> free = [.. holidays];
    private readonly Dictionary<LocalDate, IsoDayOfWeek> made = new(makeUps);

    /// <summary>A calendar without any rest, for places that never close.</summary>
    public static SiteCalendar Open { get; } = new([], [], []);

    /// <summary>Saturday and Sunday are rest; no holidays.</summary>
    public static SiteCalendar FiveDays { get; } = new([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], [], []);

    /// <summary>What a day is.</summary>
    public CalendarDay On(LocalDate day) =>
        made.ContainsKey(day) ? CalendarDay.MakeUp
        : free.Contains(day) ? CalendarDay.Holiday
        : Rests(day) ? CalendarDay.Rest
        : CalendarDay.Work;

    private bool Rests(LocalDate day)
    {
        foreach (var turn in newestFirst)
            if (turn.From <= day) return turn.Days.Contains(day.DayOfWeek);
        return resting.Contains(day.DayOfWeek);
    }

    /// <summary>The day whose hours are worked: the day itself, or on a make-up workday the nearest earlier day of the week it stands for.</summary>
    internal LocalDate WorkedAs(LocalDate day) =>
        made.TryGetValue(day, out var like) && like != day.DayOfWeek ? day.Previous(like) : day;
}

/// <summary>The weekly rest from a day on: what was true of a day stays true of it.</summary>
/// <param name="From">First day it holds.</param>
/// <param name="Days">Days of the week that are rest; none where work goes on every day.</param>
public sealed record RestTurn(LocalDate From, IReadOnlyList<IsoDayOfWeek> Days);

/// <summary>A place where people work, with its clock and its calendar.</summary>
/// <param name="id">Id within the organisation.</param>
/// <param name="zone">Time zone, by IANA name.</param>
/// <param name="calendar">Rest days and holidays.</param>
public sealed class WorkSite(string id, DateTimeZone zone, SiteCalendar calendar)
{
    /// <summary>Id within the organisation.</summary>
    public string Id => id;

    /// <summary>Time zone.</summary>
    public DateTimeZone Zone => zone;

    /// <summary>Rest days and holidays.</summary>
    public SiteCalendar Calendar => calendar;
}
