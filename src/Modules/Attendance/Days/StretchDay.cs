namespace Yunzhang.Modules.Attendance.Days;

/// <summary>One stretch of a shift as it went.</summary>
internal struct StretchDay
{
    /// <summary>When work begins and ends by plan.</summary>
    public long Start, End;

    /// <summary>When somebody must be there and may go, leave and outings taken off.</summary>
    public long DueIn, DueOut;

    /// <summary>The punches taken for the edges; <see cref="Micros.None"/> where there is none.</summary>
    public long In, Out;

    /// <summary>Whether an edge needs no punch: business elsewhere, or a shift that goes over into another.</summary>
    public bool InWaived, OutWaived;

    /// <summary>Whether an edge goes over into another shift, so that it is not judged at all.</summary>
    public bool InJoined, OutJoined;

    /// <summary>Whether leave and outings leave nothing of it.</summary>
    public bool IsCovered;

    public readonly bool LacksIn => In == Micros.None && !InWaived && !IsCovered;

    public readonly bool LacksOut => Out == Micros.None && !OutWaived && !IsCovered;

    /// <summary>When presence began, as far as one can tell.</summary>
    public readonly long Came => InJoined || (In == Micros.None && InWaived) ? Math.Min(Start, DueIn) : In == Micros.None ? DueIn : In;

    /// <summary>When presence ended, as far as one can tell.</summary>
    public readonly long Went => OutJoined || (Out == Micros.None && OutWaived) ? Math.Max(End, DueOut) : Out == Micros.None ? DueOut : Out;
}
