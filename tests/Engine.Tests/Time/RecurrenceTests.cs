using Ical.Net.DataTypes;
using NodaTime;
using Yunzhang.Engine.Time;
using static Yunzhang.Engine.Tests.Time.GivenCalendar;

namespace Yunzhang.Engine.Tests.Time;

public sealed class RecurrenceTests
{
    [Theory]
    [InlineData("every day", "FREQ=DAILY", "2014-01-01")]
    [InlineData("every Monday", "FREQ=WEEKLY;BYDAY=MO", "2014-01-06")]
    [InlineData("every Monday and Thursday and Sunday", "FREQ=WEEKLY;BYDAY=MO,TH,SU", "2014-01-02")]
    [InlineData("every 2 weeks from 2014-04-07", "FREQ=WEEKLY;INTERVAL=2", "2014-04-07")]
    [InlineData("every 10 days from 2014-04-07", "FREQ=DAILY;INTERVAL=10", "2014-04-07")]
    [InlineData("every 3 months from 2014-04-07", "FREQ=MONTHLY;INTERVAL=3", "2014-04-07")]
    [InlineData("day 11 monthly", "FREQ=MONTHLY;BYMONTHDAY=11", "2014-01-11")]
    [InlineData("day 1 and day 15 monthly", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2014-01-01")]
    [InlineData("last day monthly", "FREQ=MONTHLY;BYMONTHDAY=-1", "2014-01-31")]
    [InlineData("day 31 monthly", "FREQ=MONTHLY;BYMONTHDAY=-1", "2014-01-31")]
    [InlineData("day 30 monthly", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "2014-01-30")]
    [InlineData("last working day monthly", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2014-01-31")]
    [InlineData("every quarter by day 10", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10", "2014-01-10")]
    [InlineData("every year on 12-17", "FREQ=YEARLY", "2014-12-17")]
    public void Agrees_with_the_calendar_standard_on_ten_years(string rule, string standard, string first)
    {
        var weekends = new WorkCalendar(Shanghai, Layer("""
            calendar: weekends
            name: 周末
            en: Weekends
            no_holidays: yes
            rest_days: [Saturday, Sunday]
            """));
        var (from, to) = (Day(first), new LocalDate(2023, 12, 31));
        var ours = Occurrences.Between((Recurrence)Rule(rule), from, to, weekends).Select(o => o.Day);
        Assert.Equal(Standard(standard, from).TakeWhile(d => d <= to), ours);
    }

    [Theory]
    [InlineData("day 11 monthly", 12)]
    [InlineData("every Monday", 52)]
    [InlineData("every day", 365)]
    [InlineData("every quarter by day 10", 4)]
    [InlineData("every year on 02-29", 1)]
    [InlineData("day 31 monthly", 12)]
    public void A_year_has_so_many_times(string rule, int times) =>
        Assert.Equal(times, Occurrences.Between((Recurrence)Rule(rule), new(2015, 1, 1), new(2015, 12, 31), Cn).Count());

    [Fact]
    public void Three_daily_duties_make_93_items_in_march() =>
        Assert.Equal(31, Occurrences.Between((Recurrence)Rule("every day"), new(2021, 3, 1), new(2021, 3, 31), Cn).Count());

    [Theory]
    [InlineData("day 4 monthly, skip if a rest day", "2014-05-04")]
    [InlineData("day 1 monthly, next working day if a rest day", "2014-05-04")]
    [InlineData("day 1 monthly, previous working day if a rest day", "2014-04-30")]
    public void A_day_of_rest_moves_a_time_by_the_real_calendar(string rule, string due) =>
        Assert.Equal($"{due} 24:00", Assert.Single(Occurrences.Between((Recurrence)Rule(rule), new(2014, 5, 1), new(2014, 5, 31), Cn)).Deadline.Due.ToString());

    [Fact]
    public void A_time_on_a_day_of_rest_can_fall_out() =>
        Assert.Empty(Occurrences.Between((Recurrence)Rule("day 1 monthly, skip if a rest day"), new(2014, 5, 1), new(2014, 5, 31), Cn));

    [Fact]
    public void A_night_shift_belongs_to_the_day_it_begins_on()
    {
        var night = Assert.Single(Occurrences.Between((Recurrence)Rule("every night_shift"), new(2014, 6, 13), new(2014, 6, 13), Site));
        Assert.Equal((new LocalDate(2014, 6, 13), "2014-06-14 08:00", "night"), (night.Day, night.Deadline.Due.ToString(), night.Shift!.Id));
        Assert.Equal(2, Occurrences.Between((Recurrence)Rule("every shift"), new(2014, 6, 13), new(2014, 6, 13), Site).Count());
        Assert.Equal((new LocalDate(2014, 6, 13), "night"), Site.ShiftAt(new LocalDateTime(2014, 6, 14, 2, 0)) is var (shift, day) ? (day, shift.Id) : default);
    }

    [Fact]
    public void The_weekly_and_the_monthly_meeting_of_march_2021_meet_on_one_minute()
    {
        var weekly = Occurrences.Between((Recurrence)Rule("every Monday 14:30"), new(2021, 3, 1), new(2021, 3, 31), Cn).ToArray();
        var monthly = Assert.Single(Occurrences.Between((Recurrence)Rule("day 1 monthly at 14:30"), new(2021, 3, 1), new(2021, 3, 31), Cn));
        Assert.Equal(5, weekly.Length);
        Assert.Equal(weekly[0].Deadline.Due, monthly.Deadline.Due);
    }

    private static IEnumerable<LocalDate> Standard(string rule, LocalDate first)
    {
        var meeting = new Ical.Net.CalendarComponents.CalendarEvent
        {
            Start = new CalDateTime(first.Year, first.Month, first.Day),
            RecurrenceRule = new RecurrenceRule(rule),
        };
        return meeting.GetOccurrences().Select(o => new LocalDate(o.Period.StartTime.Year, o.Period.StartTime.Month, o.Period.StartTime.Day));
    }
}
