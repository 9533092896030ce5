using CsCheck;
using NodaTime;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Months;
using static Yunzhang.Modules.Tests.Attendance.GivenAttendance;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class MonthRunTests
{
    private static readonly LocalDate First = new(2014, 7, 1);
    private static readonly LocalDate Last = new(2014, 7, 31);

    [Fact]
    public void Everybody_is_worked_out_also_those_without_a_punch_and_strangers_are_passed_over()
    {
        var met = new List<string>();
        var people = new[] { 2, 5, 9 }.Select(o => Person(ordinal: o, id: $"p{o}")).ToList();
        var run = new MonthRun(Daily(Shift("08:00-17:00")), people, [], First, Last, LongAfter,
            (in PersonMonth m) => met.Add($"{m.Person.Id}: {m.Days.Length} days, {Count(m, DayStatus.NoShow)} not shown, {Count(m, DayStatus.Kept)} kept"));
        run.Add(1, At("2014-07-03 08:00"));
        run.Add(5, At("2014-07-03 08:00"));
        run.Add(5, At("2014-07-03 17:00"));
        run.Add(7, At("2014-07-03 08:00"));
        run.Complete();
        Assert.Equal(["p2: 31 days, 31 not shown, 0 kept", "p5: 31 days, 30 not shown, 1 kept", "p9: 31 days, 31 not shown, 0 kept"], met);
    }

    [Fact]
    public void Punches_out_of_order_are_refused_loudly()
    {
        var run = new MonthRun(Daily(Shift("08:00-17:00")), [Person()], [], First, Last, LongAfter, (in PersonMonth _) => { });
        run.Add(1, 20);
        Assert.Throws<InvalidOperationException>(() => run.Add(1, 19));
    }

    [Fact]
    public void Night_shifts_at_both_ends_of_the_month_belong_to_the_day_they_began()
    {
        var days = new List<string>();
        var run = new MonthRun(Daily(Shift("22:00-06:00", "夜班")), [Person()], [], First, Last, LongAfter, (in PersonMonth m) =>
        {
            foreach (var d in m.Days)
                if (d.Status == DayStatus.Kept) days.Add($"{d.Day:MM-dd} {d.WorkedMinutes}");
        });
        foreach (var moment in (string[])["2014-06-30 22:00", "2014-07-01 06:00", "2014-07-01 22:00", "2014-07-02 06:00", "2014-07-31 22:00", "2014-08-01 06:00"])
            run.Add(1, At(moment));
        run.Complete();
        Assert.Equal(["07-01 480", "07-31 480"], days);
        Assert.True(MonthRun.ReadsFrom(First) < At("2014-06-30 20:00") && MonthRun.ReadsUntil(Last) > At("2014-08-01 12:00"));
    }

    [Fact]
    public void Leave_goes_to_the_person_it_was_recorded_for()
    {
        var met = new Dictionary<string, int>();
        var people = new[] { 1, 2, 3 }.Select(o => Person(ordinal: o, id: $"p{o}")).ToList();
        Cover[] covers = [Leave("08:00", "17:00", "ops") with { Person = 2 }, Leave("08:00", "17:00", "ops", Thursday.PlusDays(1)) with { Person = 2 }];
        var run = new MonthRun(Daily(Shift("08:00-17:00")), people, covers, First, Last, LongAfter, (in PersonMonth m) => met[m.Person.Id] = Count(m, DayStatus.OnLeave));
        run.Complete();
        Assert.Equal([0, 2, 0], met.Values);
    }

    [Fact]
    public void The_month_says_of_every_day_what_the_day_alone_says() =>
        Gen.Select(Gen.Int[0, 31 * 24 * 60].Array[0, 150], Gen.Int[0, 2]).Sample((minutes, kind) =>
        {
            var roster = Daily(Shift(new[] { "08:00-17:00 break 12:00-13:00", "22:00-06:00", "08:00-20:00 punched 12:00-13:00" }[kind]));
            var person = Person();
            var punches = minutes.Select(m => At("2014-07-01 00:00") + m * Micros.Minute).Order().ToArray();
            var records = new List<DayRecord>();
            var deviations = new List<Deviation>();
            var run = new MonthRun(roster, [person], [], First, Last, LongAfter, (in PersonMonth m) =>
            {
                records.AddRange(m.Days);
                deviations.AddRange(m.Deviations);
            });
            foreach (var punch in punches) run.Add(1, punch);
            run.Complete();
            var alone = Enumerable.Range(0, 31).SelectMany(i => DayReasons.Of(roster, person, First.PlusDays(i), punches, [], LongAfter, Names)).ToList();
            Assert.Equal(alone.Select(a => a.Record!.Value), records);
            Assert.Equal(alone.SelectMany(a => a.Deviations), deviations);
        }, iter: 60);

    private static int Count(in PersonMonth month, DayStatus status)
    {
        var count = 0;
        foreach (var day in month.Days)
            if (day.Status == status) count++;
        return count;
    }
}
