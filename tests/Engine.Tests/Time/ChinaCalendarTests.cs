using System.Globalization;
using NodaTime;
using Yunzhang.Engine.Time;
using static Yunzhang.Engine.Tests.Time.GivenCalendar;

namespace Yunzhang.Engine.Tests.Time;

public sealed class ChinaCalendarTests
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    public static TheoryData<int> Years => [.. Enumerable.Range(2010, 18)];

    [Fact]
    public void The_years_from_2010_are_whole_and_2027_is_provisional()
    {
        Assert.Equal(Enumerable.Range(2010, 18), Country.Years.Select(y => y.Year).Order());
        Assert.Equal([2027], Country.Years.Where(y => y.Missing is not null).Select(y => y.Year));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void The_holidays_of_the_law_are_eleven_days_to_2024_and_thirteen_from_2025(int year)
    {
        var spring = OfLunar(year, 1, 1);
        var spread = year < 2014 ? [-1, 0, 1] : year < 2025 ? [0, 1, 2] : new[] { -1, 0, 1, 2 };
        var days = spread.Select(spring.PlusDays)
            .Concat([new(year, 1, 1), Qingming(year), new(year, 5, 1), OfLunar(year, 5, 5), OfLunar(year, 8, 15), new(year, 10, 1), new(year, 10, 2), new(year, 10, 3)])
            .Concat(year < 2025 ? [] : [new LocalDate(year, 5, 2)]).Order().ToArray();
        Assert.Equal(days.Distinct(), Country.Days.Where(d => d.ByLaw && d.Day.Year == year).Select(d => d.Day).Order());
        Assert.Equal(year < 2025 ? 11 : 13, days.Length);
    }

    // Each day of the law frees one working day and no more; what is longer is exchanged for a make-up workday.
    [Theory]
    [MemberData(nameof(Years))]
    public void Working_days_that_are_free_less_make_up_workdays_are_the_days_of_the_law(int year)
    {
        if (year == 2027) return;
        var mine = Country.Days.Where(d => d.Day.Year == year && !BelongsToNext(d, year) || BelongsToNext(d, year - 1) && d.Day.Year == year - 1).ToArray();
        var free = mine.Count(d => d.Kind == DayKind.Holiday && d.Day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));
        var extra = year switch { 2015 => 1, 2020 => 2, _ => 0 };
        Assert.Equal((year < 2025 ? 11 : 13) + extra, free - mine.Count(d => d.Kind == DayKind.MakeUp));
    }

    [Fact]
    public void Every_make_up_workday_is_a_weekend_within_three_weeks_of_a_day_it_stands_for()
    {
        Assert.All(Country.Days.Where(d => d.Kind == DayKind.MakeUp), day =>
        {
            Assert.True(day.Day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday, $"{day.Day}");
            Assert.Contains(Country.Days, h => h.Kind == DayKind.Holiday && !h.ByLaw && h.Day.DayOfWeek == day.Like && Math.Abs(Period.DaysBetween(h.Day, day.Day)) <= 21);
        });
    }

    [Theory]
    [InlineData(2010, 29, 8)]
    [InlineData(2014, 27, 5)]
    [InlineData(2020, 30, 6)]
    [InlineData(2025, 28, 5)]
    [InlineData(2026, 33, 6)]
    public void A_year_has_its_count_of_holidays_and_make_up_workdays(int year, int holidays, int makeUps)
    {
        Assert.Equal(makeUps, Country.Days.Count(d => d.Day.Year == year && d.Kind == DayKind.MakeUp));
        Assert.Equal(holidays, Country.Days.Count(d => d.Day.Year == year && d.Kind == DayKind.Holiday));
    }

    [Theory]
    [InlineData("2011-12-31", DayKind.MakeUp)]
    [InlineData("2014-05-03", DayKind.Holiday)]
    [InlineData("2014-05-04", DayKind.MakeUp)]
    [InlineData("2014-10-11", DayKind.MakeUp)]
    [InlineData("2015-09-03", DayKind.Holiday)]
    [InlineData("2015-09-04", DayKind.Holiday)]
    [InlineData("2015-09-06", DayKind.MakeUp)]
    [InlineData("2018-12-29", DayKind.MakeUp)]
    [InlineData("2018-12-31", DayKind.Holiday)]
    [InlineData("2020-01-19", DayKind.MakeUp)]
    [InlineData("2020-01-31", DayKind.Holiday)]
    [InlineData("2020-02-01", DayKind.Holiday)]
    [InlineData("2020-02-02", DayKind.Holiday)]
    [InlineData("2020-02-03", DayKind.Work)]
    [InlineData("2024-02-09", DayKind.Work)]
    [InlineData("2024-02-18", DayKind.MakeUp)]
    [InlineData("2025-05-01", DayKind.Holiday)]
    [InlineData("2025-05-05", DayKind.Holiday)]
    [InlineData("2025-05-06", DayKind.Work)]
    [InlineData("2026-02-23", DayKind.Holiday)]
    [InlineData("2026-02-28", DayKind.MakeUp)]
    public void Days_everybody_remembers_are_what_they_were(string day, DayKind kind) => Assert.Equal(kind, Cn.On(Day(day)));

    [Fact]
    public void Labour_day_of_2025_is_five_days() =>
        Assert.Equal(5, Country.Days.Count(d => d.Day.Year == 2025 && d.Name.Zh == "劳动节" && d.Kind == DayKind.Holiday));

    private static bool BelongsToNext(SpecialDay day, int year) => day.Day.Year == year && day.Day.Month == 12;

    private static LocalDate OfLunar(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        return LocalDate.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    // The day the sun reaches 15 degrees, by the rule for this century.
    private static LocalDate Qingming(int year) => new(year, 4, (int)((year % 100 * 0.2422m) + 4.81m) - year % 100 / 4);
}
