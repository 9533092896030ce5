using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Attendance.Days;
using static Yunzhang.Modules.Tests.Attendance.GivenAttendance;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class DayTests
{
    private const string Day = "08:00-17:00 break 12:00-13:00";
    private const string Split = "08:00-17:00 punched 12:00-13:00";
    private const string Two = "08:00-18:00 punched 10:00-10:30 punched 13:00-14:00";
    private const string Night = "22:00-06:00 break 02:00-02:30";

    [Theory]
    // Late and early, at their edges and with seconds.
    [InlineData(Day, "07:58 17:03", "Kept", 480, "")]
    [InlineData(Day, "08:00 17:00", "Kept", 480, "")]
    [InlineData(Day, "08:00:59 17:00", "Kept", 480, "")]
    [InlineData(Day, "08:09 17:00", "Deviating", 471, "late 9 @08:09")]
    [InlineData(Day, "08:10:59 17:00", "Deviating", 470, "late 10 @08:10")]
    [InlineData(Day, "08:59:59 17:00", "Deviating", 421, "late 59 @08:59")]
    [InlineData(Day, "09:00 17:00", "Deviating", 420, "late 60 @09:00")]
    [InlineData(Day, "08:00 16:49:01", "Deviating", 470, "early 10 @16:49")]
    [InlineData(Day, "08:12 16:45", "Deviating", 453, "late 12 @08:12 | early 15 @16:45")]
    // A break is nobody's time.
    [InlineData(Day, "12:30 17:00", "Deviating", 240, "late 240 @12:30")]
    [InlineData(Day, "13:10 17:00", "Deviating", 230, "late 250 @13:10")]
    [InlineData(Day, "08:00 12:20", "Deviating", 240, "early 240 @12:20")]
    // Missing, and punches that say nothing.
    [InlineData(Day, "07:58", "Deviating", 0, "no_sign Out ? @17:00")]
    [InlineData(Day, "17:05", "Deviating", 0, "no_sign In ? @08:00")]
    [InlineData(Day, "08:40", "Deviating", 0, "no_sign Out ? @17:00 | late 40 @08:40")]
    [InlineData(Day, "07:00 07:50", "Deviating", 0, "no_sign Out ? @17:00")]
    [InlineData(Day, "07:58 08:20", "Deviating", 0, "no_sign Out ? @17:00")]
    [InlineData(Day, "17:02 18:30", "Deviating", 0, "no_sign In ? @08:00")]
    [InlineData(Day, "", "NoShow", 0, "no_show 480 @08:00")]
    // Two of one half are a coming and a going when there is a stay between.
    [InlineData(Day, "08:00 10:00", "Deviating", 120, "early 360 @10:00")]
    [InlineData(Day, "13:00 17:05", "Deviating", 240, "late 240 @13:00")]
    // Doubles, and punches between.
    [InlineData(Day, "07:58 07:59 12:01 12:50 17:00 17:01", "Kept", 480, "")]
    // A break that is punched: two stretches.
    [InlineData(Split, "07:55 12:01 12:58 17:02", "Kept", 480, "")]
    [InlineData(Split, "07:55 12:35 12:55 17:02", "Kept", 480, "")]
    [InlineData(Split, "07:55 12:01 12:03 17:02", "Deviating", 240, "no_sign In ? @13:00")]
    [InlineData(Split, "07:55 11:50 13:20 17:02", "Deviating", 450, "early 10 @11:50 | late 20 @13:20")]
    [InlineData(Split, "12:50 17:02", "Deviating", 240, "no_sign Both ? @08:00")]
    [InlineData(Split, "08:11 12:00 13:11 16:49", "Deviating", 447, "late 11 @08:11 | late 11 @13:11 | early 11 @16:49")]
    // Two breaks a day.
    [InlineData(Two, "08:00 10:00 10:30 13:00 14:00 18:00", "Kept", 510, "")]
    [InlineData(Two, "08:00 10:01 10:42 13:00 14:05 18:00", "Deviating", 493, "late 12 @10:42 | late 5 @14:05")]
    [InlineData(Two, "08:00 10:01 10:29 13:02 18:00", "Deviating", 270, "no_sign In ? @14:00")]
    // Over midnight: all of it belongs to the day it began.
    [InlineData(Night, "21:55 +06:03", "Kept", 450, "")]
    [InlineData(Night, "22:12 +05:40", "Deviating", 418, "late 12 @22:12 | early 20 @+05:40")]
    [InlineData(Night, "+00:30 +06:00", "Deviating", 300, "late 150 @+00:30")]
    [InlineData(Night, "22:00", "Deviating", 0, "no_sign Out ? @+06:00")]
    [InlineData("08:00-08:00", "08:00 +08:10", "Kept", 1440, "")]
    public void A_day_of_punches_comes_to(string shift, string punches, string status, int worked, string deviations)
    {
        var (records, found) = Judge([Shift(shift)], Punches(punches, Thursday));
        var record = Assert.Single(records);
        Assert.Equal((status, worked), (record.Status.ToString(), record.WorkedMinutes));
        Assert.Equal(deviations, string.Join(" | ", found.Select(Say)));
        Assert.All(found, d => Assert.Equal(Thursday, d.Day));
    }

    [Theory]
    [InlineData("08:05 17:00", 0)]
    [InlineData("08:06 17:00", 6)]
    public void Within_the_tolerance_nothing_is_late_and_beyond_it_every_minute_is(string punches, int late)
    {
        var (records, _) = Judge([Shift(Hours(Day) with { LateTolerance = 5 })], Punches(punches, Thursday));
        Assert.Equal((late, 480 - late), (records[0].LateMinutes, records[0].WorkedMinutes));
    }

    [Fact]
    public void A_window_of_its_own_makes_an_early_punch_the_sign_out()
    {
        var hours = Hours(Day) with { SignInUntil = 60 };
        Assert.Equal("no_sign In ? @08:00 | early 390 @09:30", Found(Judge([Shift(hours)], Punches("09:30", Thursday))));
        Assert.Equal("no_sign Out ? @17:00 | late 59 @08:59", Found(Judge([Shift(hours)], Punches("08:59", Thursday))));
    }

    [Fact]
    public void First_and_last_are_the_punches_that_count()
    {
        var (records, _) = Judge([Shift(Split)], Punches("07:58 12:00 13:00 17:01 18:00", Thursday));
        Assert.Equal((At("2014-07-03 07:58"), At("2014-07-03 18:00")), (records[0].First, records[0].Last));
        var (alone, _) = Judge([Shift(Day)], Punches("07:58", Thursday));
        Assert.Equal((At("2014-07-03 07:58"), At("2014-07-03 07:58"), 2u), (alone[0].First, alone[0].Last, alone[0].MissingEdges));
        var (none, _) = Judge([Shift(Day)], []);
        Assert.Equal((Micros.None, Micros.None, 3u), (none[0].First, none[0].Last, none[0].MissingEdges));
    }

    [Fact]
    public void Two_posts_on_one_day_are_two_shifts_each_with_its_own_punches()
    {
        var (records, found) = Judge([Shift("08:00-12:00", "上午"), Shift("13:30-17:30", "下午")], Punches("08:15 12:00 13:30 17:00", Thursday));
        Assert.Equal([(0, 225), (1, 210)], records.Select(r => ((int)r.Slot, r.WorkedMinutes)));
        Assert.Equal([(0, "late 15 @08:15"), (1, "early 30 @17:00")], found.Select(d => ((int)d.Slot, Say(d))));
    }

    [Theory]
    [InlineData("08:00 16:00", "Kept Kept", "")]
    [InlineData("08:10 12:01 15:50", "Deviating Deviating", "late 10 @08:10 | early 10 @15:50")]
    [InlineData("08:00", "Deviating NoShow", "no_sign Out ? @12:00 | no_show 240 @12:00")]
    [InlineData("12:20 16:00", "NoShow Deviating", "no_show 240 @08:00 | late 20 @12:20")]
    public void Shifts_that_join_need_no_punch_where_they_meet_when_both_were_worked(string punches, string statuses, string deviations)
    {
        var judged = Judge([Shift("08:00-12:00", "上午"), Shift("12:00-16:00", "下午")], Punches(punches, Thursday));
        Assert.Equal(statuses, string.Join(' ', judged.Records.Select(r => r.Status)));
        Assert.Equal(deviations, Found(judged));
    }

    [Fact]
    public void A_punch_in_the_morning_belongs_to_the_night_shift_that_began_the_day_before()
    {
        var days = new PersonDays(Daily(Shift(Night, "夜班")));
        var punches = Punches("-21:58 06:05 21:50 +06:00 +21:59", Thursday);
        days.Run(Person(), Thursday, Thursday, punches, [], Micros.Of(LongAfter));
        Assert.Equal((Thursday, DayStatus.Kept, 450), (days.Records[0].Day, days.Records[0].Status, days.Records[0].WorkedMinutes));
        Assert.Equal(At("2014-07-03 21:50"), days.Records[0].First);
    }

    [Theory]
    [InlineData("2014-07-03 08:30", "", "Open", "")]
    [InlineData("2014-07-03 08:30", "08:12", "Open", "late 12 @08:12")]
    [InlineData("2014-07-03 17:30", "08:00 12:10", "Open", "")]
    [InlineData("2014-07-03 22:59", "08:00", "Open", "")]
    [InlineData("2014-07-03 23:00", "08:00", "Deviating", "no_sign Out ? @17:00")]
    [InlineData("2014-07-03 23:00", "", "NoShow", "no_show 480 @08:00")]
    public void Nothing_is_missing_while_it_may_still_come(string until, string punches, string status, string deviations)
    {
        var judged = JudgeUntil(Micros.ToInstant(At(until)), [Shift(Day)], Punches(punches, Thursday));
        Assert.Equal(status, judged.Records[0].Status.ToString());
        Assert.Equal(deviations, Found(judged));
    }

    [Fact]
    public void A_day_of_rest_with_punches_is_shown_and_judged_by_nobody()
    {
        var days = new PersonDays(OnlyThursday(Shift(Day)));
        days.Run(Person(), Thursday, Thursday.PlusDays(2), Punches("08:00 17:00 +09:00 +11:00", Thursday), [], Micros.Of(LongAfter));
        Assert.Equal(["2014-07-03 Kept", "2014-07-04 RestDayPunched"], days.Records.ToArray().Select(r => $"{r.Day:yyyy-MM-dd} {r.Status}"));
        Assert.Empty(days.Deviations.ToArray());
    }

    [Fact]
    public void What_nobody_has_said_is_a_question_and_never_a_no()
    {
        Assert.Equal(DeviationQuestion.Excused, Judge([Shift(Day)], []).Deviations[0].Question);
        Assert.Equal(DeviationQuestion.Explained, Judge([Shift(Day)], Punches("08:00", Thursday)).Deviations[0].Question);
        Assert.Equal(DeviationQuestion.None, Judge([Shift(Day)], Punches("08:12 17:00", Thursday)).Deviations[0].Question);
    }

    private static string Found((DayRecord[] Records, Deviation[] Deviations) judged) => string.Join(" | ", judged.Deviations.Select(Say));
}
