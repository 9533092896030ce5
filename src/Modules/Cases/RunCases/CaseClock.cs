using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Time;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using DueTime = Yunzhang.Engine.Flows.DueTime;

namespace Yunzhang.Modules.Cases.RunCases;

/// <summary>
/// The clock of cases: when a limit written in the language of deadlines falls. Days count by the weekly rest of the organisation, Saturday and Sunday; holidays
/// are not known here yet, so a limit over one ends too early rather than never.
/// </summary>
internal static class CaseClock
{
    /// <summary>How limits are worked out for an organisation.</summary>
    public static async Task<DueTime> Of(AppDbContext db)
    {
        var zone = DateTimeZoneProviders.Tzdb[(await db.Set<Organisation>().AsNoTracking().SingleAsync()).TimeZone];
        var calendar = new WorkCalendar(zone, new CalendarLayer(new Phrase("周末", "weekends")) { RestDays = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday] });
        return (limit, from) => Due(limit, from, calendar);
    }

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

    // Packs are checked when they are taken over: a limit that gives no time here is a fault of ours.
    private static Instant Due(Sourced limit, Instant from, WorkCalendar calendar) =>
        FlowLimits.Due(limit, from, calendar) ?? throw new InvalidOperationException($"The limit \"{limit.Text}\" falls at no time.");
}
