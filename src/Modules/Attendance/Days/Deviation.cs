using NodaTime;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>Kinds of deviation that punches and leave show. Off post and asleep are seen by people and entered as facts.</summary>
public enum DeviationKind : byte
{
    /// <summary>Signed in after work began.</summary>
    Late,

    /// <summary>Signed out before work ended.</summary>
    Early,

    /// <summary>No punch at all on a rostered shift, and no leave known.</summary>
    NoShow,

    /// <summary>A sign-in or sign-out is missing.</summary>
    NoSign,

    /// <summary>Leave was taken; the pack says whether its approval was enough.</summary>
    NoLeave,
}

/// <summary>Which edge of a stretch is meant.</summary>
public enum EdgeSide : byte
{
    /// <summary>The sign-in.</summary>
    In,

    /// <summary>The sign-out.</summary>
    Out,

    /// <summary>Both of them.</summary>
    Both,
}

/// <summary>A field of a deviation that somebody must say.</summary>
public enum DeviationQuestion : byte
{
    /// <summary>Nothing is open.</summary>
    None,

    /// <summary>Whether there was a good reason (<c>excused</c>).</summary>
    Excused,

    /// <summary>Whether signing afterwards was allowed (<c>explained</c>).</summary>
    Explained,

    /// <summary>Who allowed the leave (<c>approval</c>).</summary>
    Approval,
}

/// <summary>Something that departs from the roster. Late and early of one shift are two deviations, and so are those of two stretches.</summary>
public readonly record struct Deviation
{
    /// <summary>Ordinal of the person.</summary>
    public required int Person { get; init; }

    /// <summary>The day the shift belongs to; rules and months go by it.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>Which shift of the day, from 0.</summary>
    public byte Slot { get; init; }

    /// <summary>Which stretch of the shift, from 0.</summary>
    public byte Stretch { get; init; }

    /// <summary>Which edge.</summary>
    public EdgeSide Side { get; init; }

    /// <summary>What it is.</summary>
    public required DeviationKind Kind { get; init; }

    /// <summary>
    /// Whole minutes late or early; working minutes not attended or on leave; for a missing punch null: not known.
    /// </summary>
    public int? Minutes { get; init; }

    /// <summary>When it happened by the clock of the site; for a night shift this may be the day after <see cref="Day"/>.</summary>
    public required LocalDateTime Occurred { get; init; }

    /// <summary>Rank of the approval, for leave; null when not known and for all other kinds.</summary>
    public string? Approval { get; init; }

    /// <summary>What nobody has said yet. Until then no rule may take it for yes or no.</summary>
    public DeviationQuestion Question => Kind switch
    {
        DeviationKind.NoShow => DeviationQuestion.Excused,
        DeviationKind.NoSign => DeviationQuestion.Explained,
        DeviationKind.NoLeave when Approval is null => DeviationQuestion.Approval,
        _ => DeviationQuestion.None,
    };
}
