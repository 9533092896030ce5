using Yunzhang.Engine.Time;
using static Yunzhang.Engine.Tests.Time.GivenCalendar;

namespace Yunzhang.Engine.Tests.Time;

public sealed class DeadlineTests
{
    // The regulations' own limits and the dates of their stories.
    [Theory]
    [InlineData("4 h", "2014-06-10T09:10", "2014-06-10 13:10")]
    [InlineData("12 h", "2021-03-05T20:00", "2021-03-06 08:00")]
    [InlineData("same day end", "2014-06-10T16:50", "2014-06-10 24:00")]
    [InlineData("3 days", "2014-05-20", "2014-05-23 24:00")]
    [InlineData("3 days", "2014-06-10", "2014-06-13 24:00")]
    [InlineData("3 working days after end", "2013-12-12", "2013-12-17 24:00")]
    [InlineData("3 working days after end", "2021-03-12", "2021-03-17 24:00")]
    [InlineData("3 days before start", "2013-12-25", "2013-12-22 24:00")]
    [InlineData("3 days before start", "2021-03-20", "2021-03-17 24:00")]
    [InlineData("10 days before start", "2014-07-01", "2014-06-21 24:00")]
    [InlineData("3 days before start", "2010-03-13", "2010-03-10 24:00")]
    [InlineData("2 days before start", "2010-03-13", "2010-03-11 24:00")]
    [InlineData("1 day before start", "2010-03-13", "2010-03-12 24:00")]
    [InlineData("1 day after end", "2010-03-14", "2010-03-15 24:00")]
    [InlineData("5 min", "2011-04-06T10:00", "2011-04-06 10:05")]
    [InlineData("10 min", "2011-04-06T10:00", "2011-04-06 10:10")]
    [InlineData("15 min", "2011-04-06T23:50", "2011-04-07 00:05")]
    [InlineData("1 h", "2014-04-01T08:00", "2014-04-01 09:00")]
    [InlineData("by day 5 of next month", "2014-05-31", "2014-06-05 24:00")]
    [InlineData("last day of month", "2014-05-06", "2014-05-31 24:00")]
    [InlineData("every Monday 14:30", "2021-03-01T14:30", "2021-03-01 14:30")]
    [InlineData("day 1 monthly at 14:30", "2021-03-01", "2021-03-01 14:30")]
    [InlineData("day 11 monthly", "2015-01-01", "2015-01-11 24:00")]
    public void The_dates_of_the_regulations_come_out(string rule, string from, string due) => Assert.Equal(due, Due(rule, from));

    [Theory]
    [InlineData("3 days", "2014-06-13T16:30", "2014-06-16 16:30")]
    [InlineData("3 days, end of day", "2014-06-13T16:30", "2014-06-16 24:00")]
    [InlineData("3 days at 18:00", "2014-06-13T16:30", "2014-06-16 18:00")]
    [InlineData("2 weeks", "2014-06-13T16:30", "2014-06-27 16:30")]
    [InlineData("1 month", "2014-01-30T10:00", "2014-02-28 24:00")]
    [InlineData("1 month", "2014-01-28T10:00", "2014-02-28 10:00")]
    [InlineData("3 working days", "2014-06-13T16:30", "2014-06-18 16:30")]
    [InlineData("1 working day", "2014-05-03T10:00", "2014-05-04 24:00")]
    [InlineData("1 working day", "2014-05-02T10:00", "2014-05-04 24:00")]
    [InlineData("2 working days", "2014-04-30T17:00", "2014-05-05 17:00")]
    [InlineData("3 working days before start", "2014-05-05", "2014-04-29 24:00")]
    [InlineData("2 h before start", "2014-05-05T09:00", "2014-05-05 07:00")]
    [InlineData("same day 18:00", "2014-06-13T16:30", "2014-06-13 18:00")]
    [InlineData("same day 18:00", "2014-06-13T18:00", "2014-06-13 18:00")]
    [InlineData("same day 18:00", "2014-06-13T18:01", "2014-06-13 24:00")]
    [InlineData("by day 25 of month", "2014-06-25T23:00", "2014-06-25 24:00")]
    [InlineData("by day 25 of month", "2014-06-26", "2014-07-25 24:00")]
    [InlineData("by day 31 of month", "2014-06-26", "2014-06-30 24:00")]
    [InlineData("last working day of month", "2014-08-05", "2014-08-29 24:00")]
    [InlineData("last working day of month", "2014-08-30", "2014-09-30 24:00")]
    [InlineData("last working day of next month", "2014-07-05", "2014-08-29 24:00")]
    [InlineData("first working day after", "2014-06-13T16:30", "2014-06-16 24:00")]
    [InlineData("first working day after end", "2014-09-30", "2014-10-08 24:00")]
    [InlineData("by day 11 of month, next working day if a rest day", "2015-01-02", "2015-01-12 24:00")]
    [InlineData("by day 11 of month, previous working day if a rest day", "2015-01-02", "2015-01-09 24:00")]
    [InlineData("by day 11 of month, previous working day if a rest day", "2015-01-10", "2015-01-12 24:00")]
    [InlineData("1 day before start, next working day if a rest day", "2014-06-16", "2014-06-13 24:00")]
    public void Each_construct_has_its_reading(string rule, string from, string due) => Assert.Equal(due, Due(rule, from));

