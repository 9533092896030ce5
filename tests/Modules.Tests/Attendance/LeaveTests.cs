using static Yunzhang.Modules.Tests.Attendance.GivenAttendance;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class LeaveTests
{
    private const string Day = "08:00-17:00 break 12:00-13:00";

    [Theory]
    [InlineData("00:00 +00:00 ops", "", "OnLeave", 0, 480, "no_leave 480 ops @08:00")]
    [InlineData("08:00 17:00 plant_head", "", "OnLeave", 0, 480, "no_leave 480 plant_head @08:00")]
    [InlineData("08:00 17:00 ?", "", "OnLeave", 0, 480, "no_leave 480 ? @08:00")]
    [InlineData("08:00 17:00 none", "", "NoShow", 0, 0, "no_leave 480 none @08:00")]
    // Part of the day at either end: the minutes count from where the leave ends.
    [InlineData("08:00 10:00 ops", "10:00 17:00", "Kept", 360, 120, "no_leave 120 ops @08:00")]
    [InlineData("08:00 10:00 ops", "10:05 17:00", "Deviating", 355, 120, "late 5 @10:05 | no_leave 120 ops @08:00")]
    [InlineData("08:00 10:00 ops", "09:30 17:00", "Kept", 390, 90, "no_leave 90 ops @08:00")]
    [InlineData("09:00 10:00 ops", "10:05 17:00", "Deviating", 355, 60, "late 65 @10:05 | no_leave 60 ops @09:00")]
    [InlineData("15:00 17:00 ops", "08:00 15:02", "Kept", 362, 118, "no_leave 118 ops @15:00")]
    [InlineData("15:00 17:00 ops", "08:00 14:30", "Deviating", 330, 120, "early 30 @14:30 | no_leave 120 ops @15:00")]
    [InlineData("08:00 12:00 ops", "13:00 17:00", "Kept", 240, 240, "no_leave 240 ops @08:00")]
    [InlineData("08:00 12:00 ops", "13:06", "Deviating", 0, 240, "no_sign Out ? @17:00 | late 6 @13:06 | no_leave 240 ops @08:00")]
    // In the midst: nobody signs out for it.
    [InlineData("10:00 11:00 ops", "08:00 17:00", "Kept", 420, 60, "no_leave 60 ops @10:00")]
    // Not allowed: attendance was due.
    [InlineData("08:00 10:00 none", "10:05 17:00", "Deviating", 355, 0, "late 125 @10:05")]
    // Leave for part of it and no punch at all.
    [InlineData("08:00 10:00 plant_head", "", "NoShow", 0, 120, "no_leave 120 plant_head @08:00 | no_show 360 @08:00")]
    public void Leave_comes_to(string leave, string punches, string status, int worked, int minutes, string deviations)
    {
        var parts = leave.Split(' ');
        var (records, found) = Judge([Shift(Day)], Punches(punches, Thursday), Leave(parts[0], parts[1], parts[2] == "?" ? null : parts[2]));
        Assert.Equal((status, worked, minutes), (records[0].Status.ToString(), records[0].WorkedMinutes, records[0].LeaveMinutes));
        Assert.Equal(deviations, string.Join(" | ", found.Select(Say)));
    }

    [Theory]
    [InlineData("08:00 10:00", "10:00 17:00", "Kept", 480, "")]
    [InlineData("08:00 10:00", "10:20 17:00", "Deviating", 460, "late 20 @10:20")]
    [InlineData("15:00 17:00", "08:00", "Kept", 480, "")]
    [InlineData("15:00 17:00", "08:00 14:40", "Deviating", 460, "early 20 @14:40")]
    [InlineData("08:00 17:00", "", "Outing", 480, "")]
    public void An_outing_is_work_elsewhere_and_needs_no_punch_at_its_end(string outing, string punches, string status, int worked, string deviations)
    {
        var parts = outing.Split(' ');
        var (records, found) = Judge([Shift(Day)], Punches(punches, Thursday), Outing(parts[0], parts[1]));
        Assert.Equal((status, worked), (records[0].Status.ToString(), records[0].WorkedMinutes));
        Assert.Equal(deviations, string.Join(" | ", found.Select(Say)));
    }

    [Fact]
    public void Two_leaves_of_one_day_are_told_apart_by_who_allowed_them()
    {
        var (records, found) = Judge([Shift(Day)], Punches("09:00 15:00", Thursday), Leave("15:00", "17:00", "plant_head"), Leave("08:00", "09:00", "ops"));
        Assert.Equal((300, 180), (records[0].WorkedMinutes, records[0].LeaveMinutes));
        Assert.Equal(["no_leave 60 ops @08:00", "no_leave 120 plant_head @15:00"], found.Select(Say));
    }

    [Fact]
    public void Leave_entered_twice_counts_once()
    {
        var (records, _) = Judge([Shift(Day)], Punches("10:00 17:00", Thursday), Leave("08:00", "10:00", "ops"), Leave("08:00", "10:00", "ops"));
        Assert.Equal((360, 120), (records[0].WorkedMinutes, records[0].LeaveMinutes));
    }
}
