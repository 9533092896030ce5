using CsCheck;
using NodaTime;
using Yunzhang.Engine.Time;
using static Yunzhang.Engine.Tests.Time.GivenCalendar;

namespace Yunzhang.Engine.Tests.Time;

/// <summary>What holds for every rule, start and calendar.</summary>
public sealed class DeadlineProperties
{
    private static readonly Gen<LocalDate> Days = Gen.Int[0, 6200].Select(d => new LocalDate(2010, 1, 1).PlusDays(d));

    private static readonly Gen<EventTime> Minutes = Gen.Select(Days, Gen.Int[0, 1439], (d, m) => new EventTime(d, LocalTime.FromMinutesSinceMidnight(m)));

    private static readonly Gen<(Closing, LocalTime)> Closings = Gen.OneOf(
        Gen.OneOfConst(Closing.SameTime, Closing.EndOfDay, Closing.EndOfWork).Select(c => (c, default(LocalTime))),
        Gen.Int[1, 1440].Select(m => (Closing.At, LocalTime.FromMinutesSinceMidnight(m % 1440))));

    private static readonly Gen<RestDayRule> Moves = Gen.OneOfConst(RestDayRule.Stay, RestDayRule.Next, RestDayRule.Previous);

    private static readonly Gen<TimeRule> Clocks = Gen.Select(
        Gen.Int[1, 200], Gen.OneOfConst(TimeUnit.Hours, TimeUnit.Minutes), Gen.OneOfConst(ClockKind.AllHours, ClockKind.WorkingHours),
        (n, u, c) => (TimeRule)new Lasting(n, u, Clock: c));

    private static readonly Gen<TimeRule> ByDays = Gen.Select(
        Gen.OneOf(
            Gen.Select(Gen.Int[1, 40], Gen.OneOfConst(TimeUnit.Days, TimeUnit.WorkingDays, TimeUnit.Weeks, TimeUnit.Months), (n, u) => (TimeRule)new Lasting(n, u)),
            Gen.Select(Gen.Int[1, 31], Gen.Bool, (d, next) => (TimeRule)new ByMonthDay(d, next)),
            Gen.Select(Gen.Bool, Gen.Bool, (w, next) => (TimeRule)new LastOfMonth(w, next)),
            Gen.Const((TimeRule)new SameDay()),
            Gen.Const((TimeRule)new FirstWorkingDay(Anchor.Event)),
            Gen.Int[1, 127].Select(w => (TimeRule)new Weekly(w)),
            Gen.Select(Gen.Int[1, 9], Gen.OneOfConst(TimeUnit.Days, TimeUnit.Weeks, TimeUnit.Months), Days, (n, u, d) => (TimeRule)new EveryFrom(n, u, d)),
            Gen.Select(Gen.Int[1, 31], Gen.Int[1, 31], (a, b) => (TimeRule)new Monthly(1u << a | 1u << b)),
            Gen.Bool.Select(w => (TimeRule)new LastMonthly(w)),
            Gen.Int[1, 31].Select(d => (TimeRule)new Quarterly(d)),
            Gen.Select(Gen.Int[1, 12], Gen.Int[1, 28], (m, d) => (TimeRule)new Yearly(m, d)),
            Gen.Const((TimeRule)new EveryDay())),
        Closings, Moves,
        (rule, closing, move) => rule with
        {
            Closing = closing.Item1 == Closing.EndOfDay && rule is not Lasting ? Closing.SameTime : closing.Item1,
            At = closing.Item2,
            RestDay = move,
        });

    private static readonly Gen<TimeRule> Rules = Gen.OneOf(Clocks, ByDays, Gen.Const((TimeRule)new SameShift()), Gen.Bool.Select(n => (TimeRule)new EveryShift(n)));

    [Fact]
    public void What_is_written_is_read_back() => Rules.Sample(rule => Assert.Equal(rule, Rule(TimeRuleText.Write(rule))));

