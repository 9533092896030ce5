using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Time;
using static Yunzhang.Engine.Tests.Time.GivenCalendar;

namespace Yunzhang.Engine.Tests.Time;

public sealed class ExplainedDeadlineTests
{
    [Fact]
    public void A_make_up_saturday_is_said_in_both_languages()
    {
        Assert.Equal(
            """
            事发：2014年10月10日（星期五）16:30，工作日
            期限：1 个工作日
            2014年10月11日（星期六）：国庆节调休上班，计到第 1 个
            到期：2014年10月11日（星期六）16:30
            """, Said("1 working day", "2014-10-10T16:30", Language.Chinese));
        Assert.Equal(
            """
            From the event: Friday 10 October 2014 16:30, workday
            Limit: 1 working day
            Saturday 11 October 2014: make-up workday for National Day, number 1
            Due: Saturday 11 October 2014 16:30
            """, Said("1 working day", "2014-10-10T16:30", Language.English));
    }

    [Fact]
    public void Days_that_do_not_count_are_said_with_the_reason()
    {
        Assert.Equal(
            """
            From the event: Wednesday 30 April 2014 17:00, workday
            Limit: 2 working days
            Thursday 1 May 2014 to Saturday 3 May 2014: holiday, Labour Day, not counted
            Sunday 4 May 2014: make-up workday for Labour Day, number 1
            Monday 5 May 2014: workday, number 2
            Due: Monday 5 May 2014 17:00
            """, Said("2 working days", "2014-04-30T17:00", Language.English));
    }

    [Fact]
    public void Working_hours_say_each_stretch_they_ran()
    {
        Assert.Equal(
            """
            事发：2014年10月31日（星期五）17:00，工作日
            期限：2 小时（只算工作时间）
            2014年10月31日（星期五）17:00 至 18:00：走 1 小时，还剩 1 小时
            2014年11月1日（星期六）至2014年11月2日（星期日）：休息日，不计
            2014年11月3日（星期一）08:00 至 09:00：走 1 小时，满
            到期：2014年11月3日（星期一）09:00
            """, Said("2 h, working hours", "2014-10-31T17:00", Language.Chinese));
    }

    [Fact]
    public void A_day_of_rest_moves_it_and_says_so()
    {
        Assert.Contains("Sunday 11 January 2015: rest day, moved to Monday 12 January 2015", Said("day 11 monthly, next working day if a rest day", "2015-01-01", Language.English), StringComparison.Ordinal);
        Assert.Contains("18:00 已经过了，到当天 24:00", Said("same day 18:00", "2014-06-13T20:00", Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_a_day_is_midnight_of_that_day_and_not_of_the_next()
    {
        Assert.EndsWith("到期：2014年6月2日（星期一）24:00", Said("3 days, end of day", "2014-05-30T16:30", Language.Chinese), StringComparison.Ordinal);
        Assert.EndsWith("Due: midnight at the end of Monday 2 June 2014", Said("3 days, end of day", "2014-05-30T16:30", Language.English), StringComparison.Ordinal);
        Assert.EndsWith("Due: Monday 2 June 2014 16:30", Said("3 days", "2014-05-30T16:30", Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_that_is_not_announced_is_doubted_and_an_unknown_one_too()
    {
        var open = Deadlines.Due(Rule("3 working days"), new Anchors(At("2027-05-03T10:00")), Cn, true);
        Assert.Equal("the make-up days of 2027 are not announced yet; only the holidays set by law are listed", open.Doubt?.En);
        Assert.Contains(open.Steps, s => s.Kind == StepKind.Doubt && s.Words.Zh.Contains("还没有公布 2027 年的调休安排", StringComparison.Ordinal));
        Assert.Equal("the holidays and make-up days of 2031 are not in the calendar", Deadlines.Due(Rule("3 working days"), new Anchors(At("2031-05-03")), Cn).Doubt?.En);
        Assert.Equal("日历里还没有 2031 年的节假日和调休", Deadlines.Due(Rule("3 working days"), new Anchors(At("2031-05-03")), Cn).Doubt?.Zh);
        Assert.Null(Deadlines.Due(Rule("3 days"), new Anchors(At("2031-05-03")), Cn).Doubt);
        Assert.Null(Deadlines.Due(Rule("3 working days"), new Anchors(At("2026-05-06")), Cn).Doubt);
    }

    [Fact]
    public void The_last_days_of_december_hang_on_the_next_years_notice()
    {
        Assert.NotNull(Deadlines.Due(Rule("1 working day"), new Anchors(At("2026-12-29")), Cn).Doubt);
        Assert.Null(Deadlines.Due(Rule("1 working day"), new Anchors(At("2026-12-24")), Cn).Doubt);
    }

    private static string Said(string rule, string from, Language language) =>
        string.Join(Environment.NewLine, Deadlines.Due(Rule(rule), new Anchors(At(from)), Site, true).Steps.Select(s => s.Words.In(language)));
}
