namespace Yunzhang.Modules.Attendance.Days;

/// <summary>Works out the record of one shift and what departs from the roster.</summary>
internal static class ShiftJudge
{
    private const int BitsPerStretch = 2;

    /// <summary>Judges a shift whose stretches have been matched, and adds its deviations to a list.</summary>
    public static DayRecord Judge(in ShiftCase shift, ReadOnlySpan<StretchDay> stretches, List<Deviation> deviations)
    {
        var record = new DayRecord
        {
            Person = shift.Person,
            Day = shift.Times.Day,
            Slot = shift.Slot,
            Status = DayStatus.Kept,
            First = Micros.None,
            Last = Micros.None,
            PlannedMinutes = shift.Times.PlannedMinutes,
        };
        if (shift.Punches.IsEmpty && !(shift.JoinedBefore && shift.JoinedAfter)) return Unattended(shift, stretches, record, deviations);
        var before = deviations.Count;
        for (var i = 0; i < stretches.Length; i++) JudgeStretch(shift, stretches[i], i, ref record, deviations);
        LeaveTaken.Add(shift, stretches, deviations);
        return record with { Status = StatusOf(shift, record, deviations, before) };
    }

    private static DayStatus StatusOf(in ShiftCase shift, in DayRecord record, List<Deviation> deviations, int from)
    {
        if (!shift.IsOver) return DayStatus.Open;
        if (record.MissingEdges != 0) return DayStatus.Deviating;
        for (var i = from; i < deviations.Count; i++)
            if (deviations[i].Kind != DeviationKind.NoLeave) return DayStatus.Deviating;
        return DayStatus.Kept;
    }

    private static void JudgeStretch(in ShiftCase shift, in StretchDay stretch, int index, ref DayRecord record, List<Deviation> deviations)
    {
        Span(ref record, stretch);
        var times = shift.Times;
        var leave = LeaveTaken.Minutes(shift, stretch);
        record = record with { LeaveMinutes = record.LeaveMinutes + leave };
        var missing = (stretch.LacksIn ? 1u : 0) | (stretch.LacksOut ? 2u : 0);
        if (missing != 0 && shift.IsOver)
        {
            record = record with { MissingEdges = record.MissingEdges | missing << (index * BitsPerStretch) };
            AddMissing(shift, stretch, index, missing, deviations);
        }
        var late = Lost(shift, stretch.Start, stretch.Came, times.Hours.LateTolerance);
        var early = shift.IsOver ? Lost(shift, stretch.Went, stretch.End, times.Hours.EarlyTolerance) : 0;
        if (stretch.LacksIn) late = 0;
        if (stretch.LacksOut) early = 0;
        if (late > 0) Add(shift, index, DeviationKind.Late, EdgeSide.In, late, stretch.In, deviations);
        if (early > 0) Add(shift, index, DeviationKind.Early, EdgeSide.Out, early, stretch.Out, deviations);
        record = record with { LateMinutes = record.LateMinutes + late, EarlyMinutes = record.EarlyMinutes + early };
        if (missing != 0) return;
        var planned = (int)(times.WorkingTime(stretch.Start, stretch.End) / Micros.Minute);
        record = record with { WorkedMinutes = record.WorkedMinutes + planned - late - early - leave };
    }

    private static void Span(ref DayRecord record, in StretchDay stretch)
    {
        var first = stretch.In != Micros.None ? stretch.In : stretch.Out;
        var last = stretch.Out != Micros.None ? stretch.Out : stretch.In;
        if (record.First == Micros.None) record = record with { First = first };
        if (last != Micros.None) record = record with { Last = last };
    }

    // Working time between two moments that neither leave nor an outing covers, in whole minutes.
    private static int Lost(in ShiftCase shift, long from, long to, int tolerance)
    {
        if (to <= from) return 0;
        var lost = shift.Times.WorkingTime(from, to);
        foreach (var cover in shift.Covers)
            if (cover.Counts) lost -= shift.Times.WorkingTime(Math.Max(cover.From, from), Math.Min(cover.To, to));
        var minutes = (int)(lost / Micros.Minute);
        return minutes <= tolerance ? 0 : minutes;
    }

    private static DayRecord Unattended(in ShiftCase shift, ReadOnlySpan<StretchDay> stretches, DayRecord record, List<Deviation> deviations)
    {
        var (lost, leave, refused) = (0, 0, false);
        foreach (var stretch in stretches)
        {
            lost += Lost(shift, stretch.Start, stretch.End, 0);
            leave += LeaveTaken.Minutes(shift, stretch);
        }
        foreach (var cover in shift.Covers) refused |= !cover.Counts && cover.From < shift.Times.End && cover.To > shift.Times.Start;
        var isCovered = lost == 0;
        if (!isCovered && !shift.IsOver) return record with { Status = DayStatus.Open };
        LeaveTaken.Add(shift, stretches, deviations);
        if (isCovered)
            return record with { Status = leave > 0 ? DayStatus.OnLeave : DayStatus.Outing, LeaveMinutes = leave, WorkedMinutes = record.PlannedMinutes - leave };
        Add(shift, 0, refused ? DeviationKind.NoLeave : DeviationKind.NoShow, EdgeSide.Both, lost, shift.Times.Start, deviations, refused ? Cover.NotAllowed : null);
        return record with { Status = DayStatus.NoShow, LeaveMinutes = leave, MissingEdges = (1u << (stretches.Length * BitsPerStretch)) - 1 };
    }

    private static void AddMissing(in ShiftCase shift, in StretchDay stretch, int index, uint missing, List<Deviation> deviations)
    {
        var side = missing switch { 1 => EdgeSide.In, 2 => EdgeSide.Out, _ => EdgeSide.Both };
        Add(shift, index, DeviationKind.NoSign, side, null, side == EdgeSide.Out ? stretch.DueOut : stretch.DueIn, deviations);
    }

    private static void Add(
        in ShiftCase shift, int stretch, DeviationKind kind, EdgeSide side, int? minutes, long moment, List<Deviation> deviations, string? approval = null) =>
        deviations.Add(new Deviation
        {
            Person = shift.Person,
            Day = shift.Times.Day,
            Slot = shift.Slot,
            Stretch = (byte)stretch,
            Side = side,
            Kind = kind,
            Minutes = minutes,
            Occurred = Micros.ToLocal(moment, shift.Times.Zone),
            Approval = approval,
        });
}
