using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Time;
using DueTime = Yunzhang.Engine.Flows.DueTime;

namespace Yunzhang.Modules.Cases.RunCases;

/// <summary>The clock of cases: when a limit written in the language of deadlines falls, by the calendar of the case's unit.</summary>
internal static class CaseClock
{
    /// <summary>How limits are worked out by a calendar. Packs are checked when they are taken over: a limit that gives no time here is a fault of ours.</summary>
    public static DueTime By(WorkCalendar calendar) =>
        (limit, from) => FlowLimits.Due(limit, from, calendar) ?? throw new InvalidOperationException($"The limit \"{limit.Text}\" falls at no time.");

    /// <summary>What a case is worked out with at a moment.</summary>
    public static CaseContext Context(RuledFlow flow, Staff staff, Instant now, DueTime due) =>
        new(staff, now, due, flow.Rules.ClausesOn(staff.Day).ToDictionary(c => c.Id, c => c.Hash, StringComparer.Ordinal));

    /// <summary>When the clock has something to do in a case next: a limit or a rung that has not been reached. Null when nothing is.</summary>
    public static Instant? NextTick(RuledFlow flow, CaseState state, DueTime due)
    {
        Instant? next = null;
        foreach (var open in state.Open)
        {
            if (open is { IsMissed: false, Due: { } limit }) Take(limit);
            var ladder = flow.Flow.Step(open.Id)?.Ladder ?? [];
            for (var i = 0; i < ladder.Count; i++)
                if (!open.Rungs.Contains(i) && (!ladder[i].IsFromLimit || open.Due is not null)) Take(due(ladder[i].At, ladder[i].IsFromLimit ? open.Due!.Value : open.Since));
        }

        return next;

        void Take(Instant at) => next = next is { } sooner && sooner <= at ? next : at;
    }
}
