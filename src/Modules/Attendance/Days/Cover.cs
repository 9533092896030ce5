namespace Yunzhang.Modules.Attendance.Days;

/// <summary>Why somebody need not be at the post.</summary>
public enum CoverKind
{
    /// <summary>Leave: the time is not worked.</summary>
    Leave,

    /// <summary>An outing on the employer's business: the time is worked elsewhere.</summary>
    Outing,
}

/// <summary>Leave or an outing recorded for somebody. What the rank of the approval is worth is for the pack to say, not for attendance.</summary>
/// <param name="Person">Ordinal of the person.</param>
/// <param name="From">First microsecond covered.</param>
/// <param name="To">First microsecond no longer covered.</param>
/// <param name="Kind">Leave or outing.</param>
/// <param name="Approval">Who allowed it, by rank, in the pack's own words: <c>plant_head</c>, <c>ops</c>; <c>none</c> when nobody did; null when not known.</param>
public readonly record struct Cover(int Person, long From, long To, CoverKind Kind, string? Approval)
{
    /// <summary>The rank of an approval nobody gave.</summary>
    public const string NotAllowed = "none";

    /// <summary>Whether it excuses anybody from being there: all but those nobody allowed. An approval not yet known counts until it is.</summary>
    public bool Counts => Approval != NotAllowed;
}
