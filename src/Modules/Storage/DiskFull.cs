using Microsoft.Data.Sqlite;
using Npgsql;

namespace Yunzhang.Modules.Storage;

/// <summary>Tells a full disk from other faults: nothing is broken, and making room is all that is needed.</summary>
public static class DiskFull
{
    private const int SqliteFull = 13;

    // The embedded database lays its index of the log into memory by a file of its own, and says so when that cannot grow.
    private const int SqliteNoRoomForLogIndex = 4874;

    // What the system says for "no space left" and "quota exceeded", here and on Windows.
    private static readonly HashSet<int> OfSystem = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Whether a write failed because there was no room left for it.</summary>
    public static bool IsCauseOf(Exception? fault) => fault switch
    {
        null => false,
        SqliteException { SqliteErrorCode: SqliteFull } or SqliteException { SqliteExtendedErrorCode: SqliteNoRoomForLogIndex } => true,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        IOException io when OfSystem.Contains(io.HResult) => true,
        AggregateException many => many.InnerExceptions.Any(IsCauseOf),
        _ => IsCauseOf(fault.InnerException),
    };
}
