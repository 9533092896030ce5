using NodaTime;

namespace Yunzhang.Modules.Notices;

/// <summary>When mail goes out: at the pace chosen, and not in the quiet hours, unless what it tells of is due before then.</summary>
internal static class DeliveryTimes
{
    /// <param name="now">When the notice was written.</param>
    /// <param name="choice">What the person chose.</param>
    /// <param name="zone">Where the person's site is.</param>
    /// <param name="due">When what waits for him is due; null when nothing does.</param>
    public static Instant Of(Instant now, MailChoice choice, DateTimeZone zone, Instant? due)
    {
        var planned = AfterQuiet(AtPace(now, choice, zone), choice, zone);
        return due <= planned ? now : planned;
    }

    private static Instant AtPace(Instant now, MailChoice choice, DateTimeZone zone)
    {
        var local = now.InZone(zone).LocalDateTime;
        return choice.Pace switch
        {
            MailPace.Hourly => local.Date.At(new LocalTime(local.Hour, 0)).PlusHours(1).InZoneLeniently(zone).ToInstant(),
            MailPace.Daily => Next(local, choice.DailyAt).InZoneLeniently(zone).ToInstant(),
            _ => now,
        };
    }

    private static Instant AfterQuiet(Instant planned, MailChoice choice, DateTimeZone zone)
    {
        var local = planned.InZone(zone).LocalDateTime;
        return IsQuiet(local.TimeOfDay, choice) ? Next(local, choice.QuietTo).InZoneLeniently(zone).ToInstant() : planned;
    }

    private static bool IsQuiet(LocalTime time, MailChoice choice) =>
        choice.QuietFrom <= choice.QuietTo ? time >= choice.QuietFrom && time < choice.QuietTo : time >= choice.QuietFrom || time < choice.QuietTo;

    private static LocalDateTime Next(LocalDateTime from, LocalTime at) => from.TimeOfDay < at ? from.Date.At(at) : from.Date.PlusDays(1).At(at);
}
