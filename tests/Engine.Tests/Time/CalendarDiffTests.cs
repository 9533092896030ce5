using NodaTime;
using Yunzhang.Engine.Time;
using static Yunzhang.Engine.Tests.Time.GivenCalendar;

namespace Yunzhang.Engine.Tests.Time;

public sealed class CalendarDiffTests
{
    [Fact]
    public void A_feed_with_days_of_another_country_shows_them_and_applies_only_what_is_chosen()
    {
        IncomingDay[] feed =
        [
            New("2027-02-04", DayKind.Holiday, "春节 休", 3), New("2027-02-20", DayKind.MakeUp, "春节 班", 4), New("2027-10-01", DayKind.MakeUp, "国庆节", 5),
            New("2027-11-25", DayKind.Holiday, "Thanksgiving Day", 6), New("2028-01-01", DayKind.Holiday, "元旦", 7), New("2027-05-01", null, "劳动节", 8),
        ];
        var lines = CalendarDiff.Of(Country, feed, [2027]);
        Assert.Equal(
            ["2027-02-20", "2027-02-04"],
            lines.Where(l => l.Change == DayChange.Added && l.Odd is null).OrderByDescending(l => l.Day).Select(l => $"{l.Day:yyyy-MM-dd}"));
        var strange = lines.Single(l => l.Day == new LocalDate(2027, 11, 25));
        Assert.Contains("日历里没有叫“Thanksgiving Day”的节日，可能不是本地的（feed.ics 6）", strange.Words.Zh, StringComparison.Ordinal);
        Assert.Contains("it may not be local", strange.Words.En, StringComparison.Ordinal);
        Assert.NotNull(lines.Single(l => l.Day == new LocalDate(2027, 10, 1)).Odd);
        Assert.NotNull(lines.Single(l => l.Day == new LocalDate(2028, 1, 1)).Odd);
        Assert.Equal(DayChange.Removed, lines.Single(l => l.Day == new LocalDate(2027, 9, 15)).Change);
        var applied = CalendarDiff.Apply(Country, lines.Where(l => l.Odd is null && l.Change == DayChange.Added));
        Assert.Equal(DayKind.MakeUp, new WorkCalendar(Shanghai, applied).On(new(2027, 2, 20)));
        Assert.Equal(DayKind.Work, new WorkCalendar(Shanghai, applied).On(new(2027, 11, 25)));
        Assert.Equal(Country.Days.Count + 2, applied.Days.Count);
    }

    [Fact]
    public void The_same_days_again_change_nothing_and_other_years_are_left_alone()
    {
        var same = Country.Days.Where(d => d.Day.Year == 2014).Select(d => new IncomingDay(d.Day, d.Kind, d.Name.Zh, "x")).ToArray();
        Assert.Empty(CalendarDiff.Of(Country, same, [2014]));
        Assert.All(CalendarDiff.Of(Country, [], [2014]), l => Assert.Equal((DayChange.Removed, 2014), (l.Change, l.Day.Year)));
    }

    [Fact]
    public void A_day_that_comes_twice_is_shown_twice_and_the_second_is_odd()
    {
        var lines = CalendarDiff.Of(Country, [New("2014-06-14", DayKind.MakeUp, "端午节", 1), New("2014-06-14", DayKind.Holiday, "端午节", 2)], [2014]).Where(l => l.Day == new LocalDate(2014, 6, 14)).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.Contains("同一天写了两次", Assert.Single(lines, l => l.Odd is not null).Words.Zh, StringComparison.Ordinal);
    }

    private static IncomingDay New(string day, DayKind? kind, string name, int line) => new(Day(day), kind, name, $"feed.ics {line}");
}
