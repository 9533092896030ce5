using Yunzhang.Modules.Attendance.Shifts;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>
/// Says which punch is which edge of a shift. Each stretch takes the punches from the middle of the break before it to the middle of the break
/// after; its first is the sign-in and its last the sign-out, where both can be. Depends on the times of punches only, not on their order of coming.
/// </summary>
internal static class PunchMatch
{
    /// <summary>Fills in the stretches of a shift.</summary>
    public static void Match(in ShiftCase shift, Span<StretchDay> stretches)
    {
        var times = shift.Times;
        var rest = shift.Punches;
        for (var i = 0; i < stretches.Length; i++)
        {
            ref var stretch = ref stretches[i];
            Plan(times, times.Stretches[i], shift.Covers, ref stretch);
            stretch.InJoined = i == 0 && shift.JoinedBefore;
            stretch.OutJoined = i == stretches.Length - 1 && shift.JoinedAfter;
            stretch.InWaived |= stretch.InJoined;
            stretch.OutWaived |= stretch.OutJoined;
            var count = i == stretches.Length - 1
                ? rest.Length
                : CountBefore(rest, Border(times.Hours, rest, times.Stretches[i].End, times.Stretches[i + 1].Start));
            Take(times.Hours, rest[..count], ref stretch);
            rest = rest[count..];
        }
    }

    private static void Plan(ShiftTimes times, Stretch planned, ReadOnlySpan<Cover> covers, ref StretchDay stretch)
    {
        stretch = new StretchDay { Start = planned.Start, End = planned.End, DueIn = planned.Start, DueOut = planned.End };
        if (covers.IsEmpty) return;
        var uncovered = times.WorkingTime(planned.Start, planned.End);
        foreach (var cover in covers)
        {
            if (!cover.Counts || cover.To <= planned.Start || cover.From >= planned.End) continue;
            uncovered -= times.WorkingTime(Math.Max(cover.From, planned.Start), Math.Min(cover.To, planned.End));
            var isOuting = cover.Kind == CoverKind.Outing;
            if (cover.From <= planned.Start) stretch.InWaived |= isOuting;
            if (cover.To >= planned.End) stretch.OutWaived |= isOuting;
            if (cover.From <= stretch.DueIn) stretch.DueIn = Math.Min(cover.To, planned.End);
        }
        for (var i = covers.Length - 1; i >= 0; i--)
            if (covers[i].Counts && covers[i].From < stretch.DueOut && covers[i].To >= stretch.DueOut) stretch.DueOut = Math.Max(covers[i].From, planned.Start);
        stretch.IsCovered = uncovered <= 0;
    }

    // Going out and coming back within one half of a break are both of that break.
    private static long Border(ShiftHours hours, ReadOnlySpan<long> punches, long from, long to)
    {
        var middle = from + (to - from) / 2;
        var inside = punches[CountBefore(punches, from)..CountBefore(punches, to)];
        if (inside.IsEmpty || inside[^1] - inside[0] <= hours.DoubleWithin * Micros.Minute) return middle;
        return inside[0] < middle && middle <= inside[^1] ? middle : inside[^1];
    }

    private static void Take(ShiftHours hours, ReadOnlySpan<long> punches, ref StretchDay stretch)
    {
        stretch.In = stretch.Out = Micros.None;
        if (punches.IsEmpty) return;
        var (first, last) = (punches[0], punches[^1]);
        var middle = hours.SignInUntil is { } until
            ? Math.Min(stretch.DueIn + until * Micros.Minute, stretch.DueOut)
            : stretch.DueIn + (stretch.DueOut - stretch.DueIn) / 2;
        var isAcross = first < middle && middle <= last && last - first > hours.DoubleWithin * Micros.Minute;
        var isStay = last - first >= hours.ShortestStay * Micros.Minute && last > stretch.Start && first < stretch.End;
        if (isAcross || isStay) (stretch.In, stretch.Out) = (first, last);
        else if (first < middle) stretch.In = first;
        else stretch.Out = last;
    }

    // Punches of a shift are few: counting beats searching.
    private static int CountBefore(ReadOnlySpan<long> punches, long moment)
    {
        var count = 0;
        while (count < punches.Length && punches[count] < moment) count++;
        return count;
    }
}
