using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.Shifts;
using static Yunzhang.Modules.Tests.Attendance.GivenAttendance;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class DayReasonsTests
{
    private const string Day = "08:00-17:00 break 12:00-13:00";

    [Fact]
    public void A_late_day_says_every_step_in_both_languages()
    {
        var reasons = Assert.Single(Of(Daily(Shift(Day)), "07:00 08:12:40 08:13 17:01", Leave("07:00", "08:00", "ops")));
        Assert.Equal(
        [
            "排班：白班 08:00–17:00（按班组的排班），其间休息 12:00–13:00。",
            "打卡 4 次：07:00、08:12:40、08:13、17:01。",
            "07:00 记作 08:00 的签到。",
            "17:01 记作 17:00 的签退。",
            "08:12:40 夹在签到和签退之间，不作数。",
            "08:13 与另一次打卡相隔不超过 3 分钟，算同一次。",
            "应出勤 480 分钟：工作 480，迟到 0，早退 0，请假 0。",
        ], reasons.Steps.Select(s => s.Zh));
        var late = Assert.Single(Of(Daily(Shift(Day)), "08:12:40 17:01"));
        Assert.Equal(
        [
            "Roster: Day 08:00–17:00 (by the team's roster), break 12:00–13:00.",
            "2 punches: 08:12:40, 17:01.",
            "08:12:40 is the sign-in due at 08:00.",
            "17:01 is the sign-out due at 17:00.",
            "Due at 08:00, signed in at 08:12:40: 12 min late (whole minutes, seconds dropped).",
            "480 min due: worked 468, late 12, early 0, leave 0.",
        ], late.Steps.Select(s => s.En));
        Assert.Equal("应到 08:00，08:12:40 签到：迟到 12 分钟（按满的分钟计，秒数舍去）。", late.Steps[4].Zh);
    }

    [Fact]
    public void An_unknown_cause_names_who_is_asked()
    {
        var missing = Assert.Single(Of(Daily(Shift("22:00-06:00", "夜班")), "21:58"));
        Assert.Contains(new Phrase("没有签退，原因不明；是否准予补签，等 厂长 说明。",
            "The sign-out is missing, cause unknown; whether it may be signed afterwards waits for the plant head."), missing.Steps);
        Assert.StartsWith("排班：夜班 22:00–次日 06:00", missing.Steps[0].Zh);
        Assert.StartsWith("Roster: 夜班 22:00–06:00 next day", missing.Steps[0].En);
        var nobody = Assert.Single(Of(Daily(Shift(Day)), ""));
        Assert.Contains(new Phrase("整班没有打卡，也没有请假：未到岗 480 分钟。有没有正当理由还不知道，等 厂长 说明。",
            "No punch in the whole shift, and no leave: 480 min not attended. Whether there was a good reason is not known; waits for the plant head."), nobody.Steps);
    }

    [Theory]
    [InlineData("plant_head", "请假 08:00–10:00，批准情况：仅厂长签字；这段时间不要求在岗。", "Leave 08:00–10:00, approval: signed by the plant head only; attendance was not due then.")]
    [InlineData("none", "请假 08:00–10:00：没有人批准，不能免除出勤。", "Leave 08:00–10:00: nobody allowed it, so attendance was due.")]
    [InlineData(null, "请假 08:00–10:00，由谁批准还不知道，等 厂长 说明；在此之前这段时间先不要求在岗。",
        "Leave 08:00–10:00; who allowed it is not known, waits for the plant head; until then attendance is not taken as due.")]
    public void Leave_says_who_allowed_it(string? approval, string zh, string en) =>
        Assert.Contains(new Phrase(zh, en), Assert.Single(Of(Daily(Shift(Day)), "10:00 17:00", Leave("08:00", "10:00", approval))).Steps);

    [Fact]
    public void A_day_without_a_shift_says_so_whether_punched_or_not()
    {
        var nobody = new Roster([], []);
        Assert.Equal("当天没有排班。", Assert.Single(Assert.Single(Of(nobody, "")).Steps).Zh);
        var punched = Assert.Single(Of(nobody, "09:00 11:00"));
        Assert.Equal(DayStatus.RestDayPunched, punched.Record!.Value.Status);
        Assert.Contains("09:00 到 11:00 有打卡", punched.Steps[0].Zh);
        Assert.Contains("punches from 09:00 to 11:00", punched.Steps[0].En);
        Assert.Equal("休息日", RestOn(new LocalDate(2014, 7, 5))[3..6]);
    }

    [Fact]
    public void A_shift_without_times_on_that_day_is_said_not_guessed()
    {
        var later = new Shift("s", new Phrase("新班", "New"), [new(new LocalDate(2015, 1, 1), Hours(Day))]);
        var reasons = Assert.Single(Of(OnlyThursday(later), "08:00 17:00"));
        Assert.Equal(DayStatus.NoTimes, reasons.Record!.Value.Status);
        Assert.Contains("这个班次在 2014-07-03 还没有时间，无法判断", reasons.Steps[0].Zh);
        Assert.Contains("has no times on 2014-07-03 yet", reasons.Steps[0].En);
    }

    private static string RestOn(LocalDate day) =>
        DayReasons.Of(new Roster([], []), Person(Site(calendar: SiteCalendar.FiveDays)), day, [], [], LongAfter, Names)[0].Steps[0].Zh;

    private static IReadOnlyList<ShiftReasons> Of(Roster roster, string punches, params Cover[] covers) =>
        DayReasons.Of(roster, Person(), Thursday, Punches(punches, Thursday), covers, LongAfter, Names);
}