    [Theory]
    [InlineData("4 h, working hours", "2014-10-30T10:00", "2014-10-30 16:00")]
    [InlineData("2 h, working hours", "2014-10-30T10:00", "2014-10-30 12:00")]
    [InlineData("1 min, working hours", "2014-10-30T12:00", "2014-10-30 14:01")]
    [InlineData("8 h, working hours", "2014-10-31T12:30", "2014-11-03 12:00")]
    [InlineData("4 h, working hours", "2014-06-12T10:00", "2014-06-12 17:00")]
    [InlineData("5 h, working hours", "2014-10-29T10:00", "2014-10-30 11:00")]
    [InlineData("1 h, working hours", "2014-10-10T17:30", "2014-10-11 08:30")]
    [InlineData("3 working days, end of work", "2014-10-24T16:30", "2014-10-29 12:00")]
    [InlineData("same shift end", "2014-06-14T02:00", "2014-06-14 08:00")]
    [InlineData("same shift end", "2014-06-13T20:00", "2014-06-14 08:00")]
    [InlineData("same shift end", "2014-06-13T19:59", "2014-06-13 20:00")]
    [InlineData("every shift", "2014-06-13T10:00", "2014-06-13 20:00")]
    [InlineData("every night_shift", "2014-06-13T10:00", "2014-06-14 08:00")]
    public void Working_hours_and_shifts_run_by_the_site(string rule, string from, string due) =>
        Assert.Equal(due, Due(rule, from, Site));

    [Theory]
    [InlineData("2014-06-13T16:30", "2014-06-16 16:30")]
    [InlineData("2014-10-10T16:30", "2014-10-11 16:30")]
    public void One_working_day_from_friday_afternoon_is_the_next_working_day_and_not_so_many_hours(string from, string due) =>
        Assert.Equal(due, Due("1 working day", from));

    [Fact]
    public void A_message_at_lunch_waits_for_the_afternoon()
    {
        Assert.Equal("2014-10-30 14:30", Due("30 min, working hours", "2014-10-30T12:10", Site));
        Assert.Equal("2014-10-30 12:40", Due("30 min, all hours", "2014-10-30T12:10", Site));
    }

    [Theory]
    [InlineData("12 h", "2014-06-13", "deadline.needs-time")]
    [InlineData("same shift end", "2014-06-13", "deadline.needs-time")]
    [InlineData("same shift end", "2014-06-13T10:00", "deadline.no-shift")]
    [InlineData("every shift", "2014-06-13T10:00", "deadline.no-shifts")]
    [InlineData("12 h, working hours", "2014-06-13T10:00", "deadline.no-working-hours")]
    public void What_cannot_be_worked_out_says_what_is_missing(string rule, string from, string code) => Assert.Equal(code, Due(rule, from));

    [Fact]
    public void A_missing_anchor_is_named_in_both_languages()
    {
        var fault = Deadlines.Due(Rule("10 days before start"), new Anchors(At("2014-06-01")), Cn).Fault!;
        Assert.Equal("deadline.no-start", fault.Code);
        Assert.Contains("没有给出开始的日期", fault.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("no start is given", fault.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_without_any_workday_is_refused()
    {
        var never = new WorkCalendar(Shanghai, Layer("""
            calendar: never
            name: 从不
            en: Never
            no_holidays: yes
            rest_days: [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]
            """));
        Assert.Equal("deadline.no-working-day", Due("1 working day", "2014-06-13", never));
        Assert.Equal("deadline.no-working-day", Due("same day end, next working day if a rest day", "2014-06-13", never));
    }

    [Theory]
    [InlineData("1 day", "2026-03-07T02:30", "2026-03-08 03:30")]
    [InlineData("1 day", "2026-10-31T01:30", "2026-11-01 01:30")]
    [InlineData("24 h", "2026-03-07T12:00", "2026-03-08 13:00")]
    public void A_local_time_that_is_skipped_or_comes_twice_has_one_reading(string rule, string from, string due)
    {
        var newYork = new WorkCalendar(NodaTime.DateTimeZoneProviders.Tzdb["America/New_York"], Country);
        Assert.Equal(due, Due(rule, from, newYork));
        var steps = Deadlines.Due(Rule(rule), new Anchors(At(from)), newYork, true).Steps;
        Assert.Equal(rule == "1 day", steps.Any(s => s.Kind == StepKind.Zone));
        if (due.EndsWith("01:30", StringComparison.Ordinal))
            Assert.Equal(NodaTime.Offset.FromHours(-4), newYork.Zone.GetUtcOffset(Deadlines.Due(Rule(rule), new Anchors(At(from)), newYork).Due.Instant));
    }
}
