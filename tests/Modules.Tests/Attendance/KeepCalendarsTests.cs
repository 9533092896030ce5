using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.KeepCalendars;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;
using static Yunzhang.Modules.Tests.Attendance.GivenShifts;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class KeepCalendarsTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_holiday_is_rest_for_those_who_follow_the_calendar_until_it_is_taken_out(string engine)
    {
        await using var given = await On(engine);
        var top = await Followed(given);

        Assert.Equal(1, Done(await given.Calendars.Put(given.Clerk, top, [new DayAsked(Tuesday, CalendarDay.Holiday, null, "停产检修")], false)));
        Assert.Empty(await given.OfOne());
        Assert.Equal("白班", await given.Planned(Other, Tuesday));
        Assert.Equal(0, Done(await given.Calendars.Put(given.Clerk, top, [new DayAsked(Tuesday, CalendarDay.Holiday, null, "停产检修")], false)));

        Done(await given.Calendars.Remove(given.Clerk, top, Tuesday, false));
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());
        Assert.Equal(["calendar.no-day"], Codes(await given.Calendars.Remove(given.Clerk, top, Tuesday, false)));
        await given.AllIsSaid();
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task The_weekly_rest_changes_from_a_day_and_a_make_up_workday_is_worked(string engine)
    {
        await using var given = await On(engine);
        var top = await Followed(given);

        Done(await given.Calendars.SetRest(given.Clerk, top, Tuesday, [IsoDayOfWeek.Tuesday], false));
        Assert.Equal(("白班", "休"), (await given.Planned(One, Tuesday.PlusDays(-7)), await given.Planned(One, Tuesday)));
        Assert.Empty(await given.OfOne());

        Done(await given.Calendars.Put(given.Clerk, top, [new DayAsked(Tuesday, CalendarDay.MakeUp, IsoDayOfWeek.Monday, "补周一")], false));
        Assert.Equal("白班", await given.Planned(One, Tuesday));
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_site_begins_with_a_copy_and_then_differs_and_a_department_has_none_of_its_own(string engine)
    {
        await using var given = await On(engine);
        var top = await Followed(given);
        Done(await given.Calendars.Put(given.Clerk, top, [new DayAsked(Tuesday, CalendarDay.Holiday, null, "停产检修")], false));
        var east = given.Roster.Plant.Unit("城东厂");

        Done(await given.Calendars.Start(given.Clerk, east));
        Assert.Empty(await given.OfOne());
        Done(await given.Calendars.Remove(given.Clerk, east, Tuesday, false));
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());

        Assert.Equal(["calendar.not-a-site"], Codes(await given.Calendars.Start(given.Clerk, given.Roster.Plant.Unit("工艺组"))));
        var west = given.Roster.Signed(Role.Clerk, VisibleUnits.Only([given.Roster.Plant.Unit("城西厂")]));
        Assert.Equal(["attendance.not-yours"], Codes(await given.Calendars.Remove(west, east, Tuesday, false)).Concat(Codes(await given.Calendars.SetClocking(west, east, Clocking.Phones))).Distinct());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task How_a_site_clocks_in_counts_for_the_days_of_open_months_at_once_and_back_again(string engine)
    {
        await using var given = await On(engine);
        var east = given.Roster.Plant.Unit("城东厂");
        Done(await given.Calendars.Start(given.Clerk, east));
        // Files reach to 17:02 on Tuesday the 29th; by 2 May three shifts more are over.
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());

        Done(await given.Calendars.SetClocking(given.Clerk, east, Clocking.Phones));
        Assert.Equal([$"{One} 04-29 late 12", $"{One} 04-30 no_show 540", $"{One} 05-01 no_show 540"], await given.OfOne());

        Done(await given.Calendars.SetClocking(given.Clerk, east, Clocking.Files));
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());
        Done(await given.Calendars.SetClocking(given.Clerk, east, Clocking.Files));
        await given.AllIsSaid();
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task How_a_site_clocks_in_leaves_closed_months_as_they_were_found(string engine)
    {
        await using var given = await On(engine);
        var east = given.Roster.Plant.Unit("城东厂");
        Done(await given.Calendars.Start(given.Clerk, east));
        Assert.True((await given.Roster.Plant.Close("城东厂", GivenPlant.April, "等待补签")).IsOk);

        Done(await given.Calendars.SetClocking(given.Clerk, east, Clocking.Phones));

        Assert.Equal([$"{One} 04-29 late 12", $"{One} 05-01 no_show 540"], await given.OfOne());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_list_of_days_is_taken_row_by_row_and_the_same_again_changes_nothing(string engine)
    {
        await using var given = await On(engine);
        var top = await Followed(given);
        var list = Encoding.UTF8.GetBytes("日期,类型,名称,按周几上班\n2014-04-29,放假,停产检修,\n2014-05-04,上班,劳动节调休,周五\n2014-02-30,放假,,\n2014-05-05,半天,,\n2014-05-04,放假,,\n2014-05-06,上班,,周八\n");

        var report = Done(await given.CalendarFiles.Run(given.Clerk, top, list, false));

        Assert.Equal((2, 4), (report.Added, report.Failed.Count));
        Assert.Equal(["calendar.not-a-day", "calendar.not-a-kind", "calendar.day-twice", "calendar.not-a-weekday"], report.Failed.SelectMany(f => f.Problems.Select(p => p.Code)));
        Assert.Empty(await given.OfOne());
        var again = Done(await given.CalendarFiles.Run(given.Clerk, top, list, false));
        Assert.Equal((0, 0, 2), (again.Added, again.Changed, again.Unchanged));
        var kept = await given.Roster.Plant.Read(db => db.Set<KeptCalendarDay>().OrderBy(d => d.Day).ToListAsync());
        Assert.Equal([(Tuesday, (int?)null), (new LocalDate(2014, 5, 4), 5)], kept.Select(d => (d.Day, d.WorkedAs)));
    }

    // Y001 follows a calendar that has no rest and no holidays yet; the others work every day.
    private static async Task<Id<Unit>> Followed(GivenShifts given)
    {
        var top = await given.Roster.Plant.Read(db => db.Set<Unit>().Where(u => u.Code == "TOP").Select(u => u.UnitId).SingleAsync());
        Done(await given.Calendars.Start(given.Clerk, top));
        Done(await given.Lines.Add(given.Clerk, given.LineOf(await given.AddPattern("按日历", "白班", follows: true), new LocalDate(2014, 4, 1))));
        return top;
    }
}
