using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>Says which punch was taken for which edge, and what became of the others.</summary>
internal static class EdgeWords
{
    public static void Add(ShiftTrace trace, ReasonClock clock, List<Phrase> steps)
    {
        foreach (var stretch in trace.Stretches)
        {
            if (stretch.InJoined) steps.Add(new("与前一班首尾相接，交接处不要求打卡。", "Follows another shift without a gap; no punch is due at the joint."));
            else AddEdge(stretch.In, stretch.Start, new("签到", "sign-in"), clock, steps);
            if (stretch.OutJoined) steps.Add(new("与后一班首尾相接，交接处不要求打卡。", "Goes over into another shift without a gap; no punch is due at the joint."));
            else AddEdge(stretch.Out, stretch.End, new("签退", "sign-out"), clock, steps);
        }
        AddUnused(trace, clock, steps);
    }

    private static void AddEdge(long punch, long planned, Phrase edge, ReasonClock clock, List<Phrase> steps)
    {
        if (punch == Micros.None) return;
        var (at, due) = (clock.Time(punch), clock.Time(planned));
        steps.Add(new($"{at.Zh} 记作 {due.Zh} 的{edge.Zh}。", $"{at.En} is the {edge.En} due at {due.En}."));
    }

    private static void AddUnused(ShiftTrace trace, ReasonClock clock, List<Phrase> steps)
    {
        var within = trace.Planned.Times!.Hours.DoubleWithin;
        for (var i = 0; i < trace.Punches.Length; i++)
        {
            var punch = trace.Punches[i];
            if (IsUsed(trace, punch)) continue;
            var at = clock.Time(punch);
            var isDouble = Array.FindIndex(trace.Punches, p => Math.Abs(p - punch) <= within * Micros.Minute && (p < punch || IsUsed(trace, p))) >= 0;
            steps.Add(isDouble
                ? new($"{at.Zh} 与另一次打卡相隔不超过 {within} 分钟，算同一次。", $"{at.En} is within {within} min of another punch and counts as the same one.")
                : new($"{at.Zh} 夹在签到和签退之间，不作数。", $"{at.En} is neither a sign-in nor a sign-out and changes nothing."));
        }
    }

    private static bool IsUsed(ShiftTrace trace, long punch) => Array.Exists(trace.Stretches, s => s.In == punch || s.Out == punch);
}
