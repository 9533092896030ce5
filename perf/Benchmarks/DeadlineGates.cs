using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Time;

namespace Yunzhang.Benchmarks;

/// <summary>Due times by the calendar of China, one thread: a mixture of limits, from minutes spread over four years.</summary>
internal static class DeadlineGates
{
    private const int Calls = 200_000;

    private static readonly string[] Limits =
        ["12 h", "3 days", "3 working days", "10 working days", "same day 18:00", "by day 5 of next month", "last working day of month", "4 h, working hours", "1 month", "first working day after"];

    public static void Measure(Report report)
    {
        var calendar = Calendar();
        var rules = Limits.Select(l => TimeRuleText.Read(new Sourced(l, new SourceSpan("", 1, 1)), new DiagnosticBag())!).ToArray();
        var starts = Enumerable.Range(0, 4096).Select(i => new EventTime(new LocalDate(2014, 1, 1).PlusDays(i * 37 % 1460), LocalTime.FromMinutesSinceMidnight(i * 601 % 1440))).ToArray();
        Gate(report, "a due time without its steps, ten kinds of limits in turn, one thread", 500_000, false, rules, starts, calendar);
        Gate(report, "a due time with its steps in both languages, the same limits", 50_000, true, rules, starts, calendar);
    }

    private static void Gate(Report report, string what, int least, bool explain, TimeRule[] rules, EventTime[] starts, WorkCalendar calendar)
    {
        var measured = Benchmarks.Measure.Of(Calls, calls =>
        {
            for (var i = 0; i < calls; i++) Deadlines.Due(rules[i % rules.Length], new Anchors(starts[i & 4095]), calendar, explain);
        });
        var perSecond = 1e9 / measured.Nanoseconds;
        report.Add(what, $"≥ {least:N0}/s", $"{perSecond:N0}/s, {measured.Bytes:0} bytes each", perSecond >= least);
    }

    private static WorkCalendar Calendar()
    {
        var files = Directory.EnumerateFiles("calendars/cn").ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes);
        var (layer, found) = CalendarLoader.Load(new PackSource("calendars/cn", files));
        if (layer is null) throw new InvalidOperationException(string.Join('\n', found));
        return new WorkCalendar(DateTimeZoneProviders.Tzdb["Asia/Shanghai"], layer with
        {
            Hours = [new WorkHours([new TimeFrame(new(8, 0), new(12, 0)), new TimeFrame(new(14, 0), new(18, 0))], [])],
        });
    }
}
