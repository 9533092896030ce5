namespace Yunzhang.Engine.Reckoning;

/// <summary>Whether and how a determination counts.</summary>
public enum Standing : byte
{
    /// <summary>Decided, and it counts.</summary>
    Stands,

    /// <summary>Decided, and it counts; its sum waits for a figure nobody has given yet.</summary>
    AmountWaits,

    /// <summary>Not decided: a fact is not known. Somebody must say; it counts for nothing until then.</summary>
    Waits,

    /// <summary>Swallowed by a heavier one of the same day; costs and counts nothing.</summary>
    Absorbed,

    /// <summary>Another one took its place; costs nothing more.</summary>
    Replaced,

    /// <summary>The rule was not yet in force that day; nothing is owed.</summary>
    NotInForce,

    /// <summary>The rule had ended by that day; nothing is owed.</summary>
    Ended,

    /// <summary>A formula failed; the message says why. Nothing is owed until it is mended.</summary>
    Failed,
}

/// <summary>Sums beside the money owed, kept apart because most determinations have none.</summary>
/// <param name="Reward">Money due to the one charged.</param>
/// <param name="Points">Points.</param>
/// <param name="Days">Days.</param>
/// <param name="Count">The count that led to it; 0 for a table.</param>
public sealed record Measures(decimal Reward, decimal Points, decimal Days, decimal Count)
{
    /// <summary>All zero.</summary>
    public static Measures None { get; } = new(0, 0, 0, 0);
}

/// <summary>What one control found of one fact, or of one window, for one person or unit.</summary>
public struct Determination
{
    /// <summary>The fact judged, or the one that brought the count there; -1 for the end of a window.</summary>
    public int Fact { get; init; }

    /// <summary>Index of the person or unit it falls to.</summary>
    public int Subject { get; init; }

    /// <summary>True when <see cref="Subject"/> is a unit.</summary>
    public bool IsUnit { get; init; }

    /// <summary>Day number it belongs to: the day the fact occurred, or the last day of the window.</summary>
    public int Day { get; init; }

    internal short Control { get; init; }

    internal short Version { get; init; }

    internal short Row { get; init; }

    internal short Outcome { get; init; }

    /// <summary>How it counts.</summary>
    public Standing Standing { get; internal set; }

    /// <summary>The sum worked out and rounded, whatever became of it; <see cref="Owed"/> is what is due.</summary>
    public decimal Amount { get; init; }

    /// <summary>Other sums.</summary>
    public Measures Measures { get; init; }

    /// <summary>True when it counts toward totals and counters.</summary>
    public readonly bool Counts => Standing is Standing.Stands or Standing.AmountWaits;

    /// <summary>Money owed as things stand.</summary>
    public readonly decimal Owed => Standing == Standing.Stands ? Amount : 0;
}

/// <summary>A count came to a number at which a warning is due, before a threshold.</summary>
/// <param name="Counter">Id of the counter.</param>
/// <param name="Subject">Index of the person or unit counted.</param>
/// <param name="IsUnit">True when it is a unit.</param>
/// <param name="Day">Day number.</param>
/// <param name="Count">The count.</param>
/// <param name="Threshold">The threshold ahead; 0 when rows are used.</param>
public sealed record CountWarning(string Counter, int Subject, bool IsUnit, int Day, decimal Count, decimal Threshold);

/// <summary>One step of a count.</summary>
/// <param name="Determination">The determination counted.</param>
/// <param name="Counter">Index of the counter.</param>
/// <param name="Count">The count with it.</param>
internal sealed record CountStep(int Determination, int Counter, decimal Count);

/// <summary>A counter looked at something that happened.</summary>
/// <param name="Control">Index of the counter.</param>
/// <param name="Version">Index of its version.</param>
/// <param name="Row">The row met, 0 for a threshold reached; -1 when none was: counted but below the threshold, or not of the kind counted.</param>
internal sealed record RowReach(int Control, int Version, int Row);
