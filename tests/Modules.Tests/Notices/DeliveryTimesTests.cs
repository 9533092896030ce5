using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Tests.Notices;

public sealed class DeliveryTimesTests
{
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    [Theory]
    [InlineData("2014-05-02 21:59", MailPace.AtOnce, "22:00", "07:00", null, "2014-05-02 21:59")]
    [InlineData("2014-05-02 22:00", MailPace.AtOnce, "22:00", "07:00", null, "2014-05-03 07:00")]
    [InlineData("2014-05-03 06:59", MailPace.AtOnce, "22:00", "07:00", null, "2014-05-03 07:00")]
    [InlineData("2014-05-03 07:00", MailPace.AtOnce, "22:00", "07:00", null, "2014-05-03 07:00")]
    [InlineData("2014-05-02 23:00", MailPace.AtOnce, "07:00", "07:00", null, "2014-05-02 23:00")]
    [InlineData("2014-05-02 12:30", MailPace.AtOnce, "12:00", "14:00", null, "2014-05-02 14:00")]
    [InlineData("2014-05-02 10:20", MailPace.Hourly, "22:00", "07:00", null, "2014-05-02 11:00")]
    [InlineData("2014-05-02 21:20", MailPace.Hourly, "22:00", "07:00", null, "2014-05-03 07:00")]
    [InlineData("2014-05-02 07:59", MailPace.Daily, "22:00", "07:00", null, "2014-05-02 08:00")]
    [InlineData("2014-05-02 08:00", MailPace.Daily, "22:00", "07:00", null, "2014-05-03 08:00")]
    [InlineData("2014-05-02 23:00", MailPace.AtOnce, "22:00", "07:00", "2014-05-03 07:00", "2014-05-02 23:00")]
    [InlineData("2014-05-02 23:00", MailPace.AtOnce, "22:00", "07:00", "2014-05-03 07:01", "2014-05-03 07:00")]
    [InlineData("2014-05-02 10:00", MailPace.Daily, "22:00", "07:00", "2014-05-02 17:00", "2014-05-02 10:00")]
    public void Mail_goes_at_its_pace_and_not_in_the_quiet_hours_unless_something_is_due(string now, MailPace pace, string from, string to, string? due, string expected)
    {
        var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
        var choice = new MailChoice(Id<Organisation>.New(), Id<Account>.New()) { Pace = pace, QuietFrom = Time(from), QuietTo = Time(to) };

        var at = DeliveryTimes.Of(At(now), choice, zone, due is null ? null : At(due));

        Assert.Equal(expected, at.InZone(zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture));

        Instant At(string text) => Pattern.Parse(text).Value.InZoneStrictly(zone).ToInstant();
    }

    private static LocalTime Time(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;
}
