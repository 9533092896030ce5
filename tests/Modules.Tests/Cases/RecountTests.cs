using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.KeepCalendars;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Cases.PassTime;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Cases;

public sealed class RecountTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_holiday_put_into_the_calendar_moves_the_limits_of_open_cases_and_says_why(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var (calendars, recounter) = (Calendars(given), new LimitRecounter(given.Database, given.Keeper));
        var (top, clerk) = (given.Plant.Unit("东海水务"), given.Plant.Me(Role.Clerk));
        Assert.True((await calendars.Start(clerk, top)).IsOk);
        Assert.True((await calendars.SetRest(clerk, top, new LocalDate(2014, 1, 1), [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], true)).IsOk);
        await recounter.Run(default);
        // Monday 5 May at noon: one working day is up on Tuesday at noon.
        var id = await given.Start("Y001");
        Assert.Equal(Instant.FromUtc(2014, 5, 6, 4, 0), (await given.Row(id)).Due);
        Assert.Equal(0, await recounter.Run(default));

        Assert.True((await calendars.Put(clerk, top, [new DayAsked(new LocalDate(2014, 5, 6), CalendarDay.Holiday, null, "厂庆")], false)).IsOk);
        Assert.Equal(1, await recounter.Run(default));

        Assert.Equal(Instant.FromUtc(2014, 5, 7, 4, 0), (await given.Row(id)).Due);
        var moved = Assert.Single((await given.Case(id)).Lines.Select(l => l.Event).OfType<DueMoved>());
        Assert.Equal(("stand-in", Instant.FromUtc(2014, 5, 6, 4, 0), "东海水务的日历改了"), (moved.Step, moved.Before, moved.Why.Zh));
        Assert.Equal(Instant.FromUtc(2014, 5, 7, 4, 0), Assert.Single(await given.Open(id)).Due);
        Assert.Equal(0, await recounter.Run(default));

        // On the day that is a holiday now nothing is missed; on the next it is, and stays so when the holiday goes.
        given.Plant.Today(new LocalDate(2014, 5, 6));
        await given.Ticker.Run(default);
        Assert.Null((await given.Row(id)).Ending);
        given.Plant.Today(new LocalDate(2014, 5, 7));
        await given.Ticker.Run(default);
        Assert.Equal("no-stand-in", (await given.Row(id)).Ending);
        Assert.True((await calendars.Remove(clerk, top, new LocalDate(2014, 5, 6), true)).IsOk);
        Assert.Equal(0, await recounter.Run(default));
    }

    private static CalendarKeeper Calendars(GivenCases given) => new(given.Database, new RosterChange(new DeviationDeriver(given.Plant.Rules, new DerivedFacts(new FactChecks(given.Plant.Rules)))), given.Plant.Given.Clock);
}
