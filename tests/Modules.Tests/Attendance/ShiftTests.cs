using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Shifts;
using static Yunzhang.Modules.Tests.Attendance.GivenAttendance;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class ShiftTests
{
    private static readonly LocalDate April = new(2014, 4, 1);

    [Theory]
    [InlineData("05-01", "09-30", "2014-05-01 2014-09-30 2014-07-15", "2014-04-30 2014-10-01")]
    [InlineData("11-15", "03-15", "2014-11-15 2015-01-01 2015-03-15", "2015-03-16 2014-11-14")]
    [InlineData("02-29", "02-29", "2016-02-29", "2015-02-28 2015-03-01")]
    [InlineData("01-01", "02-29", "2015-02-28 2016-02-29", "2015-03-01")]
    public void A_season_holds_both_its_ends_and_may_run_over_New_Year(string from, string to, string inside, string outside)
    {
        var season = new Season(Annual(from), Annual(to));
        Assert.All(inside.Split(' '), d => Assert.True(season.Holds(Local(d).Date), d));
        Assert.All(outside.Split(' '), d => Assert.False(season.Holds(Local(d).Date), d));
    }

    [Fact]
    public void The_newest_version_governs_and_within_it_the_variant_that_says_most()
    {
        var summer = new Season(new AnnualDate(5, 1), new AnnualDate(9, 30));
        var shift = new Shift("d", new Phrase("白班", "Day"),
        [
            new(April, Hours("08:00-17:00"),
            [
                new(null, summer, Hours("07:30-17:00")),
                new("north", null, Hours("09:00-17:00")),
                new("north", summer, Hours("08:30-17:00")),
            ]),
            new(new LocalDate(2015, 1, 1), Hours("10:00-18:00")),
        ]);
        Assert.Null(shift.HoursOn(new LocalDate(2014, 3, 31), "south"));
        Assert.Equal(Clock("08:00"), shift.HoursOn(April, "south")!.Start);
        Assert.Equal(Clock("07:30"), shift.HoursOn(new LocalDate(2014, 5, 1), "south")!.Start);
        Assert.Equal(Clock("09:00"), shift.HoursOn(April, "north")!.Start);
        Assert.Equal(Clock("08:30"), shift.HoursOn(new LocalDate(2014, 5, 1), "north")!.Start);
        Assert.Equal(Clock("10:00"), shift.HoursOn(new LocalDate(2015, 6, 1), "north")!.Start);
        Assert.Empty(ShiftCheck.Problems(shift));
    }

    [Theory]
    [InlineData("2014-10-25", 540)]
    [InlineData("2014-03-29", 420)]
    [InlineData("2014-07-03", 480)]
    public void A_night_shift_is_as_long_as_the_night_the_clocks_change(string day, int minutes)
    {
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var hours = Hours("22:00-06:00");
        Assert.Equal(minutes, ShiftTimes.Of(Shift(hours), hours, Local(day).Date, berlin).PlannedMinutes);
    }

    [Theory]
    [InlineData("08:00-17:00 break 17:30-18:00", "shift.break-outside", "17:30–18:00 不在班次 08:00–17:00 之内", "17:30–18:00 does not lie within the shift")]
    [InlineData("08:00-17:00 break 12:00-13:00 break 12:30-13:30", "shift.breaks-overlap", "12:30–13:30 与前一段休息重叠", "12:30–13:30 overlaps the one before")]
    [InlineData("22:00-06:00 break 12:00-13:00", "shift.break-outside", "不在班次 22:00–06:00 之内", "within the shift 22:00–06:00")]
    public void A_break_that_cannot_be_is_refused(string shift, string code, string zh, string en)
    {
        var problem = Assert.Single(ShiftCheck.Problems(Shift(shift)));
        Assert.Equal(code, problem.Code);
        Assert.Contains(zh, problem.Message.Zh);
        Assert.Contains(en, problem.Message.En);
    }

    [Fact]
    public void Everything_wrong_with_a_shift_is_said_at_once()
    {
        var hours = Hours("08:00-17:00");
        var season = new Season(new AnnualDate(5, 1), new AnnualDate(9, 30));
        var shift = new Shift("d", new Phrase("白班", "Day"),
        [
            new(April, hours with { LateTolerance = -1, SignOutCloses = 900 },
                [new(null, season, hours), new(null, new Season(new AnnualDate(9, 1), new AnnualDate(10, 1)), hours), new(null, null, hours)]),
            new(April, hours),
        ]);
        var problems = ShiftCheck.Problems(shift);
        Assert.Equal(["shift.version-twice", "shift.tolerance", "shift.window", "shift.variants-overlap", "shift.variant-of-nothing"], problems.Select(p => p.Code));
        Assert.Contains("-1 分钟，只能是 0 到 539", problems[1].Message.Zh);
        Assert.Contains("is -1 minutes; it must be 0 to 539", problems[1].Message.En);
        Assert.Equal("shift.no-version", Assert.Single(ShiftCheck.Problems(new Shift("e", new Phrase("空班", "Empty"), []))).Code);
    }

    private static AnnualDate Annual(string text) => new(int.Parse(text[..2], null), int.Parse(text[3..], null));
}
