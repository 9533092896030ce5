using System.Globalization;
using System.Text.RegularExpressions;

namespace Yunzhang.Engine.Feel.Temporal;

/// <summary>Days, times and durations in the notation of ISO 8601, as FEEL writes them; null for anything else.</summary>
internal static partial class TemporalText
{
    [GeneratedRegex(@"^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex DateForm();

    [GeneratedRegex(@"^(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d(?::\d\d)?|@[A-Za-z][A-Za-z0-9_+\-/]*)?$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex TimeForm();

    [GeneratedRegex(@"^(-)?P(?:(\d+)Y)?(?:(\d+)M)?$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex MonthsForm();

    [GeneratedRegex(@"^(-)?P(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?)S)?)?$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex DaysForm();

    /// <summary>What <c>@"…"</c> means: the first of date, date and time, time, duration that fits.</summary>
    public static Value? Any(string text)
    {
        if (Date(text) is { } date) return date.ToValue();
        if (text.Contains('T') && Moment(text) is { } moment) return Value.Box(moment);
        if (Time(text) is { } time) return Value.Box(time);
        return Duration(text);
    }

    public static CivilDate? Date(string text)
    {
        var match = DateForm().Match(text);
        if (!match.Success) return null;
        var year = Number(match.Groups[2]) * (match.Groups[1].Length > 0 ? -1 : 1);
        return CivilDate.TryCreate(year, Number(match.Groups[3]), Number(match.Groups[4]));
    }

    public static ClockTime? Time(string text)
    {
        var match = TimeForm().Match(text);
        if (!match.Success) return null;
        var (hour, minute, second) = (Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]));
        var fraction = match.Groups[4].Length > 0 ? Number(match.Groups[4]) : 0;
        return TryZone(match.Groups[5].Value, out var zone) ? TimeOf(hour, minute, second + fraction, zone) : null;
    }

    /// <summary>A time from its parts; 24:00:00 is the midnight that ends the day and reads 00:00:00.</summary>
    public static ClockTime? TimeOf(decimal hour, decimal minute, decimal second, TimeZone? zone)
    {
        if (hour == 24 && minute == 0 && second == 0) hour = 0;
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or >= 60) return null;
        var nanosecond = (decimal.Truncate(hour) * 3600 + decimal.Truncate(minute) * 60 + second) * ClockTime.NanosecondsPerSecond;
        return new ClockTime((long)nanosecond, zone);
    }

    public static Moment? Moment(string text)
    {
        var split = text.IndexOf('T', StringComparison.Ordinal);
        if (split < 0) return Date(text) is { } alone ? new Moment(alone, new ClockTime(0, null)) : null;
        if (Date(text[..split]) is not { } date || Time(text[(split + 1)..]) is not { } time) return null;
        var nextDay = text.AsSpan(split + 1).StartsWith("24");
        return new Moment(nextDay ? CivilDate.FromDayNumber(date.DayNumber + 1) : date, time);
    }

    public static Value? Duration(string text)
    {
        var months = MonthsForm().Match(text);
        if (months.Success && (months.Groups[2].Success || months.Groups[3].Success))
        {
            var all = Number(months.Groups[2]) * 12 + Number(months.Groups[3]);
            return all > long.MaxValue / 2 ? null : Value.Box(new MonthsSpan((long)all * (months.Groups[1].Success ? -1 : 1)));
        }
        var days = DaysForm().Match(text);
        if (!days.Success || text.EndsWith('P') || text.EndsWith('T')) return null;
        var seconds = Number(days.Groups[2]) * 86_400 + Number(days.Groups[4]) * 3_600 + Number(days.Groups[5]) * 60 + Number(days.Groups[6]);
        return Value.Box(new DaysSpan(days.Groups[1].Success ? -seconds : seconds));
    }

    private static bool TryZone(string text, out TimeZone? zone)
    {
        zone = null;
        if (text.Length == 0) return true;
        if (text == "Z") zone = TimeZone.Utc;
        else if (text[0] == '@') zone = TimeZone.Named(text[1..]);
        else
        {
            var parts = text[1..].Split(':').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
            var seconds = parts[0] * 3600 + parts[1] * 60 + (parts.Length > 2 ? parts[2] : 0);
            if (parts[1] < 60 && seconds <= TimeZone.LargestOffset) zone = new TimeZone(text[0] == '-' ? -seconds : seconds, null);
        }
        return zone is not null;
    }

    // Longer than a decimal holds cannot be a length anyone means; it then fails the range checks above.
    private static decimal Number(Group group) =>
        !group.Success ? 0
        : decimal.TryParse(group.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e18m ? number
        : 1e18m;
}
