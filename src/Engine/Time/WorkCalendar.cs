using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>
/// Rest days, holidays, make-up workdays, working hours and shifts of a place, with its time zone. Layers are laid over one another, the country's
/// first and the site's last. Immutable; one may be shared by any number of threads.
/// </summary>
public sealed class WorkCalendar
{
    private const int Slots = 12 * 31;
    private const int LateDecember = 29;

    private readonly bool[] resting = new bool[8];
    private readonly Dictionary<LocalDate, SpecialDay> special = [];
    private readonly Dictionary<int, Phrase?> years = [];
    private readonly bool everyYear;
    private readonly int firstYear;
    private readonly byte[] kinds;
    private readonly bool[] whole;
    private readonly IReadOnlyList<WorkHours> hours;

    /// <summary>A calendar from its layers.</summary>
    /// <param name="zone">Zone that all times of the place fall in.</param>
    /// <param name="layers">From the country to the site; at least one.</param>
    public WorkCalendar(DateTimeZone zone, params IReadOnlyList<CalendarLayer> layers)
    {
        Zone = zone;
        Layers = layers;
        foreach (var day in layers.LastOrDefault(l => l.RestDays is not null)?.RestDays ?? []) resting[(int)day] = true;
        hours = layers.LastOrDefault(l => l.Hours is not null)?.Hours ?? [];
        Shifts = layers.LastOrDefault(l => l.Shifts is not null)?.Shifts ?? [];
        everyYear = layers.Any(l => l.KeepsNoHolidays);
        foreach (var layer in layers)
        {
            if (layer.KeepsNoHolidays) special.Clear();
            foreach (var day in layer.Days) special[day.Day] = day;
            foreach (var year in layer.Years) years[year.Year] = year.Missing;
        }
        var named = special.Keys.Select(d => d.Year).Concat(years.Keys).DefaultIfEmpty(2000).ToArray();
        firstYear = named.Min() - 1;
        var count = named.Max() - firstYear + 2;
        kinds = new byte[count * Slots];
        whole = [.. Enumerable.Range(firstYear, count).Select(y => everyYear || years.TryGetValue(y, out var missing) && missing is null)];
        for (var y = firstYear; y < firstYear + count; y++)
        {
            for (var day = new LocalDate(y, 1, 1); day.Year == y; day = day.PlusDays(1)) kinds[Slot(day)] = (byte)Look(day);
        }
    }

    /// <summary>Zone of the place.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The layers it was made of.</summary>
    public IReadOnlyList<CalendarLayer> Layers { get; }

    /// <summary>Shifts, in order of beginning as written; empty when the place has none.</summary>
    public IReadOnlyList<WorkShift> Shifts { get; }

    /// <summary>Whether any working hours are known.</summary>
    public bool HasHours => hours.Count > 0;

    /// <summary>What a day is. A year that is not known answers by the day of the week alone: ask <see cref="Doubt"/> too.</summary>
    public DayKind On(LocalDate day)
    {
        var slot = Slot(day);
        return (uint)slot < (uint)kinds.Length ? (DayKind)kinds[slot] : resting[(int)day.DayOfWeek] ? DayKind.Rest : DayKind.Work;
    }

    /// <summary>Whether people work on a day: an ordinary workday or a make-up workday.</summary>
    public bool IsWorkday(LocalDate day) => On(day) is DayKind.Work or DayKind.MakeUp;

    /// <summary>What makes a day special; null for a day that is what its day of the week makes it.</summary>
    public SpecialDay? Special(LocalDate day) => special.GetValueOrDefault(day);

    /// <summary>The day of the week whose hours are worked on a day.</summary>
    public IsoDayOfWeek WorkedAs(LocalDate day) => special.TryGetValue(day, out var made) && made.Like is { } like ? like : day.DayOfWeek;

    /// <summary>The frames worked on a day; empty on a day of rest.</summary>
    public IReadOnlyList<TimeFrame> Frames(LocalDate day)
    {
        if (!IsWorkday(day)) return [];
        var weekday = On(day) == DayKind.MakeUp ? WorkedAs(day) : day.DayOfWeek;
        for (var i = 0; i < hours.Count; i++)
        {
            if (hours[i].Takes(day, weekday)) return hours[i].Frames;
        }
        return [];
    }

    /// <summary>
    /// Why what a day is may still change, or null when it is certain. The last three days of December also hang on the next year's notice,
    /// which has moved them before.
    /// </summary>
    public Phrase? Doubt(LocalDate day) =>
        IsCertain(day) ? null : !IsWhole(day.Year) ? YearDoubt(day.Year) : YearDoubt(day.Year + 1);

    /// <summary>The shift that runs at a moment and the day it belongs to; null between shifts.</summary>
    public (WorkShift Shift, LocalDate Day)? ShiftAt(LocalDateTime moment)
    {
        foreach (var day in new[] { moment.Date, moment.Date.PlusDays(-1) })
        {
            foreach (var shift in Shifts)
            {
                if (moment >= day.At(shift.Begins) && moment < shift.EndsOf(day)) return (shift, day);
            }
        }
        return null;
    }

    internal bool IsCertain(LocalDate day) =>
        everyYear || IsWhole(day.Year) && (day.Month != 12 || day.Day < LateDecember || IsWhole(day.Year + 1));

    private bool IsWhole(int year) => everyYear || (uint)(year - firstYear) < (uint)whole.Length && whole[year - firstYear];

    private Phrase YearDoubt(int year) => years.TryGetValue(year, out var missing) && missing is { } said
        ? said
        : new Phrase($"日历里还没有 {year} 年的节假日和调休", $"the holidays and make-up days of {year} are not in the calendar");

    private int Slot(LocalDate day) => (day.Year - firstYear) * Slots + (day.Month - 1) * 31 + day.Day - 1;

    private DayKind Look(LocalDate day) => special.TryGetValue(day, out var made) ? made.Kind : resting[(int)day.DayOfWeek] ? DayKind.Rest : DayKind.Work;
}
