using NodaTime;

namespace Yunzhang.Modules.Attendance.Shifts;

/// <summary>
/// The times of a shift on a day it is worked, in local time of the site. A shift belongs to the day it begins on; an end that is not after
/// the start lies on the next day, and an end equal to the start makes a shift of a whole day.
/// </summary>
/// <param name="Start">When work begins.</param>
/// <param name="End">When work ends.</param>
public sealed record ShiftHours(LocalTime Start, LocalTime End)
{
    /// <summary>Times within the shift that are nobody's working time, in order; none by default.</summary>
    public IReadOnlyList<Break> Breaks { get; init; } = [];

    /// <summary>Whole minutes late up to which, inclusive, nothing is said; beyond, all minutes from the start count. 0 by default: packs draw their own line.</summary>
    public int LateTolerance { get; init; }

    /// <summary>The same for leaving early.</summary>
    public int EarlyTolerance { get; init; }

    /// <summary>Minutes before the start from which a punch can be the sign-in; 180 by default. A shift close before takes half of what lies between.</summary>
    public int SignInOpens { get; init; } = 180;

    /// <summary>
    /// Minutes after the start of a stretch up to which a lone punch is its sign-in, and from which it is its sign-out. Null, the default: the middle.
    /// </summary>
    public int? SignInUntil { get; init; }

    /// <summary>Minutes after the end up to which a punch can be the sign-out; 360 by default. A shift close after takes half of what lies between.</summary>
    public int SignOutCloses { get; init; } = 360;

    /// <summary>Punches at most so many minutes apart are one punch given twice; 3 by default.</summary>
    public int DoubleWithin { get; init; } = 3;

    /// <summary>
    /// Two punches on the same side of the middle are a coming and a going only when at least so many minutes lie between; 30 by default.
    /// Otherwise the other edge is missing, and somebody is asked.
    /// </summary>
    public int ShortestStay { get; init; } = 30;
}

/// <summary>A break within a shift, in local time; each time not after the shift's start lies on the next day.</summary>
/// <param name="Start">When the break begins.</param>
/// <param name="End">When work goes on.</param>
/// <param name="Punched">Whether people sign out for it and in again. The shift then falls into stretches, each with its own sign-in and sign-out.</param>
public sealed record Break(LocalTime Start, LocalTime End, bool Punched = false);
