using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Rosters;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>Says how a shift was judged: plan, leave, punches, edges, deviations, sum.</summary>
internal sealed class ReasonWords(ReasonNames names)
{
    public IReadOnlyList<Phrase> Of(ShiftTrace trace)
    {
        var clock = new ReasonClock(trace.Record.Day, trace.Planned.Times!.Zone);
        var steps = new List<Phrase> { Plan(trace, clock) };
        foreach (var cover in trace.Covers)
            if (cover.From < trace.Planned.Times.End && cover.To > trace.Planned.Times.Start) steps.Add(CoverStep(cover, clock));
        steps.Add(Punches(trace, clock));
        EdgeWords.Add(trace, clock, steps);
        foreach (var deviation in trace.Deviations)
            if (Departure(trace, deviation, clock) is { } step) steps.Add(step);
        steps.Add(Sum(trace));
        return steps;
    }

    private static Phrase Plan(ShiftTrace trace, ReasonClock clock)
    {
        var times = trace.Planned.Times!;
        var (start, end) = (clock.Time(times.Start), clock.Time(times.End));
        var source = trace.Planned.Source switch
        {
            RosterSource.Unit => new Phrase("按部门的排班", "by the unit's roster"),
            RosterSource.Team => new("按班组的排班", "by the team's roster"),
            RosterSource.Person => new("按本人的排班", "by the person's own roster"),
            RosterSource.Posting => new("按这个岗位的排班", "by the roster of this post"),
            RosterSource.Assigned => new("当天单独排班", "assigned for the day"),
            RosterSource.Swapped => new("换班", "swapped"),
            _ => new("加班", "an extra shift"),
        };
        var rests = times.Rests.Select(r => (From: clock.Time(r.Start), To: clock.Time(r.End))).ToList();
        var zh = rests.Count == 0 ? "" : $"，其间休息 {string.Join("、", rests.Select(r => $"{r.From.Zh}–{r.To.Zh}"))}";
        var en = rests.Count == 0 ? "" : $", break {string.Join(", ", rests.Select(r => $"{r.From.En}–{r.To.En}"))}";
        return new($"排班：{times.Shift.Name.Zh} {start.Zh}–{end.Zh}（{source.Zh}）{zh}。", $"Roster: {times.Shift.Name.En} {start.En}–{end.En} ({source.En}){en}.");
    }

    private Phrase CoverStep(Cover cover, ReasonClock clock)
    {
        var (from, to) = (clock.Time(cover.From), clock.Time(cover.To));
        var kind = cover.Kind == CoverKind.Leave ? new Phrase("请假", "Leave") : new Phrase("外出", "Outing");
        var (zh, en) = ($"{kind.Zh} {from.Zh}–{to.Zh}", $"{kind.En} {from.En}–{to.En}");
        if (!cover.Counts) return new($"{zh}：没有人批准，不能免除出勤。", $"{en}: nobody allowed it, so attendance was due.");
        if (cover.Approval is { } rank)
        {
            var name = names.Approval(rank);
            return new($"{zh}，批准情况：{name.Zh}；这段时间不要求在岗。", $"{en}, approval: {name.En}; attendance was not due then.");
        }
        var asked = names.Asked(DeviationQuestion.Approval);
        return new($"{zh}，由谁批准还不知道，等 {asked.Zh} 说明；在此之前这段时间先不要求在岗。",
            $"{en}; who allowed it is not known, waits for {asked.En}; until then attendance is not taken as due.");
    }

    private static Phrase Punches(ShiftTrace trace, ReasonClock clock)
    {
        if (trace.Punches.Length == 0) return new("这一班没有打卡。", "No punch for this shift.");
        var times = trace.Punches.Select(p => clock.Time(p)).ToList();
        return new($"打卡 {times.Count} 次：{string.Join("、", times.Select(t => t.Zh))}。",
            $"{times.Count} punch{(times.Count == 1 ? "" : "es")}: {string.Join(", ", times.Select(t => t.En))}.");
    }

    private Phrase? Departure(ShiftTrace trace, Deviation deviation, ReasonClock clock)
    {
        var stretch = trace.Stretches[deviation.Stretch];
        var (at, minutes) = (clock.Time(deviation.Occurred), deviation.Minutes);
        var (start, end) = (clock.Time(stretch.DueIn), clock.Time(stretch.DueOut));
        var asked = names.Asked(deviation.Question);
        return deviation.Kind switch
        {
            DeviationKind.Late => new($"应到 {start.Zh}，{at.Zh} 签到：迟到 {minutes} 分钟（按满的分钟计，秒数舍去）。",
                $"Due at {start.En}, signed in at {at.En}: {minutes} min late (whole minutes, seconds dropped)."),
            DeviationKind.Early => new($"应到 {end.Zh} 才下班，{at.Zh} 签退：早退 {minutes} 分钟（按满的分钟计，秒数舍去）。",
                $"Due to stay until {end.En}, signed out at {at.En}: {minutes} min early (whole minutes, seconds dropped)."),
            DeviationKind.NoShow => new($"整班没有打卡，也没有请假：未到岗 {minutes} 分钟。有没有正当理由还不知道，等 {asked.Zh} 说明。",
                $"No punch in the whole shift, and no leave: {minutes} min not attended. Whether there was a good reason is not known; waits for {asked.En}."),
            DeviationKind.NoSign => Missing(deviation, asked),
            DeviationKind.NoLeave when deviation.Approval == Cover.NotAllowed => new($"没有获准就休息 {minutes} 分钟。", $"Took {minutes} min off without being allowed to."),
            DeviationKind.NoLeave => new($"实际请假 {minutes} 分钟；批准够不够，由规章判定。", $"{minutes} min of leave taken; the regulation says whether its approval was enough."),
            _ => null,
        };
    }

    private static Phrase Missing(Deviation deviation, Phrase asked)
    {
        var edge = deviation.Side switch
        {
            EdgeSide.In => new Phrase("没有签到", "The sign-in is missing"),
            EdgeSide.Out => new("没有签退", "The sign-out is missing"),
            _ => new("这一段没有签到也没有签退", "Both sign-in and sign-out of this stretch are missing"),
        };
        return new($"{edge.Zh}，原因不明；是否准予补签，等 {asked.Zh} 说明。", $"{edge.En}, cause unknown; whether it may be signed afterwards waits for {asked.En}.");
    }

    private static Phrase Sum(ShiftTrace trace)
    {
        var record = trace.Record;
        if (record.Status == DayStatus.Open)
            return new("这一班的打卡时段还没有结束，缺的卡现在不下结论。", "The time for punches of this shift is not over; what is missing is not judged yet.");
        var lacking = record.MissingEdges != 0;
        return new(
            $"应出勤 {record.PlannedMinutes} 分钟：工作 {record.WorkedMinutes}，迟到 {record.LateMinutes}，早退 {record.EarlyMinutes}，请假 {record.LeaveMinutes}。{(lacking ? "缺卡的一段先不计工作时间。" : "")}",
            $"{record.PlannedMinutes} min due: worked {record.WorkedMinutes}, late {record.LateMinutes}, early {record.EarlyMinutes}, leave {record.LeaveMinutes}.{(lacking ? " A stretch with a missing punch counts no working time yet." : "")}");
    }
}
