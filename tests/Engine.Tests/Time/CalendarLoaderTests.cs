using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Time;
using static Yunzhang.Engine.Tests.Time.GivenCalendar;

namespace Yunzhang.Engine.Tests.Time;

public sealed class CalendarLoaderTests
{
    private const string Head = "calendar: x\nname: 甲\nen: A\n";

    [Theory]
    [InlineData("rest_days: [Saterday]", "calendar.unknown-word", "“Saterday”不是星期几", "Did you mean \"Saturday\"?")]
    [InlineData("hours: [ { frames: [\"08:00\"] } ]", "calendar.bad-frame", "“08:00”不是一段工作时间", "no frame of working time")]
    [InlineData("hours: [ { frames: [\"12:00-08:00\"] } ]", "calendar.bad-frame", "结束晚于开始", "ending after it begins")]
    [InlineData("hours: [ { frames: [\"08:00-12:00\", \"11:00-18:00\"] } ]", "calendar.bad-frame", "重叠", "overlaps")]
    [InlineData("hours: [ { frames: [\"08:00-12:00\"], from: 05-01 } ]", "calendar.bad-season", "同时写 from 和 to", "both from and to")]
    [InlineData("hours: [ { frames: [\"08:00-12:00\"], from: 05-41, to: 09-30 } ]", "calendar.bad-season", "“05-41”", "\"05-41\"")]
    [InlineData("shifts: [ { shift: a, name: 甲, en: A, begins: \"8\", ends: \"20:00\" } ]", "calendar.bad-time", "“8”不是时间", "\"8\" is not a time")]
    [InlineData("days: [ { day: 2014-06-01, is: hollyday, name: 甲, en: A } ]", "calendar.unknown-word", "不能是“hollyday”", "Did you mean \"holiday\"?")]
    [InlineData("weekend: Sunday", "pack.unknown-key", "没有“weekend”这个键", "no key \"weekend\"")]
    public void Each_mistake_of_a_calendar_is_told_at_its_place_in_both_languages(string line, string code, string zh, string en) =>
        Tells(Load(Head + line), "calendars/x/calendar.yaml", 4, code, zh, en);

    [Theory]
    [InlineData("make_ups: [ { day: 2014-05-05, name: 劳动节, en: Labour Day } ]", "calendar.bad-make-up", "不是周六或周日", "no Saturday or Sunday")]
    [InlineData("holidays: [ { name: 甲, en: A, from: 2015-05-01 } ]", "calendar.other-year", "不在 2014 年", "is not in 2014")]
    [InlineData("holidays: [ { name: 甲, en: A, from: 2014-05-03, to: 2014-05-01 } ]", "calendar.bad-holiday", "最后一天不能早于第一天", "not before its first")]
    [InlineData("holidays: [ { name: 甲, en: A, from: 2014-05-01, by_law: [2014-05-02] } ]", "calendar.bad-holiday", "不在这个假期里", "outside the holiday")]
    [InlineData("holidays: [ { name: 甲, en: A, from: 2014-05-01 }, { name: 乙, en: B, from: 2014-05-01 } ]", "calendar.day-twice", "2014-05-01 写了两次", "2014-05-01 is written twice")]
    public void Each_mistake_of_a_year_is_told_at_its_place_in_both_languages(string line, string code, string zh, string en) =>
        Tells(Load(Head, ("2014.yaml", "year: 2014\n" + line)), "calendars/x/2014.yaml", 2, code, zh, en);

    [Fact]
    public void A_year_written_twice_and_a_folder_without_its_head_are_refused()
    {
        Tells(Load(Head, ("2014.yaml", "year: 2014\n"), ("b.yaml", "year: 2014\n")), "calendars/x/b.yaml", 1, "calendar.year-twice", "写了两次", "written twice");
        var (layer, found) = CalendarLoader.Load(PackSource.FromText("empty", []));
        Assert.Null(layer);
        Assert.Equal("calendar.no-file", Assert.Single(found).Code);
    }

    [Fact]
    public void A_site_lies_over_its_country()
    {
        var site = new WorkCalendar(Shanghai, Country, Layer(Head + """
            rest_days: [Sunday]
            days:
              - { day: 2014-05-01, is: work, like: Monday, name: 值守, en: on duty }
              - { day: 2014-06-16, is: holiday, name: 厂庆, en: Founding day }
            """));
        Assert.Equal((DayKind.Work, DayKind.Holiday, DayKind.Holiday, DayKind.Work), (site.On(new(2014, 5, 1)), site.On(new(2014, 5, 2)), site.On(new(2014, 6, 16)), site.On(new(2014, 6, 14))));
        Assert.Equal((IsoDayOfWeek.Monday, IsoDayOfWeek.Friday), (site.WorkedAs(new(2014, 5, 1)), Cn.WorkedAs(new(2014, 5, 4))));
        Assert.Equal("厂庆", site.Special(new(2014, 6, 16))!.Name.Zh);
    }

    [Fact]
    public void A_make_up_workday_has_the_hours_of_the_day_it_stands_for()
    {
        Assert.Equal([new TimeFrame(new(9, 0), new(12, 0))], Site.Frames(new(2014, 1, 26)));
        Assert.Equal(2, Site.Frames(new(2014, 10, 11)).Count);
        Assert.Empty(Site.Frames(new(2014, 10, 12)));
    }

    private static void Tells((CalendarLayer? Layer, IReadOnlyList<Diagnostic> Found) read, string file, int line, string code, string zh, string en)
    {
        Assert.Null(read.Layer);
        var found = Assert.Single(read.Found);
        Assert.Equal((code, file, line), (found.Code, found.Where.File, found.Where.Line));
        Assert.Contains(zh, found.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(en, found.Format(Language.English), StringComparison.Ordinal);
    }
}
