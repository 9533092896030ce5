using Yunzhang.Engine.Feel.Temporal;
using TimeZone = Yunzhang.Engine.Feel.Temporal.TimeZone;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>Making days, times and durations, and asking about them.</summary>
internal static class TemporalFunctions
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly Parameter FromText = new("from", Accepts.Text);
    private static readonly Parameter Day = new("date", Accepts.DayLike);

    public static BuiltIn[] All { get; } =
    [
        new("date", [FromText], _ => FeelType.Date, (a, site) => TemporalText.Date(a[0].AsText)?.ToValue() ?? NotATime(a[0], FeelType.Date, "2014-04-01", site)),
        new("date", [new("from", Accepts.DayLike)], _ => FeelType.Date, (a, _) => Moment.Of(a[0])!.Date.ToValue()),
        new("date", [new("year", Accepts.Number), new("month", Accepts.Number), new("day", Accepts.Number)], _ => FeelType.Date,
            (a, site) => CivilDate.TryCreate(decimal.Truncate(a[0].AsNumber), decimal.Truncate(a[1].AsNumber), decimal.Truncate(a[2].AsNumber))?.ToValue()
                ?? site.Fail("feel.no-such-day", $"没有 {ValueText.Of(a[0])} 年 {ValueText.Of(a[1])} 月 {ValueText.Of(a[2])} 日这一天。",
                    $"There is no day {ValueText.Of(a[0])}-{ValueText.Of(a[1])}-{ValueText.Of(a[2])}.")),
        new("time", [FromText], _ => FeelType.Time, (a, site) => Boxed(TemporalText.Time(a[0].AsText)) ?? NotATime(a[0], FeelType.Time, "08:30:00", site)),
        new("time", [new("from", Accepts.ClockLike)], _ => FeelType.Time, (a, _) => Value.Box(a[0].AsBoxed as ClockTime ?? Moment.Of(a[0])!.Time)),
        new("time", [new("hour", Accepts.Number), new("minute", Accepts.Number), new("second", Accepts.Number),
            new("offset", Accepts.DaysDuration, Optional: true, Nullable: true)], _ => FeelType.Time, (a, site) => MakeTime(a, site)),
        new("date and time", [FromText], _ => FeelType.DateTime,
            (a, site) => Boxed(TemporalText.Moment(a[0].AsText)) ?? NotATime(a[0], FeelType.DateTime, "2014-04-01T08:30:00", site)),
        new("date and time", [new("from", Accepts.DayLike)], null, (a, _) => Value.Box(a[0].AsBoxed as Moment ?? Moment.Of(a[0])!)),
        new("date and time", [new("date", Accepts.DayLike), new("time", Accepts.Time)], _ => FeelType.DateTime,
            (a, _) => Value.Box(new Moment(Moment.Of(a[0])!.Date, (ClockTime)a[1].AsBoxed!))),
        new("date and time", [new("date", Accepts.DayLike), new("timezone", Accepts.Text)], null, (a, site) => InZone(a, site)),
        // The static type is refined by the binder, which reads the text when it is a literal.
        new("duration", [FromText], _ => FeelType.Any, (a, site) => TemporalText.Duration(a[0].AsText) ?? NotATime(a[0], FeelType.DaysDuration, "P1D", site)),
        new("years and months duration", [new("from", Accepts.DayLike), new("to", Accepts.DayLike)], _ => FeelType.MonthsDuration,
            (a, _) => Value.Box(new MonthsSpan(MonthsBetween(Moment.Of(a[0])!, Moment.Of(a[1])!)))),
        new("is", [new("value1", Accepts.Anything, Nullable: true), new("value2", Accepts.Anything, Nullable: true)], null, (a, _) => Value.Of(Is(a[0], a[1]))),
        new("day of year", [Day], _ => FeelType.Number, (a, _) => Value.Of((decimal)Moment.Of(a[0])!.Date.DayOfYear)),
        new("week of year", [Day], _ => FeelType.Number, (a, _) => Value.Of((decimal)Moment.Of(a[0])!.Date.WeekOfYear)),
        new("day of week", [Day], _ => FeelType.Text, (a, _) => Value.Of(Weekdays[Moment.Of(a[0])!.Date.Weekday - 1])),
        new("month of year", [Day], _ => FeelType.Text, (a, _) => Value.Of(Months[Moment.Of(a[0])!.Date.Month - 1])),
    ];

    private static Value? Boxed(object? value) => value is null ? null : Value.Box(value);

    private static Value NotATime(Value text, FeelType wanted, string example, Site site) => site.Fail("feel.not-a-time",
        $"“{text.AsText}”不是{wanted.Name.Zh}；例如 {example}。", $"\"{text.AsText}\" is not a {wanted.Name.En}; write it like {example}.");

    private static Value MakeTime(ReadOnlySpan<Value> a, Site site)
    {
        var zone = a.Length > 3 && a[3].AsBoxed is DaysSpan offset ? new TimeZone((int)Math.Clamp(offset.Seconds, -100_000, 100_000), null) : null;
        if (zone is not null && Math.Abs(zone.Seconds) > TimeZone.LargestOffset)
            return site.Fail("feel.offset", "时差最多 18 小时。", "An offset is at most 18 hours.");
        return Boxed(TemporalText.TimeOf(decimal.Truncate(a[0].AsNumber), decimal.Truncate(a[1].AsNumber), a[2].AsNumber, zone))
            ?? site.Fail("feel.no-such-time", $"没有 {ValueText.Of(a[0])} 时 {ValueText.Of(a[1])} 分 {ValueText.Of(a[2])} 秒这个时刻。",
                $"There is no time {ValueText.Of(a[0])}:{ValueText.Of(a[1])}:{ValueText.Of(a[2])}.");
    }

    private static Value InZone(ReadOnlySpan<Value> a, Site site)
    {
        var moment = Moment.Of(a[0])!;
        return TimeZone.Named(a[1].AsText) is { } zone
            ? Value.Box(moment with { Time = moment.Time with { Zone = zone } })
            : site.Fail("feel.no-such-zone", $"没有“{a[1].AsText}”这个时区。", $"There is no time zone \"{a[1].AsText}\".");
    }

    /// <summary>Whole months from one to the other; the clock of each day is looked at only where the days of month are equal.</summary>
    private static long MonthsBetween(Moment from, Moment to)
    {
        var months = (to.Date.Year - (long)from.Date.Year) * 12 + to.Date.Month - from.Date.Month;
        if (months > 0 && to.Date.Day < from.Date.Day) months--;
        else if (months < 0 && to.Date.Day > from.Date.Day) months++;
        return months;
    }

    /// <summary>The same kind, the same parts and the same zone, where <c>=</c> asks only for the same instant.</summary>
    private static bool Is(Value a, Value b) => (a.AsBoxed, b.AsBoxed) switch
    {
        (ClockTime x, ClockTime y) => x == y,
        (Moment x, Moment y) => x == y,
        _ => a.Kind == b.Kind && Comparison.AreEqual(a, b) is true,
    };
}
