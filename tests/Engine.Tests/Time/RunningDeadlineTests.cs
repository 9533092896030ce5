using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Time;
using static Yunzhang.Engine.Tests.Time.GivenCalendar;

namespace Yunzhang.Engine.Tests.Time;

public sealed class RunningDeadlineTests
{
    [Theory]
    [InlineData("12 h", "2014-06-10T08:00", "2014-06-10T10:00", "2014-06-10T15:00", "2014-06-11 01:00")]
    [InlineData("12 h", "2014-06-10T08:00", "2014-06-10T20:00", "2014-06-10T22:00", "2014-06-10 20:00")]
    [InlineData("4 h, working hours", "2014-10-30T10:00", "2014-10-30T11:00", "2014-10-30T15:00", "2014-10-30 18:00")]
    [InlineData("4 h, working hours", "2014-10-30T10:00", "2014-10-30T12:00", "2014-10-30T14:00", "2014-10-30 16:00")]
    [InlineData("3 working days", "2014-06-13T16:30", "2014-06-16T09:00", "2014-06-18T09:00", "2014-06-20 16:30")]
    [InlineData("3 working days", "2014-06-13T16:30", "2014-06-13T17:00", "2014-06-15T09:00", "2014-06-18 16:30")]
    [InlineData("3 working days", "2014-06-13T16:30", "2014-06-16T09:00", "2014-06-16T17:00", "2014-06-18 16:30")]
    [InlineData("3 days", "2014-06-13", "2014-06-14T09:00", "2014-06-16T09:00", "2014-06-18 24:00")]
    [InlineData("1 week", "2014-06-13T16:30", "2014-06-14T09:00", "2014-06-16T09:00", "2014-06-22 16:30")]
    [InlineData("1 month", "2014-06-13T16:30", "2014-06-14T09:00", "2014-06-16T09:00", "2014-07-15 16:30")]
    [InlineData("by day 5 of next month", "2014-06-13T16:30", "2014-06-14T09:00", "2014-06-16T09:00", "2014-07-05 24:00")]
    public void Paused_time_is_given_back_in_the_unit_of_the_limit(string rule, string from, string paused, string resumed, string due)
    {
        var running = new RunningDeadline(Rule(rule), new Anchors(At(from)), [new Pause(Moment(paused), Moment(resumed))]);
        Assert.Equal(due, running.Due(Site, Moment(resumed)).Due.ToString());
    }

    [Fact]
    public void Another_limit_keeps_the_time_that_was_paused()
    {
        var normal = new RunningDeadline(Rule("12 h"), new Anchors(At("2014-06-10T08:00")), [new Pause(Moment("2014-06-10T09:00"), Moment("2014-06-10T12:00"))]);
        Assert.Equal("2014-06-10 23:00", normal.Due(Site, Moment("2014-06-10T13:00")).Due.ToString());
        var urgent = normal with { Rule = Rule("4 h") };
        Assert.Equal("2014-06-10 15:00", urgent.Due(Site, Moment("2014-06-10T13:00")).Due.ToString());
        Assert.Equal("2014-06-10 23:00", (urgent with { Rule = Rule("12 h") }).Due(Site, Moment("2014-06-10T13:00")).Due.ToString());
    }

    [Fact]
    public void A_pause_that_lasts_moves_the_due_time_on_with_the_clock()
    {
        var held = new RunningDeadline(Rule("12 h"), new Anchors(At("2014-06-10T08:00")), [new Pause(Moment("2014-06-10T09:00"), null)]);
        Assert.True(held.IsPaused);
        Assert.Equal("2014-06-10 21:00", held.Due(Site, Moment("2014-06-10T10:00")).Due.ToString());
        Assert.Equal("2014-06-12 21:00", held.Due(Site, Moment("2014-06-12T10:00")).Due.ToString());
    }

    [Fact]
    public void The_pause_stands_in_the_explanation()
    {
        var running = new RunningDeadline(Rule("12 h"), new Anchors(At("2014-06-10T08:00")), [new Pause(Moment("2014-06-10T09:00"), Moment("2014-06-10T12:00"))]);
        var steps = running.Due(Site, Moment("2014-06-10T13:00"), true).Steps;
        Assert.Equal("2014年6月10日（星期二）09:00 至 2014年6月10日（星期二）12:00 暂停，还剩 11 小时", steps.Single(s => s.Kind == StepKind.Paused).Words.Zh);
        Assert.Equal("Due: Tuesday 10 June 2014 23:00", steps[^1].Words.En);
    }

    [Fact]
    public void A_notice_in_november_moves_open_deadlines_and_says_which_and_why()
    {
        var before = new WorkCalendar(Shanghai, Country with { Days = [.. Country.Days.Where(d => d.Day.Year != 2026)], Years = [.. Country.Years.Where(y => y.Year != 2026)] });
        var open = new[] { Open("over spring", "2 working days", "2026-02-13T10:00"), Open("in march", "2 working days", "2026-03-10T10:00"), Open("hours", "48 h", "2026-02-13T10:00") };
        var moved = CalendarChanges.Moved(open, before, Cn, Moment("2025-11-04T18:00"));
        Assert.Equal(["over spring", "in march"], moved.Select(m => m.Id));
        Assert.Equal("到期从 2026年2月17日（星期二）10:00 改为 2026年2月24日（星期二）10:00", moved[0].Words.Zh);
        Assert.Contains("Saturday 14 February 2026: was rest day, now make-up workday for Spring Festival", moved[0].Reasons.Select(r => r.En));
        Assert.Contains("2026年2月16日（星期一）：原为工作日，现为春节放假", moved[0].Reasons.Select(r => r.Zh));
        Assert.Equal("Still due Thursday 12 March 2026 10:00; now it is certain", moved[1].Words.En);
        Assert.Contains("No longer open: the holidays and make-up days of 2026 are not in the calendar", moved[1].Reasons.Select(r => r.En));
        Assert.Empty(CalendarChanges.Moved(open, Cn, Cn, Moment("2025-11-04T18:00")));
    }

    [Fact]
    public void Other_working_hours_are_a_reason_too()
    {
        var later = new WorkCalendar(Shanghai, Country, Office with { Hours = [new WorkHours([new TimeFrame(new(9, 0), new(12, 0)), new TimeFrame(new(13, 0), null)], [])] });
        var moved = Assert.Single(CalendarChanges.Moved([Open("a", "4 h, working hours", "2014-10-30T10:00")], Site, later, Moment("2014-10-30T10:00")));
        Assert.Equal("2014-10-30 15:00", moved.After.Due.ToString());
        Assert.Equal(new Phrase("2014年10月30日（星期四）：工作时间变了", "Thursday 30 October 2014: other working hours"), Assert.Single(moved.Reasons));
    }

    private static OpenDeadline Open(string id, string rule, string from) => new(id, new RunningDeadline(Rule(rule), new Anchors(At(from)), []));
}
