using NodaTime;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>How a shift of a day stands.</summary>
public enum DayStatus : byte
{
    /// <summary>Worked as planned.</summary>
    Kept,

    /// <summary>Worked, with something late, early or missing.</summary>
    Deviating,

    /// <summary>Rostered, and no punch at all.</summary>
    NoShow,

    /// <summary>All of it on leave.</summary>
    OnLeave,

    /// <summary>All of it on an outing.</summary>
    Outing,

    /// <summary>Not over yet: what is still missing may come.</summary>
    Open,

    /// <summary>The shift has no times on that day; nothing can be said.</summary>
    NoTimes,

    /// <summary>Not rostered, but there are punches.</summary>
    RestDayPunched,
}

/// <summary>
/// What came of one shift of one person. Minutes are whole minutes elapsed, seconds dropped: 08:10:59 against 08:00 is 10 minutes late. Breaks are
/// nobody's time: they count neither as worked nor as late. Where nothing is missing, worked + late + early + leave is the planned time to the minute.
/// </summary>
public readonly record struct DayRecord
{
    /// <summary>Ordinal of the person.</summary>
    public required int Person { get; init; }

    /// <summary>The day the shift belongs to.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>Which shift of the day, from 0.</summary>
    public byte Slot { get; init; }

    /// <summary>How it stands.</summary>
    public required DayStatus Status { get; init; }

    /// <summary>Missing sign-ins and sign-outs: bit 2n is the sign-in of stretch n, bit 2n+1 its sign-out.</summary>
    public uint MissingEdges { get; init; }

    /// <summary>First punch that counts, in microseconds; <see cref="Micros.None"/> when there is none.</summary>
    public required long First { get; init; }

    /// <summary>Last punch that counts; the first again when there is only one.</summary>
    public required long Last { get; init; }

    /// <summary>Minutes due, breaks left out.</summary>
    public int PlannedMinutes { get; init; }

    /// <summary>Minutes worked within the planned time, outings included; stretches with a missing edge count 0 until somebody settles them.</summary>
    public int WorkedMinutes { get; init; }

    /// <summary>Minutes late, all stretches together; 0 within the tolerance.</summary>
    public int LateMinutes { get; init; }

    /// <summary>Minutes left early, all stretches together; 0 within the tolerance.</summary>
    public int EarlyMinutes { get; init; }

    /// <summary>Minutes of leave taken within the planned time.</summary>
    public int LeaveMinutes { get; init; }
}
