using CsCheck;
using NodaTime;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Shifts;
using static Yunzhang.Modules.Tests.Attendance.GivenAttendance;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class DayPropertyTests
{
    private static readonly string[] Shifts =
        ["08:00-17:00 break 12:00-13:00", "08:00-17:00 punched 12:00-13:00", "22:00-06:00 break 02:00-02:30", "07:30-19:00 break 09:30-09:45 punched 12:00-12:45 break 15:00-15:15"];

    // Seconds from three hours before the shift to sixteen after its start.
    private static readonly Gen<int[]> Seconds = Gen.Int[-3 * 3600, 16 * 3600].Array[0, 9];

    private static readonly Gen<(int, int, int)[]> Covers = Gen.Select(Gen.Int[-60, 700], Gen.Int[1, 500], Gen.Int[0, 5]).Array[0, 3];

    private static readonly string?[] Ranks = ["ops", "plant_head", "none", null];

    [Fact]
    public void Worked_late_early_and_leave_account_for_the_shift_to_the_minute() =>
        Gen.Select(Gen.Int[0, 3], Seconds, Covers).Sample((shift, seconds, covers) =>
        {
            var (records, _) = Judge([Shift(Shifts[shift])], Moments(shift, seconds), [.. covers.Select(c => Cover(shift, c))]);
            var record = records[0];
            if (record.MissingEdges != 0) return;
            Assert.Equal(record.PlannedMinutes, record.WorkedMinutes + record.LateMinutes + record.EarlyMinutes + record.LeaveMinutes);
            Assert.True(record is { WorkedMinutes: >= 0, LateMinutes: >= 0, EarlyMinutes: >= 0, LeaveMinutes: >= 0 });
        });

    [Fact]
    public void No_minutes_are_negative_and_the_total_is_never_more_than_was_due() =>
        Gen.Select(Gen.Int[0, 3], Seconds, Covers).Sample((shift, seconds, covers) =>
        {
            var (records, deviations) = Judge([Shift(Shifts[shift])], Moments(shift, seconds), [.. covers.Select(c => Cover(shift, c))]);
            var record = records[0];
            Assert.InRange(record.WorkedMinutes + record.LateMinutes + record.EarlyMinutes + record.LeaveMinutes, 0, record.PlannedMinutes);
            Assert.All(deviations, d => Assert.False(d.Minutes <= 0));
        });

    [Fact]
    public void All_times_later_by_the_same_days_and_minutes_come_to_the_same() =>
        Gen.Select(Gen.Int[0, 3], Seconds, Gen.Int[0, 200], Gen.Int[0, 7]).Sample((shift, seconds, days, steps) =>
        {
            var minutes = steps * 15;
            var hours = Hours(Shifts[shift]);
            var moved = new ShiftHours(hours.Start.PlusMinutes(minutes), hours.End.PlusMinutes(minutes))
            {
                Breaks = [.. hours.Breaks.Select(b => b with { Start = b.Start.PlusMinutes(minutes), End = b.End.PlusMinutes(minutes) })],
            };
            var by = (days * 24L * 60 + minutes) * Micros.Minute;
            var here = RunOn(hours, Thursday, Moments(shift, seconds));
            var there = RunOn(moved, Thursday.PlusDays(days), [.. Moments(shift, seconds).Select(m => m + by)]);
            Assert.Equal(here, there);
        });

    [Fact]
    public void The_order_in_which_punches_arrived_does_not_matter() =>
        Gen.Select(Gen.Int[0, 3], Seconds, Gen.Int[0, 1000]).Sample((shift, seconds, seed) =>
        {
            var moments = Moments(shift, seconds);
            var shuffled = moments.OrderBy(m => HashCode.Combine(m, seed)).ToArray();
            var roster = OnlyThursday(Shift(Shifts[shift]));
            var sorted = DayReasons.Of(roster, Person(), Thursday, moments, [], LongAfter, Names);
            var mixed = DayReasons.Of(roster, Person(), Thursday, shuffled, [], LongAfter, Names);
            Assert.Equal(sorted[0].Steps, mixed[0].Steps);
            Assert.Equal(sorted[0].Record, mixed[0].Record);
        });

    [Fact]
    public void A_punch_given_twice_changes_nothing() =>
        Gen.Select(Gen.Int[0, 3], Seconds).Sample((shift, seconds) =>
        {
            var moments = Moments(shift, seconds);
            var once = Judge([Shift(Shifts[shift])], moments);
            var twice = Judge([Shift(Shifts[shift])], [.. moments.Concat(moments).Order()]);
            Assert.Equal(once.Records, twice.Records);
            Assert.Equal(once.Deviations, twice.Deviations);
        });

    private static string RunOn(ShiftHours hours, LocalDate day, long[] punches)
    {
        var days = new PersonDays(new([], [new("p1", day, Modules.Attendance.Rosters.DayEntryKind.Assign, Shift(hours))]));
        days.Run(Person(), day, day, punches, [], Micros.Of(LongAfter));
        var record = days.Records[0];
        var found = days.Deviations.ToArray().Select(d => $"{d.Kind} {d.Side} {d.Stretch} {d.Minutes}");
        return $"{record.Status} {record.WorkedMinutes} {record.LateMinutes} {record.EarlyMinutes} {record.MissingEdges}: {string.Join(", ", found)}";
    }

    private static long Start(int shift) => Moment(Hours(Shifts[shift]).Start.ToString("HH:mm", null), Thursday, Shanghai);

    private static long[] Moments(int shift, int[] seconds) => [.. seconds.Select(s => Start(shift) + s * 1_000_000L).Order()];

    private static Cover Cover(int shift, (int From, int Length, int Kind) c) => new(
        1, Start(shift) + c.From * Micros.Minute, Start(shift) + (c.From + c.Length) * Micros.Minute,
        c.Kind < 4 ? CoverKind.Leave : CoverKind.Outing, Ranks[c.Kind % 4]);
}
