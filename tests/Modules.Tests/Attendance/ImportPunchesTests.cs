using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.KeepCovers;
using Yunzhang.Modules.Attendance.PunchFiles;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Facts.CorrectFact;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class ImportPunchesTests
{
    private const string Header = "工号,打卡时间\n";

    // One of the plant on 28 and 29 April: on time and 12 minutes late; the other forgets to sign out on the 28th.
    private static string TwoDays(string one, string other) =>
        Header + $"{one},2014-04-28 07:55\n{one},2014-04-28 17:01\n{one},2014-04-29 08:12:40\n{one},2014-04-29 17:02\n{other},2014-04-28 07:50\n{other},2014-04-29 07:51\n{other},2014-04-29 17:00:30\n";

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Punches_become_deviations_and_entries_and_the_same_file_again_changes_nothing(string engine)
    {
        await using var given = await GivenRoster.On(engine);
        var (one, other) = await Two(given);

        var first = await given.Import(TwoDays(one, other));

        Assert.Equal((7, 0, 0), ((int)first.Added, (int)first.Known, first.Reading.Failed.Count));
        Assert.Equal([$"{one} 04-29 late 12", $"{other} 04-28 no_sign ?"], (await given.Deviations()).Where(d => d.StartsWith(one, StringComparison.Ordinal) || d.StartsWith(other, StringComparison.Ordinal)));
        var facts = await given.Plant.Read(db => db.Set<Fact>().CountAsync());

        var again = await given.Import(TwoDays(one, other));
        Assert.Equal((0, 7), ((int)again.Added, (int)again.Known));
        Assert.Equal(new DerivedChanges(0, 0, 0, again.Facts!.Unchanged), again.Facts);
        Assert.Equal(facts, await given.Plant.Read(db => db.Set<Fact>().CountAsync()));

        await given.Plant.Settler.Settle(given.Plant.Access);
        var late = Assert.Single(await given.Plant.Entries(GivenPlant.April, one), e => e.Counts);
        Assert.Equal((10m, new LocalDate(2014, 4, 29)), (late.Owed, late.Day));
        Assert.Single(await given.Plant.Entries(GivenPlant.April, other), e => e.Waits);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Of_two_hundred_rows_twenty_nine_fail_the_error_file_holds_just_those_and_comes_back_mended(string engine)
    {
        await using var given = await GivenRoster.On(engine);
        var (one, _) = await Two(given);
        var text = new StringBuilder(Header);
        for (var row = 2; row <= 201; row++)
        {
            var bad = row % 7 == 3;
            text.Append(one).Append(bad ? ",2014-04-31 " : ",2014-04-28 ").AppendLine($"{8 + row / 60:00}:{row % 60:00}");
        }

        var import = await given.Import(text.ToString());
        Assert.Equal((29, 171, 200), (import.Reading.Failed.Count, (int)import.Added, import.Reading.Rows));
        Assert.Equal(17, import.Reading.Failed[2].Row);

        var errors = new MemoryStream();
        PunchErrorFile.Write(import.Reading, Language.Chinese, errors);
        var mended = Encoding.UTF8.GetString(errors.ToArray()).Replace("2014-04-31", "2014-04-30", StringComparison.Ordinal);
        var second = await given.Import(mended);
        Assert.Equal((29, 0), ((int)second.Added, second.Reading.Failed.Count));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Nothing_is_missing_before_the_punches_of_the_site_are_known_nor_before_they_were(string engine)
    {
        await using var given = await GivenRoster.On(engine);
        var (one, other) = await Two(given);

        await given.Import(TwoDays(one, other));
        var everybody = await given.Deviations();

        // The file reaches to 17:02 of the 29th: shifts of the 29th stay open until 23:00, those of the 27th were never known.
        Assert.DoesNotContain(everybody, d => d.Contains("04-29 no_show", StringComparison.Ordinal) || d.Contains("04-27", StringComparison.Ordinal));
        Assert.Contains(everybody, d => d.Contains("04-28 no_show", StringComparison.Ordinal));

        await given.Import(Header + $"{one},2014-04-30 07:58\n{one},2014-04-30 17:00\n");
        Assert.Contains(await given.Deviations(), d => d.Contains("04-29 no_show", StringComparison.Ordinal));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_punch_entered_by_hand_takes_the_lateness_back_and_a_struck_one_does_not_come_back_with_its_file(string engine)
    {
        await using var given = await GivenRoster.On(engine);
        var (one, other) = await Two(given);
        await given.Import(TwoDays(one, other));
        var id = given.Plant.Person(one);

        Assert.True((await given.Keeper.Enter(given.Clerk, id, new LocalDateTime(2014, 4, 29, 7, 59), "考勤机断电")).IsOk);
        Assert.Empty(await given.Deviations(one));

        var entered = (await given.Punches(one)).MaxBy(p => p.Batch);
        Assert.True((await given.Keeper.Strike(given.Clerk, id, entered.Micros, "不是本人")).IsOk);
        Assert.Equal([$"{one} 04-29 late 12"], await given.Deviations(one));
        Assert.Equal("attendance.no-punch", Assert.Single((await given.Keeper.Strike(given.Clerk, id, entered.Micros, "不是本人")).Errors).Code);

        var again = await given.Import(Header + $"{one},2014-04-29 07:59\n");
        Assert.Equal((0, 1), ((int)again.Added, again.Struck));
        Assert.Equal([$"{one} 04-29 late 12"], await given.Deviations(one));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_punch_by_hand_sent_twice_is_entered_once_and_anybody_else_is_told_that_it_is_there(string engine)
    {
        await using var given = await GivenRoster.On(engine);
        var (one, _) = await Two(given);
        var (id, at) = (given.Plant.Person(one), new LocalDateTime(2014, 4, 29, 7, 59));

        var first = await given.Keeper.Enter(given.Clerk, id, at, "考勤机断电");
        var second = await given.Keeper.Enter(given.Clerk, id, at, "考勤机断电");

        Assert.Equal((true, first.Value), (second.IsOk, second.Value));
        Assert.Equal("attendance.punch-known", Assert.Single((await given.Keeper.Enter(given.Clerk, id, at, "忘了打卡")).Errors).Code);
        Assert.Single(await given.Punches(one));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_form_pressed_twice_over_the_turn_of_a_minute_clocks_once_and_one_left_open_all_day_clocks_out(string engine)
    {
        await using var given = await GivenRoster.On(engine);
        var (one, _) = await Two(given);
        var (own, clock) = (given.Signed(Role.Staff, VisibleUnits.None, one), given.Plant.Given.Clock);
        var shown = clock.GetCurrentInstant();

        var first = await given.Keeper.ClockIn(own, shown);
        clock.AdvanceSeconds(70);
        var again = await given.Keeper.ClockIn(own, shown);
        clock.AdvanceHours(9);
        var leaving = await given.Keeper.ClockIn(own, shown);

        Assert.Equal(first.Value, again.Value);
        Assert.Equal(9 * 60 + 1, (leaving.Value - first.Value) / Micros.Minute);
        Assert.Equal(2, (await given.Punches(one)).Count);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_is_wrong_with_a_punch_by_hand_is_said_and_nothing_is_kept(string engine)
    {
        await using var given = await GivenRoster.On(engine);
        var (one, _) = await Two(given);
        var id = given.Plant.Person(one);

        Assert.Equal(["attendance.reason-missing", "attendance.in-the-future"], (await given.Keeper.Enter(given.Clerk, id, new LocalDateTime(2014, 5, 3, 8, 0), " ")).Errors.Select(e => e.Code));
        Assert.Equal("attendance.long-ago", Assert.Single((await given.Keeper.Enter(given.Clerk, id, new LocalDateTime(2012, 5, 3, 8, 0), "忘了")).Errors).Code);
        var head = given.Signed(Role.Head, VisibleUnits.All);
        Assert.Equal("attendance.not-yours", Assert.Single((await given.Keeper.Enter(head, id, new LocalDateTime(2014, 5, 1, 8, 0), "忘了")).Errors).Code);
        Assert.Empty(await given.Punches(one));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Leave_takes_a_no_show_away_and_says_by_whom_it_was_allowed(string engine)
    {
        await using var given = await GivenRoster.On(engine);
        var (one, other) = await Two(given);
        await given.Import(Header + $"{one},2014-04-28 07:55\n{one},2014-04-28 17:01\n{other},2014-04-30 07:55\n{other},2014-04-30 23:30\n{one},2014-04-30 07:55\n{one},2014-04-30 17:00\n");
        Assert.Contains($"{other} 04-28 no_show 540", await given.Deviations(other));

        var cover = new NewCover(Id<KeptCover>.New(), given.Plant.Person(other), CoverKind.Leave, new LocalDateTime(2014, 4, 28, 0, 0), new LocalDateTime(2014, 4, 29, 0, 0), "ops", "运营部", "看病");
        Assert.True((await given.Covers.Record(given.Clerk, cover)).IsOk);
        Assert.True((await given.Covers.Record(given.Clerk, cover)).IsOk);
        Assert.Contains($"{other} 04-28 no_leave 540", await given.Deviations(other));
        Assert.DoesNotContain(await given.Deviations(other), d => d.Contains("04-28 no_show", StringComparison.Ordinal));
        Assert.Equal(1, await given.Plant.Read(db => db.Set<KeptCover>().CountAsync()));

        var twice = await given.Covers.Record(given.Clerk, cover with { CoverId = Id<KeptCover>.New(), From = new LocalDateTime(2014, 4, 28, 13, 0), To = new LocalDateTime(2014, 4, 28, 12, 0), Reason = "" });
        Assert.Equal(["attendance.backwards", "attendance.reason-missing"], twice.Errors.Select(e => e.Code).Take(2));

        Assert.True((await given.Covers.Withdraw(given.Clerk, cover.CoverId, "没有请成")).IsOk);
        Assert.Contains($"{other} 04-28 no_show 540", await given.Deviations(other));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_a_head_answered_stays_when_the_days_are_worked_out_again(string engine)
    {
        await using var given = await GivenRoster.On(engine);
        var (one, other) = await Two(given);
        await given.Import(TwoDays(one, other));
        var waiting = await given.Plant.Read(db => db.Set<Fact>().Standing().SingleAsync(f => f.PersonId == given.Plant.Person(other) && f.Source == "attendance"));
        Assert.True((await given.Plant.Corrector.Correct(given.Plant.Access, new Correction(waiting.Number, "厂长已批") { Fields = new Dictionary<string, string> { ["explained"] = "yes" } })).IsOk);

        await given.Import(TwoDays(one, other));

        var after = await given.Plant.Read(db => db.Set<Fact>().Standing().SingleAsync(f => f.PersonId == given.Plant.Person(other) && f.Source == "attendance"));
        Assert.Equal("yes", FactFields.Read(after.Fields)["explained"]);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_clerk_of_one_plant_sees_and_imports_only_its_people(string engine)
    {
        await using var given = await GivenRoster.On(engine);
        var (one, other) = await Two(given);
        await given.Import(TwoDays(one, other));
        var unit = (await given.Plant.Read(db => db.Set<Person>().SingleAsync(p => p.Number == one))).UnitId;
        var stranger = await given.Plant.Read(db => db.Set<Person>().Where(p => p.UnitId != unit).OrderBy(p => p.Number).FirstAsync());
        var clerk = given.Signed(Role.Clerk, VisibleUnits.Only([unit]));

        Assert.Equal(unit, Assert.Single((await given.Reader.Unit(clerk, null, GivenPlant.April, null)).People.Select(p => p.Person.UnitId).Distinct()));
        Assert.Null(await given.Reader.Person(clerk, stranger.PersonId, GivenPlant.April));
        var seen = await given.Database.Read(clerk.Access, db => db.Set<PunchMonth>().Select(p => p.Person).Distinct().ToListAsync());
        Assert.DoesNotContain(stranger.Ordinal, seen);
        var tried = await given.Importer.Try(clerk, Encoding.UTF8.GetBytes(Header + $"{stranger.Number},2014-05-01 08:00\n{one},2014-05-01 08:00\n"));
        Assert.Equal((1, 1), ((int)tried.Added, tried.Reading.Failed.Count));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task The_grid_shows_minutes_and_sums_and_pages_by_the_staff_number(string engine)
    {
        await using var given = await GivenRoster.On(engine);
        var (one, other) = await Two(given);
        await given.Import(TwoDays(one, other));

        var first = await given.Reader.Unit(given.Clerk, null, GivenPlant.April, null, size: 4);
        var row = (await given.Reader.Person(given.Clerk, given.Plant.Person(one), GivenPlant.April))!.People[0];

        Assert.Equal(4, first.People.Count);
        Assert.Equal(first.People[^1].Person.Number, first.More);
        var next = await given.Reader.Unit(given.Clerk, null, GivenPlant.April, first.More, size: 4);
        Assert.True(string.CompareOrdinal(next.People[0].Person.Number, first.More) > 0);
        Assert.Equal((12, 1, 0), (row.Sums.LateMinutes, row.Sums.Late, row.Sums.NoShow));
        Assert.Equal(12, row.Days.Single(d => d.Day == new LocalDate(2014, 4, 29)).LateMinutes);
    }

    private static async Task<(string One, string Other)> Two(GivenRoster given)
    {
        var people = await given.Plant.Read(db => db.Set<Person>().Where(p => p.HiredOn == null || p.HiredOn < new LocalDate(2014, 4, 1)).OrderBy(p => p.Number).ToListAsync());
        var unit = people.GroupBy(p => p.UnitId).First(g => g.Count() > 1);
        return (unit.First().Number, unit.Skip(1).First().Number);
    }
}
