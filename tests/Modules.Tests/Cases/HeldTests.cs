using NodaTime;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.KeepCalendars;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.Delegate;
using Yunzhang.Modules.Cases.SeeCase;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Cases;

public sealed class HeldTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Who_held_a_case_is_told_in_working_time_of_its_unit_over_a_holiday_a_weekend_and_a_delegation(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var calendars = new CalendarKeeper(given.Database, new RosterChange(new DeviationDeriver(given.Plant.Rules, new DerivedFacts(new FactChecks(given.Plant.Rules)))), given.Plant.Given.Clock);
        var (top, clerk) = (given.Plant.Unit("东海水务"), given.Plant.Me(Role.Clerk));
        Assert.True((await calendars.Start(clerk, top)).IsOk);
        Assert.True((await calendars.SetRest(clerk, top, new LocalDate(2014, 1, 1), [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], true)).IsOk);
        Assert.True((await calendars.Put(clerk, top, [new DayAsked(new LocalDate(2014, 5, 7), CalendarDay.Holiday, null, "佛诞")], false)).IsOk);
        var delegated = await given.Delegations.Keep(given.Me("Y013"), new NewDelegation(Id<KeptDelegation>.New(), given.Plant.Person("Y013"), given.Plant.Person("Y005"), new(2014, 5, 6), new(2014, 5, 9), false, [], "出差"));
        Assert.True(delegated.IsOk, string.Join("; ", delegated.Errors));

        // Monday noon to Tuesday at ten: 22 hours.
        var id = await given.Start("Y001");
        At(given, 6, 10);
        await given.Say("Y002", id, "agree");
        // Tuesday 14 hours, Wednesday is a holiday, Thursday 24, Friday 15.
        At(given, 9, 15);
        Assert.Equal((53d, true), ((await Held(given, id))[^1].Worked.TotalHours, (await Held(given, id))[^1].IsNow));
        await given.Say("Y005", id, "approve");
        // Friday 9 hours, the weekend none, Monday 11.
        At(given, 12, 11);
        await given.Say("Y014", id, "approve");
        At(given, 14, 12);

        Assert.Equal(
            [(given.Key("Y002"), null, "stand-in", 22 * 60, false), (given.Key("Y005"), given.Key("Y013"), "head", 53 * 60, false), (given.Key("Y014"), null, "ops", 20 * 60, false)],
            (await Held(given, id)).Select(h => (h.By, h.For, Assert.Single(h.Steps), (int)h.Worked.TotalMinutes, h.IsNow)));
    }

    private static void At(GivenCases given, int day, int hour) => given.Plant.Given.Clock.Reset(new LocalDateTime(2014, 5, day, hour, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).ToInstant());

    private static async Task<IReadOnlyList<Held>> Held(GivenCases given, Id<Case> id) => (await new CaseReading(given.Database, given.Flows, given.Plant.Given.Clock).Read(given.Me("Y001"), id.ToString()))!.Held;
}
