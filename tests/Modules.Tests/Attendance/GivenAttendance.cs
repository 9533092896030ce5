using System.Globalization;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.Shifts;

namespace Yunzhang.Modules.Tests.Attendance;

/// <summary>A plant in Shanghai, one operator, and shifts as short text: <c>08:00-17:00 break 12:00-13:00</c>.</summary>
internal static class GivenAttendance
{
    public static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    public static readonly LocalDate Thursday = new(2014, 7, 3);

    public static readonly Instant LongAfter = Instant.FromUtc(2030, 1, 1, 0, 0);

    public static readonly ReasonNames Names = new(
        _ => new Phrase("厂长", "the plant head"),
        rank => rank == "ops" ? new Phrase("运营部已批准", "allowed by operations") : new Phrase("仅厂长签字", "signed by the plant head only"));

    public static LocalTime Clock(string time) => LocalTime.FromTicksSinceMidnight(TimeOnly.Parse(time, CultureInfo.InvariantCulture).Ticks);

    public static LocalDateTime Local(string text) => LocalDateTime.FromDateTime(DateTime.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>Microseconds of a local time at the plant.</summary>
    public static long At(string text, DateTimeZone? zone = null) => Micros.Of((zone ?? Shanghai).AtLeniently(Local(text)).ToInstant());

    /// <summary>Times of day on a day, separated by blanks; <c>+</c> before one means the next day, <c>-</c> the day before.</summary>
    public static long[] Punches(string times, LocalDate day, DateTimeZone? zone = null) =>
        [.. times.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => Moment(t, day, zone ?? Shanghai)).Order()];

    public static long Moment(string time, LocalDate day, DateTimeZone zone)
    {
        var date = time[0] switch { '+' => day.PlusDays(1), '-' => day.PlusDays(-1), _ => day };
        return Micros.Of(zone.AtLeniently(date.At(Clock(time.TrimStart('+', '-')))).ToInstant());
    }

    public static ShiftHours Hours(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var breaks = new List<Break>();
        for (var i = 1; i + 1 < parts.Length; i += 2)
        {
            var (from, to) = Pair(parts[i + 1]);
            breaks.Add(new(from, to, Punched: parts[i] == "punched"));
        }
        var (start, end) = Pair(parts[0]);
        return new ShiftHours(start, end) { Breaks = breaks };
    }

    public static Shift Shift(string text, string name = "白班") => Shift(Hours(text), name);

    public static Shift Shift(ShiftHours hours, string name = "白班") =>
        new(name, new Phrase(name, name == "白班" ? "Day" : name), [new ShiftVersion(new LocalDate(2000, 1, 1), hours)]);

    public static WorkSite Site(DateTimeZone? zone = null, SiteCalendar? calendar = null) => new("plant", zone ?? Shanghai, calendar ?? SiteCalendar.Open);

    public static RosterPerson Person(WorkSite? site = null, int ordinal = 1, string id = "p1") =>
        new(ordinal, id, [new Posting($"{id}-main", site ?? Site(), "team-a", ["plant", "company"], new LocalDate(2000, 1, 1))]);

    /// <summary>The same shifts every day.</summary>
    public static Roster Daily(params Shift[] shifts) =>
        new([new RosterLine(RosterSource.Team, "team-a", new Pattern("daily", new LocalDate(2014, 1, 1), [shifts], followsCalendar: false), new LocalDate(2000, 1, 1))], []);

    public static Cover Leave(string from, string to, string? approval, LocalDate? day = null) =>
        new(1, Moment(from, day ?? Thursday, Shanghai), Moment(to, day ?? Thursday, Shanghai), CoverKind.Leave, approval);

    public static Cover Outing(string from, string to, string? approval = "plant_head") =>
        new(1, Moment(from, Thursday, Shanghai), Moment(to, Thursday, Shanghai), CoverKind.Outing, approval);

    /// <summary>Works out one Thursday of one person whose only shifts are those of that day.</summary>
    public static (DayRecord[] Records, Deviation[] Deviations) Judge(Shift[] shifts, long[] punches, params Cover[] covers) =>
        JudgeUntil(LongAfter, shifts, punches, covers);

    public static (DayRecord[] Records, Deviation[] Deviations) JudgeUntil(Instant until, Shift[] shifts, long[] punches, params Cover[] covers)
    {
        var days = new PersonDays(OnlyThursday(shifts));
        days.Run(Person(), Thursday, Thursday, punches, covers, Micros.Of(until));
        return (days.Records.ToArray(), days.Deviations.ToArray());
    }

    public static Roster OnlyThursday(params Shift[] shifts) =>
        new([], shifts.Select(s => new DayEntry("p1", Thursday, DayEntryKind.Assign, s)));

    /// <summary>A deviation in one line: <c>late 12 @08:12</c>, <c>no_sign In ? @08:00</c>, <c>no_leave 480 ops @08:00</c>.</summary>
    public static string Say(Deviation deviation) => string.Join(' ', new[]
    {
        DeviationFacts.IdOf(deviation.Kind),
        deviation.Kind == DeviationKind.NoSign ? deviation.Side.ToString() : null,
        deviation.Minutes?.ToString(CultureInfo.InvariantCulture) ?? "?",
        deviation.Kind == DeviationKind.NoLeave ? deviation.Approval ?? "?" : null,
        (deviation.Occurred.Date == deviation.Day ? "@" : "@+") + deviation.Occurred.ToString("HH:mm", CultureInfo.InvariantCulture),
    }.Where(p => p is not null));

    private static (LocalTime From, LocalTime To) Pair(string text) => (Clock(text.Split('-')[0]), Clock(text.Split('-')[1]));
}
