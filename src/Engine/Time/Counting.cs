using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>One computation: the calendar, what it leaned on that is not certain, and its steps when they are asked for.</summary>
internal sealed class Counting(WorkCalendar calendar, bool explain)
{
    /// <summary>No holiday is longer; a calendar that has no workday for so long has none.</summary>
    private const int Longest = 400;

    private LocalDate? doubtful;
    private Run run;

    public WorkCalendar Calendar => calendar;

    public List<DeadlineStep>? Steps { get; } = explain ? new List<DeadlineStep>(8) : null;

    public DeadlineFault? Fault { get; private set; }

    public bool IsWorkday(LocalDate day)
    {
        if (doubtful is null && !calendar.IsCertain(day)) doubtful = day;
        return calendar.IsWorkday(day);
    }

    public void Say(StepKind kind, Phrase words) => Steps?.Add(new DeadlineStep(kind, words));

    public DueTime Refuse(DeadlineFault fault)
    {
        Fault ??= fault;
        return default;
    }

    public Deadline Finish(DueTime due)
    {
        if (Fault is not null) return new Deadline(default, Fault, null, Steps ?? []);
        var doubt = doubtful is { } day ? calendar.Doubt(day) : null;
        if (Steps is not null)
        {
            if (doubt is { } open) Say(StepKind.Doubt, new($"还不能完全确定：{open.Zh}。", $"Not certain yet: {open.En}."));
            var words = due.Words;
            Steps.Add(new DeadlineStep(StepKind.Due, new($"到期：{words.Zh}", $"Due: {words.En}"), due));
        }
        return new Deadline(due, null, doubt, Steps ?? (IReadOnlyList<DeadlineStep>)[]);
    }

    /// <summary>The day that is so many working days after a day, or before it when negative; the day itself does not count.</summary>
    public LocalDate WorkingDays(LocalDate day, int count)
    {
        var (step, left, idle) = (Math.Sign(count), Math.Abs(count), 0);
        while (left > 0)
        {
            day = day.PlusDays(step);
            if (IsWorkday(day))
            {
                (left, idle) = (left - 1, 0);
            }
            else if (++idle > Longest)
            {
                Refuse(new DeadlineFault("deadline.no-working-day", new(
                    $"{TimeWords.Of(day.PlusDays(-step * Longest)).Zh}起 {Longest} 天里日历没有一个工作日。请检查日历的休息日。",
                    $"The calendar has no working day within {Longest} days of {TimeWords.Of(day.PlusDays(-step * Longest)).En}. Check its rest days.")));
                return day;
            }
            if (explain) Pass(day, Math.Abs(count) - left);
        }
        if (explain) EndRun();
        return day;
    }

    /// <summary>The nearest working day after a day (1) or before it (-1).</summary>
    public LocalDate NearestWorkday(LocalDate day, int direction)
    {
        for (var i = 0; i < Longest; i++)
        {
            day = day.PlusDays(direction);
            if (IsWorkday(day)) return day;
        }
        return WorkingDays(day, direction);
    }

    /// <summary>A day that does not run a working clock.</summary>
    public void PassIdle(LocalDate day)
    {
        if (explain) Pass(day, 0);
    }

    public void EndRun()
    {
        if (run.Days == 0) return;
        var what = TimeWords.Of(run.Kind, run.Special);
        var (first, last) = (TimeWords.Of(run.First), TimeWords.Of(run.Last));
        var days = run.Days == 1 ? first : new Phrase($"{first.Zh}至{last.Zh}", $"{first.En} to {last.En}");
        var counts = run.Kind is DayKind.Work or DayKind.MakeUp;
        Say(counts ? StepKind.Counted : StepKind.NotCounted, !counts
            ? new($"{days.Zh}：{what.Zh}，不计", $"{days.En}: {what.En}, not counted")
            : new($"{days.Zh}：{what.Zh}，计到第 {run.Reached} 个", $"{days.En}: {what.En}, number {run.Reached}"));
        run = default;
    }

    private void Pass(LocalDate day, int reached)
    {
        var (kind, special) = (calendar.On(day), calendar.Special(day));
        if (run.Days > 0 && (run.Kind != kind || run.Special?.Name != special?.Name)) EndRun();
        run = run.Days == 0 ? new Run(day, day, 1, kind, special, reached) : run with { Last = day, Days = run.Days + 1, Reached = reached };
    }

    /// <summary>Days in a row that are alike.</summary>
    private readonly record struct Run(LocalDate First, LocalDate Last, int Days, DayKind Kind, SpecialDay? Special, int Reached);
}
