using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>Statements, and commands of the mapper, prepared once for each connection. It is used by one at a time, as its connection is.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private const int Most = 256;

    private static readonly ConditionalWeakTable<SqliteConnection, SqliteStatements> All = [];

    private readonly Dictionary<string, sqlite3_stmt> idle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteLentCommand> commands = new(StringComparer.Ordinal);
    private readonly sqlite3 database;
    private bool closed;

    private SqliteStatements(SqliteConnection connection) => database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");

    /// <summary>Those of a connection that stays open.</summary>
    public static SqliteStatements Of(SqliteConnection connection)
    {
        // One that was closed and opened again has lost what was prepared on it.
        if (All.TryGetValue(connection, out var known) && known.database != connection.Handle) Drop(connection);
        return All.GetValue(connection, c => new SqliteStatements(c));
    }

    /// <summary>Gives the memory of a connection's statements back, before it is closed.</summary>
    public static void Drop(SqliteConnection connection)
    {
        if (!All.TryGetValue(connection, out var own)) return;
        All.Remove(connection);
        own.Dispose();
    }

    /// <summary>Lends one.</summary>
    public sqlite3_stmt Take(string sql)
    {
        if (idle.Remove(sql, out var known)) return known;
        Check(database, raw.sqlite3_prepare_v2(database, sql, out var made));
        return made;
    }

    public void GiveBack(string sql, sqlite3_stmt statement)
    {
        _ = raw.sqlite3_reset(statement);
        if (idle.Count >= Most || !idle.TryAdd(sql, statement)) statement.Dispose();
    }

    /// <summary>Lends a command of the mapper.</summary>
    public SqliteLentCommand TakeCommand(SqliteConnection connection, string sql) => commands.Remove(sql, out var known) ? known : new(this, connection, sql);

    /// <summary>Whether it is kept; one that is left over is not, nor any once the connection is closed.</summary>
    public bool TakesBack(SqliteLentCommand command) => !closed && commands.Count < Most && commands.TryAdd(command.CommandText, command);

    public void Dispose()
    {
        closed = true;
        foreach (var command in commands.Values) command.Drop();
        commands.Clear();
        foreach (var statement in idle.Values) statement.Dispose();
        idle.Clear();
    }

    public static void Check(sqlite3 database, int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_DONE) return;
        throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), code, raw.sqlite3_extended_errcode(database));
    }
}
