using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Time;

namespace Yunzhang.Engine.Tests.Time;

public sealed class WorkTimeTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static CalendarLayer Layer => new(new Phrase("日历", "calendar"))
    {
        RestDays = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
        // 1 to 3 May 2014 are free, and Sunday 4 May makes up for the Friday.
        Days =
        [
            new SpecialDay(new(2014, 5, 1), DayKind.Holiday, Phrase.Same("劳动节"), ByLaw: true), new SpecialDay(new(2014, 5, 2), DayKind.Holiday, Phrase.Same("劳动节")),
            new SpecialDay(new(2014, 5, 3), DayKind.Holiday, Phrase.Same("劳动节")), new SpecialDay(new(2014, 5, 4), DayKind.MakeUp, Phrase.Same("劳动节"), IsoDayOfWeek.Friday),
        ],
    };

    [Theory]
    [InlineData("2014-05-05T09:00", "2014-05-05T10:30", 90)]
    // Friday 15:00 to Monday 11:00: nine hours and eleven.
    [InlineData("2014-05-09T15:00", "2014-05-12T11:00", 1200)]
    // Wednesday noon over the holiday to the make-up Sunday at six.
    [InlineData("2014-04-30T12:00", "2014-05-04T06:00", 1080)]
    [InlineData("2014-05-01T08:00", "2014-05-03T20:00", 0)]
    [InlineData("2014-05-05T10:00", "2014-05-05T09:00", 0)]
    public void Without_working_hours_a_working_day_counts_whole_and_a_day_of_rest_not_at_all(string from, string to, int minutes) =>
        Assert.Equal(Duration.FromMinutes(minutes), WorkTime.Between(new WorkCalendar(Zone, Layer), At(from), At(to)));

    [Theory]
    [InlineData("2014-05-05T07:00", "2014-05-05T15:00", 300)]
    // On the Friday there is nothing left after four.
    [InlineData("2014-05-09T17:00", "2014-05-12T09:30", 90)]
    // The make-up Sunday is worked as the Friday it stands for: until four.
    [InlineData("2014-04-30T17:00", "2014-05-04T20:00", 420)]
    public void With_working_hours_only_they_count(string from, string to, int minutes)
    {
        WorkHours[] hours =
        [
            new([new TimeFrame(new(8, 0), new LocalTime(12, 0)), new TimeFrame(new(14, 0), new LocalTime(16, 0))], [IsoDayOfWeek.Friday]),
            new([new TimeFrame(new(8, 0), new LocalTime(12, 0)), new TimeFrame(new(14, 0), new LocalTime(18, 0))], []),
        ];
        Assert.Equal(Duration.FromMinutes(minutes), WorkTime.Between(new WorkCalendar(Zone, Layer with { Hours = hours }), At(from), At(to)));
    }

    private static Instant At(string text) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value.InZoneStrictly(Zone).ToInstant();
}
