using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.Shifts;
using static Yunzhang.Modules.Tests.Attendance.GivenAttendance;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class RosterTests
{
    private static readonly LocalDate Start = new(2014, 1, 1);
    private static readonly LocalDate Monday = new(2014, 9, 22);
    private static readonly Shift Early = Shift("06:00-14:00", "早班");
    private static readonly Shift Late = Shift("14:00-22:00", "中班");
    private static readonly Shift Night = Shift("22:00-06:00", "夜班");
    private static readonly Shift Office = Shift("09:00-18:00", "行政班");

    [Fact]
    public void A_cycle_turns_in_both_directions_from_its_anchor()
    {
        var roster = Of(new Pattern("four", Thursday, [[Early], [Late], [Night], []], followsCalendar: false));
        Assert.Equal("早班 中班 夜班 休 早班", Days(roster, Thursday, 5));
        Assert.Equal("中班 夜班 休 早班", Days(roster, Thursday.PlusDays(-3), 4));
    }

    [Fact]
    public void Holidays_are_rest_and_a_make_up_day_works_the_hours_of_the_day_it_stands_for()
    {
        // The week of National Day 2014: holiday on Wednesday, made up for on Sunday with Friday's hours.
        var friday = Shift("09:00-16:00", "周五班");
        var pattern = new Pattern("week", new LocalDate(2014, 1, 6), [[Office], [Office], [Office], [Office], [friday], [], []], followsCalendar: true);
        var calendar = new SiteCalendar([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], [new(2014, 10, 1)], [new(new(2014, 9, 28), IsoDayOfWeek.Friday)]);
        Assert.Equal("行政班 行政班 行政班 行政班 周五班 休 周五班 行政班 行政班 休 行政班", Days(Of(pattern), Monday, 11, Site(calendar: calendar)));
        Assert.Equal([CalendarDay.Rest, CalendarDay.MakeUp, CalendarDay.Work, CalendarDay.Holiday],
            new[] { Monday.PlusDays(5), Monday.PlusDays(6), Monday.PlusDays(7), new(2014, 10, 1) }.Select(calendar.On));
    }

    [Fact]
    public void A_cycle_that_never_stops_ignores_the_calendar() =>
        Assert.Equal("早班 早班 早班 早班 早班 早班 早班", Days(Daily(Early), Monday, 7, Site(calendar: SiteCalendar.FiveDays)));

    [Fact]
    public void The_nearer_pattern_wins_and_of_two_the_one_that_began_last()
    {
        RosterLine Line(RosterSource target, string id, Shift shift, int from = 0) =>
            new(target, id, new Pattern(id, Start, [[shift]], false), Start.PlusDays(from));
        var lines = new List<RosterLine> { Line(RosterSource.Unit, "company", Office) };
        Assert.Equal("行政班", Days(new Roster(lines, []), Thursday, 1));
        lines.Add(Line(RosterSource.Unit, "plant", Night));
        Assert.Equal("夜班", Days(new Roster(lines, []), Thursday, 1));
        lines.Add(Line(RosterSource.Team, "team-a", Early));
        lines.Add(Line(RosterSource.Team, "team-a", Late, from: 30));
        Assert.Equal("中班", Days(new Roster(lines, []), Thursday, 1));
        Assert.Equal("早班", Days(new Roster(lines, []), Start.PlusDays(29), 1));
        lines.Add(Line(RosterSource.Person, "p1", Office));
        Assert.Equal("行政班", Days(new Roster(lines, []), Thursday, 1));
        lines.Add(Line(RosterSource.Posting, "p1-main", Night));
        Assert.Equal("夜班", Days(new Roster(lines, []), Thursday, 1));
    }

    [Theory]
    [InlineData("assign", "夜班")]
    [InlineData("assign swap", "中班")]
    [InlineData("free", "休")]
    [InlineData("extra", "早班 夜班")]
    [InlineData("assign swap rest", "休")]
    [InlineData("rest extra", "夜班")]
    public void What_is_said_of_a_day_goes_before_the_pattern(string said, string expected)
    {
        var entries = said.Split(' ').Select(s => s switch
        {
            "assign" => Entry(DayEntryKind.Assign, Night),
            "swap" => Entry(DayEntryKind.Swap, Late),
            "free" => Entry(DayEntryKind.Swap, null),
            "extra" => Entry(DayEntryKind.Extra, Night),
            _ => Entry(DayEntryKind.Rest, null),
        });
        var roster = new Roster([new(RosterSource.Team, "team-a", new Pattern("e", Start, [[Early]], false), Start)], entries);
        var planned = roster.On(Person(), Thursday).Select(p => p.Shift.Name.Zh);
        Assert.Equal(expected, string.Join(' ', planned.DefaultIfEmpty("休")));
        Assert.Equal("早班", Days(roster, Thursday.PlusDays(1), 1));
    }

    [Fact]
    public void Two_posts_on_one_day_bring_the_shifts_of_both_teams_in_order_of_time()
    {
        var roster = new Roster(
            [new(RosterSource.Team, "a", new Pattern("a", Start, [[Late]], false), Start), new(RosterSource.Team, "b", new Pattern("b", Start, [[Early]], false), Start)],
            [new("p1", Thursday.PlusDays(1), DayEntryKind.Rest, Posting: "second")]);
        var person = new RosterPerson(1, "p1", [new("first", Site(), "a", [], Start), new("second", Site(), "b", [], Start, Thursday.PlusDays(1))]);
        Assert.Equal([("早班", 1), ("中班", 0)], roster.On(person, Thursday).Select(p => (p.Shift.Name.Zh, p.Posting)));
        Assert.Equal([("中班", 0)], roster.On(person, Thursday.PlusDays(1)).Select(p => (p.Shift.Name.Zh, p.Posting)));
        Assert.Equal([("中班", 0)], roster.On(person, Thursday.PlusDays(2)).Select(p => (p.Shift.Name.Zh, p.Posting)));
    }

    [Fact]
    public void Shifts_that_overlap_and_shifts_without_times_are_found_before_they_are_worked()
    {
        var overlap = new Roster([], [Entry(DayEntryKind.Assign, Early), Entry(DayEntryKind.Assign, Office)]);
        var first = Assert.Single(RosterCheck.Problems(overlap, Person(), Thursday, Thursday));
        Assert.Equal("roster.shifts-overlap", first.Code);
        Assert.Contains("2014-07-03 的“行政班”与“早班”时间重叠", first.Message.Zh);
        Assert.Contains("\"行政班\" overlaps \"早班\"", first.Message.En);

        var later = new Shift("s", new Phrase("新班", "New"), [new(new LocalDate(2015, 1, 1), Hours("08:00-17:00"))]);
        var second = Assert.Single(RosterCheck.Problems(new Roster([], [Entry(DayEntryKind.Assign, later)]), Person(), Thursday, Thursday));
        Assert.Equal("roster.shift-without-times", second.Code);
        Assert.Contains("从 2015-01-01 起才有时间", second.Message.Zh);
        Assert.Contains("has times from 2015-01-01 on", second.Message.En);
    }

    private static DayEntry Entry(DayEntryKind kind, Shift? shift) => new("p1", Thursday, kind, shift);

    private static Roster Of(Pattern pattern) => new([new(RosterSource.Team, "team-a", pattern, Start)], []);

    private static string Days(Roster roster, LocalDate from, int count, WorkSite? site = null) => string.Join(' ',
        Enumerable.Range(0, count).Select(i => roster.On(Person(site), from.PlusDays(i)) is [var planned, ..] ? planned.Shift.Name.Zh : "休"));
}
