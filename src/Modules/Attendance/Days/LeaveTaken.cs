namespace Yunzhang.Modules.Attendance.Days;

/// <summary>
/// Leave that was really taken. Who comes back before the leave ends, or goes after it began, has taken the less; leave in the midst of a
/// stretch counts in full, since nobody signs out for it.
/// </summary>
internal static class LeaveTaken
{
    /// <summary>Whole minutes of leave taken in a stretch.</summary>
    public static int Minutes(in ShiftCase shift, in StretchDay stretch)
    {
        long taken = 0;
        foreach (var cover in shift.Covers)
            if (cover is { Kind: CoverKind.Leave, Counts: true }) taken += Of(shift, stretch, cover);
        return (int)(taken / Micros.Minute);
    }

    /// <summary>Adds a deviation for each leave that was taken, with the rank that allowed it.</summary>
    public static void Add(in ShiftCase shift, ReadOnlySpan<StretchDay> stretches, List<Deviation> deviations)
    {
        foreach (var cover in shift.Covers)
        {
            if (cover is not { Kind: CoverKind.Leave, Counts: true }) continue;
            long taken = 0;
            foreach (var stretch in stretches) taken += Of(shift, stretch, cover);
            if (taken < Micros.Minute) continue;
            deviations.Add(new Deviation
            {
                Person = shift.Person,
                Day = shift.Times.Day,
                Slot = shift.Slot,
                Side = EdgeSide.Both,
                Kind = DeviationKind.NoLeave,
                Minutes = (int)(taken / Micros.Minute),
                Occurred = Micros.ToLocal(Math.Max(cover.From, shift.Times.Start), shift.Times.Zone),
                Approval = cover.Approval,
            });
        }
    }

    private static long Of(in ShiftCase shift, in StretchDay stretch, in Cover cover)
    {
        var (from, to) = (Math.Max(cover.From, stretch.Start), Math.Min(cover.To, stretch.End));
        if (to <= from) return 0;
        var isInside = cover.From > stretch.Start && cover.To < stretch.End;
        if (isInside || (stretch.IsCovered && (stretch.In == Micros.None || stretch.Out == Micros.None))) return shift.Times.WorkingTime(from, to);
        return shift.Times.WorkingTime(from, Math.Min(to, stretch.Came)) + shift.Times.WorkingTime(Math.Max(from, stretch.Went), to);
    }
}
