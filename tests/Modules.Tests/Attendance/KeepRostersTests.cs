using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.SetDay;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;
using static Yunzhang.Modules.Tests.Attendance.GivenShifts;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class KeepRostersTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_pattern_with_a_shift_that_does_not_exist_is_refused_with_those_there_are(string engine)
    {
        await using var given = await On(engine);

        var refused = await given.Patterns.Keep(given.Clerk, Id<KeptPattern>.New(), new PatternDetails("三班倒", Monday, "白班，中班，休", false));

        var error = Assert.Single(refused.Errors);
        Assert.Equal(("roster.shift-unknown", "cycle"), (error.Code, error.Field));
        Assert.Contains("没有“中班”这个班次", error.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("现有班次：白班", error.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("There is no shift \"中班\"", error.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_pattern_of_a_person_wins_from_its_day_until_it_ends_or_is_taken_back(string engine)
    {
        await using var given = await On(engine);
        var rest = await given.AddPattern("全休", "休");
        var line = Done(await given.Lines.Add(given.Clerk, given.LineOf(rest, Tuesday)));
        Assert.Equal(("白班", "休"), (await given.Planned(One, Monday), await given.Planned(One, Tuesday)));
        Assert.Empty(await given.OfOne());

        Assert.Equal(["roster.pattern-in-use"], Codes(await given.Patterns.Keep(given.Clerk, rest, new PatternDetails("全休", Monday, "白班", false))));
        Assert.Equal(["roster.line-twice"], Codes(await given.Lines.Add(given.Clerk, given.LineOf(rest, Tuesday))));
        Assert.Equal(["roster.backwards"], Codes(await given.Lines.End(given.Clerk, line, Monday, false)));
        Done(await given.Lines.End(given.Clerk, line, Tuesday, false));
        Assert.Equal(("休", "白班"), (await given.Planned(One, Tuesday), await given.Planned(One, Tuesday.PlusDays(1))));

        Done(await given.Lines.Remove(given.Clerk, line, false));
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());
        Done(await given.Patterns.Remove(given.Clerk, rest));
        await given.AllIsSaid();
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Two_posts_on_one_day_whose_shifts_overlap_are_refused_and_those_that_do_not_are_both_worked(string engine)
    {
        await using var given = await On(engine);
        var second = await given.Roster.Plant.Database.Write(given.Roster.Plant.Access, async write =>
        {
            var post = (await write.Db.Set<Post>().FirstAsync()).PostId;
            var held = new Assignment(write.Access.Organisation, Id<Assignment>.New(), given.Person(One), given.Roster.Plant.Unit("城东甲班"), post, new LocalDate(2014, 4, 1), isMain: false);
            write.Db.Add(held);
            await write.Journal("test", "person.assigned", new { });
            return held.AssignmentId;
        });
        await given.AddShift("早班", "06:00-12:00");
        await given.AddShift("晚班", "18:00-22:00");
        NewLine Of(Id<KeptPattern> pattern) => given.LineOf(pattern, Tuesday) with { Target = new LineTarget(RosterSource.Posting, second.ToString(), given.Roster.Plant.Unit("城东甲班"), One) };

        var refused = await given.Lines.Add(given.Clerk, Of(await given.AddPattern("早", "早班")));
        Assert.Equal("roster.shifts-overlap", refused.Errors[0].Code);
        Assert.Contains("“早班”时间重叠", refused.Errors[0].Message.Zh, StringComparison.Ordinal);
        Done(await given.Lines.Add(given.Clerk, Of(await given.AddPattern("晚", "晚班"))));
        Assert.Equal("白班 + 晚班", await given.Planned(One, Tuesday));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_day_set_by_hand_is_judged_by_it_and_given_back_to_the_pattern(string engine)
    {
        await using var given = await On(engine);
        var late = await given.AddShift("晚到班", "08:10-17:00");

        Done(await given.Days.Set(given.Clerk, given.Wish(DayWish.Shifts, Tuesday, shifts: late)));
        Assert.Equal([$"{One} 04-29 late 2"], await given.OfOne());
        Done(await given.Days.Set(given.Clerk, given.Wish(DayWish.Rest, Tuesday)));
        Assert.Empty(await given.OfOne());
        Done(await given.Days.Set(given.Clerk, given.Wish(DayWish.Usual, Tuesday, "")));
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());
        Assert.Equal(0, await given.Roster.Plant.Read(db => db.Set<KeptDayEntry>().CountAsync()));
        await given.AllIsSaid();
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Two_who_swap_take_each_others_shifts_and_the_other_is_judged_too(string engine)
    {
        await using var given = await On(engine);
        Done(await given.Days.Set(given.Clerk, given.Wish(DayWish.Rest, Tuesday)));

        Done(await given.Days.Set(given.Clerk, given.Wish(DayWish.Swap, Tuesday, "家里有事", given.Person(Other))));

        Assert.Equal(("白班", "休"), (await given.Planned(One, Tuesday), await given.Planned(Other, Tuesday)));
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());
        Assert.Equal(["roster.swap-same"], Codes(await given.Days.Set(given.Clerk, given.Wish(DayWish.Swap, Monday, "再换", given.Person(Other)))));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Refuses_a_day_without_reason_shift_or_post_and_shifts_that_overlap(string engine)
    {
        await using var given = await On(engine);
        var early = await given.AddShift("早班", "06:00-12:00");

        Assert.Equal(["attendance.reason-missing", "roster.shift-missing"], Codes(await given.Days.Set(given.Clerk, given.Wish(DayWish.Shifts, Tuesday, ""))));
        Assert.Equal(["roster.swap-alone"], Codes(await given.Days.Set(given.Clerk, given.Wish(DayWish.Swap, Tuesday))));
        Assert.Equal(["shift.unknown"], Codes(await given.Days.Set(given.Clerk, given.Wish(DayWish.Shifts, Tuesday, shifts: Id<KeptShift>.New()))));
        Assert.Equal(["roster.not-employed"], Codes(await given.Days.Set(given.Clerk, given.Wish(DayWish.Rest, new LocalDate(1995, 1, 1)))));
        var overlap = await given.Days.Set(given.Clerk, given.Wish(DayWish.Extra, Tuesday, shifts: early));
        Assert.Contains("一个人不能同时上两个班", Assert.Single(overlap.Errors).Message.Zh, StringComparison.Ordinal);
        var west = given.Roster.Signed(Role.Head, VisibleUnits.Only([given.Roster.Plant.Unit("城西厂")]));
        Assert.Equal(["attendance.no-person"], Codes(await given.Days.Set(west, given.Wish(DayWish.Rest, Tuesday))));
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());
    }
}
