using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Time;
using static Yunzhang.Engine.Tests.Time.GivenCalendar;

namespace Yunzhang.Engine.Tests.Time;

public sealed class TimeRuleTextTests
{
    [Theory]
    [InlineData("12 小时", "12 h")]
    [InlineData("十二小时，只算工作时间", "12 h, working hours")]
    [InlineData("30分钟内", "30 min")]
    [InlineData("三天", "3 days")]
    [InlineData("3 个工作日内", "3 working days")]
    [InlineData("1 working day", "1 working day")]
    [InlineData("两周", "2 weeks")]
    [InlineData("1 个月", "1 month")]
    [InlineData("开始前 10 天", "10 days before start")]
    [InlineData("结束后3个工作日", "3 working days after end")]
    [InlineData("当天18:00前", "same day 18:00")]
    [InlineData("当日 18：00", "same day 18:00")]
    [InlineData("当天结束前", "same day end")]
    [InlineData("same day, end of day", "same day end")]
    [InlineData("same day at 24:00", "same day 24:00")]
    [InlineData("本班结束前", "same shift end")]
    [InlineData("次月 5 日前", "by day 5 of next month")]
    [InlineData("当月25日前", "by day 25 of month")]
    [InlineData("当月最后一个工作日", "last working day of month")]
    [InlineData("次月最后一天", "last day of next month")]
    [InlineData("之后第一个工作日", "first working day after")]
    [InlineData("结束后第一个工作日", "first working day after end")]
    [InlineData("每天 9:00", "every day at 09:00")]
    [InlineData("每周一 14:30", "every Monday at 14:30")]
    [InlineData("每周一、周四和日", "every Monday and Thursday and Sunday")]
    [InlineData("every thursday AND monday", "every Monday and Thursday")]
    [InlineData("从 2014-04-07 起每 2 周", "every 2 weeks from 2014-04-07")]
    [InlineData("每月 1 日和 15 日，遇休息日顺延", "day 1 and day 15 monthly, next working day if a rest day")]
    [InlineData("每月11日", "day 11 monthly")]
    [InlineData("每月最后一天", "last day monthly")]
    [InlineData("每月最后一个工作日，遇休息日提前", "last working day monthly, previous working day if a rest day")]
    [InlineData("每季度 10 日前", "every quarter by day 10")]
    [InlineData("每年 12 月 17 日，遇休息日不办", "every year on 12-17, skip if a rest day")]
    [InlineData("每班", "every shift")]
    [InlineData("每个夜班", "every night_shift")]
    [InlineData("3   working  days ,  end of work", "3 working days, end of work")]
    [InlineData("３ 天，到下班", "3 days, end of work")]
    public void Reads_both_languages_and_writes_one_form(string text, string written)
    {
        Assert.Equal(written, TimeRuleText.Write(Rule(text)));
        Assert.Equal(Rule(text), Rule(written));
    }

    [Fact]
    public void Every_example_that_messages_show_can_be_read_and_the_two_languages_agree()
    {
        Assert.Equal(TimeRuleForms.English.Length, TimeRuleForms.Chinese.Length);
        Assert.All(TimeRuleForms.English.Zip(TimeRuleForms.Chinese), pair => Assert.Equal(Rule(pair.First), Rule(pair.Second)));
    }

    [Theory]
    [InlineData("", 1, "time.empty", "这里要写一个期限", "A limit is expected here")]
    [InlineData("3 wroking days", 3, "time.unknown-word", "不认识“wroking”", "Did you mean \"working\"?")]
    [InlineData("every Munday 14:30", 7, "time.unknown-word", "“Munday”不是星期几", "Did you mean \"monday\"?")]
    [InlineData("every working", 1, "time.unknown-form", "看不懂期限“every working”", "Did you mean something like")]
    [InlineData("尽快", 1, "time.unknown-form", "看不懂期限“尽快”", "is not understood")]
    [InlineData("3 days before", 1, "time.unknown-form", "看不懂", "10 days before start")]
    [InlineData("0 days", 1, "time.bad-number", "要在 1 到 9999 之间，这里是“0”", "The amount is from 1 to 9999; this is \"0\"")]
    [InlineData("by day 32 of month", 8, "time.bad-number", "要在 1 到 31 之间，这里是“32”", "this is \"32\"")]
    [InlineData("day 1 and day 40 monthly", 15, "time.bad-number", "“40”", "\"40\"")]
    [InlineData("every year on 02-30", 18, "time.bad-number", "要在 1 到 29 之间", "from 1 to 29")]
    [InlineData("every year on 13-01", 15, "time.bad-number", "要在 1 到 12 之间", "from 1 to 12")]
    [InlineData("same day 25:00", 10, "time.bad-time", "“25:00”不是时间", "\"25:00\" is not a time")]
    [InlineData("every 2 weeks from 2014-02-30", 20, "time.bad-date", "“2014-02-30”不是日期", "is not a day")]
    [InlineData("3 days, end of wrok", 9, "time.unknown-addition", "不能加“end of wrok”", "Did you mean \"end of work\"?")]
    [InlineData("3 days, end of day, end of work", 21, "time.repeated-addition", "重复或矛盾", "repeats or contradicts")]
    [InlineData("3 days, working hours", 9, "time.addition-not-here", "只配小时和分钟", "hours and minutes only")]
    [InlineData("3 days, skip if a rest day", 9, "time.addition-not-here", "只有周期性的才能不办", "only what recurs can fall out")]
    [InlineData("12 h, next working day if a rest day", 7, "time.addition-not-here", "按钟点走", "runs by the clock")]
    [InlineData("2 h before end, working hours", 17, "time.addition-not-here", "只能往后数", "counted forward only")]
    [InlineData("12 h at 18:00", 1, "time.addition-not-here", "自己就有结束的时间", "ends at a time of its own")]
    [InlineData("3 days at 18:00, end of work", 18, "time.addition-not-here", "已经定了", "already given")]
    public void Each_mistake_is_told_at_its_place_in_both_languages(string text, int column, string code, string zh, string en)
    {
        var bag = new DiagnosticBag();
        Assert.Null(TimeRuleText.Read(new Sourced(text, new SourceSpan("x.yaml", 7, 1)), bag));
        var found = Assert.Single(bag.All);
        Assert.Equal((code, 7, column), (found.Code, found.Where.Line, found.Where.Column));
        Assert.Contains(zh, found.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(en, found.Format(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_mistakes_are_told_together()
    {
        var bag = new DiagnosticBag();
        TimeRuleText.Read(new Sourced("by day 40 of month at 25:00, somehow", new SourceSpan("", 1, 1)), bag);
        Assert.Equal(["time.bad-time", "time.bad-number", "time.unknown-addition"], bag.All.Select(d => d.Code));
    }
}