    [Fact]
    public void No_limit_ends_before_it_begins() =>
        Gen.Select(Rules, Minutes).Sample((rule, start) =>
        {
            var due = Due(rule, start);
            Assert.True(due.Local >= start.Day.At(start.At!.Value), $"{TimeRuleText.Write(rule)} from {start} is due {due}");
        });

    [Fact]
    public void A_later_event_is_never_due_earlier() =>
        Gen.Select(Rules, Minutes, Gen.Int[1, 6000]).Sample((rule, start, later) =>
        {
            var next = start.Day.At(start.At!.Value).PlusMinutes(later);
            var (first, second) = (Due(rule, start), Due(rule, new EventTime(next.Date, next.TimeOfDay)));
            Assert.True(second.Instant >= first.Instant, $"{TimeRuleText.Write(rule)}: from {start} due {first}, {later} minutes later due {second}");
        });

    [Fact]
    public void A_later_day_is_never_due_earlier() =>
        Gen.Select(ByDays, Days, Gen.Int[1, 40]).Sample((rule, day, later) =>
            Assert.True(Due(rule, new EventTime(day.PlusDays(later))).Instant >= Due(rule, new EventTime(day)).Instant, $"{TimeRuleText.Write(rule)} from {day}"));

    [Fact]
    public void The_explanation_ends_with_the_result_and_changes_nothing() =>
        Gen.Select(Rules, Minutes).Sample((rule, start) =>
        {
            var explained = Deadlines.Due(rule, new Anchors(start), Site, true);
            Assert.Equal(Due(rule, start), explained.Due);
            Assert.Equal((StepKind.Due, explained.Due), (explained.Steps[^1].Kind, explained.Steps[^1].Due));
            Assert.All(explained.Steps, s => Assert.True(s.Words.Zh.Length > 0 && s.Words.En.Length > 0));
        });

    [Fact]
    public void A_pause_gives_back_what_it_took() =>
        Gen.Select(Clocks, Minutes, Gen.Int[0, 3000], Gen.Int[1, 9000]).Sample((rule, start, after, length) =>
        {
            var begun = start.Day.At(start.At!.Value).InZoneLeniently(Shanghai).ToInstant();
            var (from, to) = (begun + Duration.FromMinutes(after), begun + Duration.FromMinutes(after + length));
            var plain = Due(rule, start);
            var paused = new RunningDeadline(rule, new Anchors(start), [new Pause(from, to)]).Due(Site, to);
            if (plain.Instant <= from) Assert.Equal(plain, paused.Due);
            else Assert.Equal(Ran((Lasting)rule, begun, plain.Instant), Ran((Lasting)rule, begun, from) + Ran((Lasting)rule, to, paused.Due.Instant));
        });

    [Fact]
    public void Pauses_in_pieces_are_one_pause() =>
        Gen.Select(Rules, Minutes, Gen.Int[0, 3000], Gen.Int[2, 9000], Gen.Int[1, 8999]).Where(g => g.Item5 < g.Item4).Sample((rule, start, after, length, cut) =>
        {
            var begun = start.Day.At(start.At!.Value).InZoneLeniently(Shanghai).ToInstant();
            Instant At(int minutes) => begun + Duration.FromMinutes(after + minutes);
            var whole = new RunningDeadline(rule, new Anchors(start), [new Pause(At(0), At(length))]);
            var pieces = whole with { Pauses = [new Pause(At(cut), At(length)), new Pause(At(0), At(cut))] };
            Assert.Equal(whole.Due(Site, At(length)).Due, pieces.Due(Site, At(length)).Due);
        });

    private static DueTime Due(TimeRule rule, EventTime start)
    {
        var deadline = Deadlines.Due(rule, new Anchors(start), Site);
        Assert.Null(deadline.Fault);
        return deadline.Due;
    }

    private static Duration Ran(Lasting rule, Instant from, Instant to) => rule.Clock == ClockKind.AllHours
        ? to - from
        : Duration.FromTicks(HourClock.Between(new Counting(Site, false), from.InZone(Shanghai).LocalDateTime, to.InZone(Shanghai).LocalDateTime));
}
