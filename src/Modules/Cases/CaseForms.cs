using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Ledger.SeeMonths;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Cases;

/// <summary>What the pages of cases share.</summary>
internal static class CaseForms
{
    public static Crumb Cases { get; } = new(new("单据", "Cases"), "/cases");

    public static Crumb Todo { get; } = new(new("待办", "To do"), "/todo");

    public static string Time(Instant at, string zone) => MonthWords.Time(at, zone);

    /// <summary>When a limit ends. One that ends with its day ends at 24:00 of it: 00:00 of the next reads as if that day counted too, and regulations write it so.</summary>
    public static string Until(Instant at, string zone)
    {
        var local = at.InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime;
        return local.TimeOfDay == LocalTime.Midnight ? $"{local.Date.PlusDays(-1):uuuu-MM-dd} 24:00" : Time(at, zone);
    }

    /// <summary>How long something lasted, in its two largest parts.</summary>
    public static Phrase Lasted(Duration time)
    {
        var minutes = (long)Math.Max(0, time.TotalMinutes);
        var (days, hours, rest) = (minutes / 1440, minutes % 1440 / 60, minutes % 60);
        return (days, hours) switch
        {
            ( > 0, _) => new($"{days} 天 {hours} 小时", $"{days} d {hours} h"),
            (_, > 0) => new($"{hours} 小时 {rest} 分", $"{hours} h {rest} min"),
            _ => new($"{rest} 分", $"{rest} min"),
        };
    }
}
