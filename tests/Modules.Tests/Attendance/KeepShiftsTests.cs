using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.KeepShifts;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Shifts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;
using static Yunzhang.Modules.Tests.Attendance.GivenShifts;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class KeepShiftsTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Times_from_a_day_count_from_that_day_and_a_correction_from_the_day_it_was_wrong(string engine)
    {
        await using var given = await On(engine);
        var shift = await given.Shift("白班");

        Done(await given.Shifts.KeepVersion(given.Clerk, shift.ShiftId, new VersionChange(Version("2014-04-30", "08:10-17:00"), null, false)));
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());
        Done(await given.Shifts.KeepVersion(given.Clerk, shift.ShiftId, new VersionChange(Version("2014-04-29", "08:10-17:00"), new LocalDate(2014, 4, 30), false)));
        Assert.Equal([$"{One} 04-29 late 2"], await given.OfOne());

        var again = await given.Shifts.KeepVersion(given.Clerk, shift.ShiftId, new VersionChange(Version("2014-04-29", "08:10-17:00"), null, false));
        Assert.True(again.IsOk);
        Assert.Equal(2, await given.Roster.Plant.Read(db => db.Set<KeptShiftVersion>().CountAsync()));
        await given.AllIsSaid();
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_season_of_a_site_has_its_own_times_and_other_days_do_not(string engine)
    {
        await using var given = await On(engine);
        var site = given.Roster.Plant.Unit("城东厂").ToString();
        var version = Version("2014-04-01", "08:00-17:00") with
        {
            Variants = [new ShiftVariant(site, new Season(new AnnualDate(4, 29), new AnnualDate(9, 30)), GivenAttendance.Hours("08:05-17:00"))],
        };

        Done(await given.Shifts.KeepVersion(given.Clerk, (await given.Shift("白班")).ShiftId, new VersionChange(version, null, false)));

        Assert.Equal([$"{One} 04-29 late 7"], await given.OfOne());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Says_everything_wrong_with_a_shift_at_once_and_keeps_nothing_of_it(string engine)
    {
        await using var given = await On(engine);
        var hours = GivenAttendance.Hours("08:00-17:00 break 18:00-19:00") with { LateTolerance = 900 };

        var refused = await given.Shifts.Add(given.Clerk, Id<KeptShift>.New(), new ShiftDetails("白班", null), new ShiftVersion(new LocalDate(1914, 1, 1), hours));

        Assert.Equal(["roster.day-far", "roster.name-taken", "shift.break-outside", "shift.tolerance"], Codes(refused).Order());
        Assert.Equal(["shift.name-rest", "shift.name-sign"], [
            .. Codes(await given.Shifts.Add(given.Clerk, Id<KeptShift>.New(), new ShiftDetails("休", null), Version("2014-01-01", "08:00-17:00"))),
            .. Codes(await given.Shifts.Add(given.Clerk, Id<KeptShift>.New(), new ShiftDetails("早、晚", null), Version("2014-01-01", "08:00-17:00"))),
        ]);
        Assert.Equal(1, await given.Roster.Plant.Read(db => db.Set<KeptShift>().CountAsync()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_shift_in_use_is_ended_and_keeps_its_days_and_one_never_used_is_deleted(string engine)
    {
        await using var given = await On(engine);
        var used = await given.Shift("白班");
        var unused = await given.AddShift("试用班", "06:00-12:00");

        Assert.False(Done(await given.Shifts.End(given.Clerk, used.ShiftId)));
        Assert.True(Done(await given.Shifts.End(given.Clerk, unused)));

        Assert.True((await given.Shift("白班")).IsClosed);
        Assert.Equal("白班", await given.Planned(One, Tuesday));
        Assert.Equal(1, await given.Roster.Plant.Read(db => db.Set<KeptShift>().CountAsync()));
        Assert.Equal(["roster.shift-unknown"], Codes(await given.Patterns.Keep(given.Clerk, Id<KeptPattern>.New(), new("旧班", Monday, "试用班", false))));
        Assert.Equal(["shift.ended"], Codes(await given.Patterns.Keep(given.Clerk, Id<KeptPattern>.New(), new("旧班", Monday, "白班", false))));
        await given.AllIsSaid();
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_closed_month_is_named_first_keeps_its_figures_and_is_adjusted(string engine)
    {
        await using var given = await On(engine);
        var plant = given.Roster.Plant;
        await plant.Settler.Settle(plant.Access);
        Assert.True((await plant.Close("城东厂", GivenPlant.April, "等待补签")).IsOk);
        var closed = await plant.Entries(GivenPlant.April, One);
        var shift = await given.Shift("白班");
        var change = new VersionChange(Version("2014-04-29", "08:10-17:00"), null, false);

        var told = await given.Shifts.KeepVersion(given.Clerk, shift.ShiftId, change);
        Assert.Equal(["roster.closed-month"], Codes(told));
        Assert.Contains("2014-04", told.Errors[0].Message.Zh, StringComparison.Ordinal);
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());

        Done(await given.Shifts.KeepVersion(given.Clerk, shift.ShiftId, change with { KnowsClosed = true }));
        await plant.Settler.Settle(plant.Access);
        Assert.Equal([$"{One} 04-29 late 2"], await given.OfOne());
        Assert.Equal(closed.Select(e => (e.EntryId, e.Owed)), (await plant.Entries(GivenPlant.April, One)).Select(e => (e.EntryId, e.Owed)));
        Assert.Equal(-10m, (await plant.Entries(GivenPlant.May, One)).Sum(e => e.Owed - e.Due));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Whoever_keeps_one_plant_may_not_change_a_shift_that_others_work(string engine)
    {
        await using var given = await On(engine);
        var west = given.Roster.Signed(Role.Clerk, VisibleUnits.Only([given.Roster.Plant.Unit("城西厂")]));
        var shift = await given.Shift("白班");

        Assert.Equal(["roster.not-yours"], Codes(await given.Shifts.KeepVersion(west, shift.ShiftId, new VersionChange(Version("2014-05-01", "09:00-18:00"), null, false))));
        Assert.Equal(["roster.not-yours"], Codes(await given.Shifts.End(west, shift.ShiftId)));
        Assert.True((await given.Shifts.Add(west, Id<KeptShift>.New(), new ShiftDetails("城西早班", null), Version("2014-01-01", "06:00-14:00"))).IsOk);
    }
}
