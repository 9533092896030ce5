using Yunzhang.Engine.Feel.Syntax;
using Yunzhang.Engine.Feel.Temporal;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>What stands after a dot: <c>.year</c> of a day, <c>.hours</c> of a duration, <c>.start</c> of a range.</summary>
internal static class Properties
{
    private static readonly (FeelType Owner, string[] Names)[] Known =
    [
        (FeelType.Date, ["year", "month", "day", "weekday"]),
        (FeelType.DateTime, ["year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone"]),
        (FeelType.Time, ["hour", "minute", "second", "time offset", "timezone"]),
        (FeelType.DaysDuration, ["days", "hours", "minutes", "seconds"]),
        (FeelType.MonthsDuration, ["years", "months"]),
    ];

    /// <summary>Names with blanks inside, which the lexer must know.</summary>
    public static readonly string[] WithBlanks = ["time offset", "start included", "end included"];

    /// <summary>The properties a type has.</summary>
    public static IReadOnlyList<string> NamesOf(FeelType type) => Known.FirstOrDefault(k => k.Owner == type).Names ?? [];

    public static FeelType TypeOf(string property) => property switch
    {
        "time offset" => FeelType.DaysDuration,
        "timezone" => FeelType.Text,
        _ => FeelType.Number,
    };

    public static Value Read(Value owner, string property, Site site) => Find(owner, property) ?? NoSuch(owner, property, site);

    private static Value? Find(Value owner, string property)
    {
        if (CivilDate.Of(owner) is { } date) return OfDate(date, property) is { } part ? Value.Of((decimal)part) : null;
        return owner.AsBoxed switch
        {
            Moment moment => OfDate(moment.Date, property) is { } part ? Value.Of((decimal)part) : OfTime(moment.Time, moment.Date, property),
            ClockTime time => OfTime(time, null, property),
            DaysSpan days => OfDays(days, property) is { } part ? Value.Of(part) : null,
            MonthsSpan { Months: var months } => property switch { "years" => Value.Of((decimal)(months / 12)), "months" => Value.Of((decimal)(months % 12)), _ => null },
            RangeValue range => OfRange(range, property),
            ContextValue context => context.Entries.TryGetValue(property, out var entry) ? entry : null,
            _ => null,
        };
    }

    private static int? OfDate(CivilDate date, string property) => property switch
    {
        "year" => date.Year,
        "month" => date.Month,
        "day" => date.Day,
        "weekday" => date.Weekday,
        _ => null,
    };

    private static Value? OfTime(ClockTime time, CivilDate? date, string property) => property switch
    {
        "hour" => Value.Of((decimal)time.Hour),
        "minute" => Value.Of((decimal)time.Minute),
        "second" => Value.Of(time.Second),
        "time offset" => time.Zone is { } zone ? Value.Box(new DaysSpan(zone.OffsetAt(date, time.Nanosecond))) : default(Value),
        "timezone" => time.Zone is { } zone ? Value.Of(zone.Id ?? zone.ToString()) : default(Value),
        _ => null,
    };

    private static decimal? OfDays(DaysSpan days, string property) => property switch
    {
        "days" => days.Days,
        "hours" => days.Hours,
        "minutes" => days.Minutes,
        "seconds" => days.SecondsPart,
        _ => null,
    };

    private static Value? OfRange(RangeValue range, string property) => property switch
    {
        "start" => range.Only == Operator.NotEqual ? default : range.Low ?? default(Value),
        "end" => range.Only == Operator.NotEqual ? default : range.High ?? default(Value),
        "start included" => Value.Of(range.LowIncluded),
        "end included" => Value.Of(range.HighIncluded),
        _ => null,
    };

    private static Value NoSuch(Value owner, string property, Site site)
    {
        if (owner.Fault is not null) return owner;
        var kind = KindName.Of(owner);
        return site.Fail("feel.unknown-property", $"{kind.Zh}没有“{property}”这一项。", $"There is no \"{property}\" in {kind.En}.");
    }
}
