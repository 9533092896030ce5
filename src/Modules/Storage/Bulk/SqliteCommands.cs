using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>Lends the mapper commands that are prepared already, for a connection that is used by one at a time: preparing a small query takes the database longer than answering it.</summary>
internal sealed class SqliteCommands : DbCommandInterceptor
{
    public static SqliteCommands OfWriter { get; } = new();

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result.Connection is not SqliteConnection { State: System.Data.ConnectionState.Open } connection) return result;
        var kept = SqliteStatements.Of(connection).TakeCommand(connection, result.CommandText);
        (kept.Transaction, kept.CommandTimeout) = ((SqliteTransaction?)result.Transaction, result.CommandTimeout);
        foreach (SqliteParameter value in result.Parameters) kept.Parameters.Add(value);
        result.Parameters.Clear();
        result.Dispose();
        kept.Prepare();
        return kept;
    }
}

/// <summary>A command that goes back to where it was lent from when it is disposed of.</summary>
internal sealed class SqliteLentCommand(SqliteStatements from, SqliteConnection connection, string sql) : SqliteCommand(sql, connection)
{
    /// <summary>Disposes of it in earnest.</summary>
    public void Drop() => base.Dispose(true);

    protected override void Dispose(bool disposing)
    {
        if (disposing && from.TakesBack(this)) Parameters.Clear();
        else base.Dispose(disposing);
    }
}
