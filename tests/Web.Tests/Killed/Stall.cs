using Microsoft.Data.Sqlite;
using Npgsql;

namespace Yunzhang.Web.Tests.Killed;

/// <summary>Where a write is held up until the process is killed: before a row of a table goes in that meets a condition.</summary>
/// <param name="Table">The table.</param>
/// <param name="When">What the row says, as SQL over <c>NEW</c>.</param>
internal sealed record StalledAt(string Table, string When);

/// <summary>
/// Holds a write of another process up inside its transaction, by a trigger: PostgreSQL waits for a lock that the test has, SQLite counts for hours. So the
/// moment of the kill does not hang on how fast the machine is.
/// </summary>
internal abstract class Stall : IAsyncDisposable
{
    /// <summary>Puts the trigger there.</summary>
    public static async Task<Stall> Put(StalledAt at, string folder, string? database)
    {
        Stall stall = database is null ? new OnSqlite(folder) : new OnPostgres(database);
        await stall.Put(at);
        return stall;
    }

    /// <summary>Whether the write is held up now, or at least has been going on for seconds.</summary>
    public abstract Task<bool> Holds();

    /// <summary>Takes the trigger away again, after the kill.</summary>
    public abstract ValueTask DisposeAsync();

    protected abstract Task Put(StalledAt at);

    private sealed class OnSqlite(string folder) : Stall
    {
        public override async Task<bool> Holds()
        {
            try
            {
                await Run("BEGIN IMMEDIATE; ROLLBACK", patience: 2);
                return false;
            }
            catch (SqliteException fault) when (fault.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
            {
                return true;
            }
        }

        public override async ValueTask DisposeAsync() => await Run("DROP TRIGGER stall; DROP VIEW stalled");

        protected override Task Put(StalledAt at) => Run(
            "CREATE VIEW stalled AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000) SELECT count(*) AS n FROM n;"
            + $"CREATE TRIGGER stall BEFORE INSERT ON {at.Table} WHEN {at.When} BEGIN SELECT n FROM stalled; END");

        private async Task Run(string sql, int patience = 60)
        {
            await using var connection = new SqliteConnection($"Data Source={folder}/yunzhang.db;Pooling=false;Default Timeout={patience}");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed class OnPostgres(string database) : Stall
    {
        private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ToString());
        private NpgsqlConnection? lockHolder;
        private string table = "";

        public override async Task<bool> Holds()
        {
            await using var command = source.CreateCommand("SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted");
            return (long)(await command.ExecuteScalarAsync())! > 0;
        }

        // The server goes on with the statement of a client that is dead, until it has something to tell it.
        public override async ValueTask DisposeAsync()
        {
            await lockHolder!.DisposeAsync();
            await using (var command = source.CreateCommand($"DROP TRIGGER stall ON {table}; DROP FUNCTION stall()")) await command.ExecuteNonQueryAsync();
            await source.DisposeAsync();
        }

        protected override async Task Put(StalledAt at)
        {
            table = at.Table;
            lockHolder = await source.OpenConnectionAsync();
            await using var command = new NpgsqlCommand(
                "CREATE FUNCTION stall() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(5180); RETURN NEW; END';"
                + $"CREATE TRIGGER stall BEFORE INSERT ON {at.Table} FOR EACH ROW WHEN ({at.When}) EXECUTE FUNCTION stall(); SELECT pg_advisory_lock(5180)",
                lockHolder);
            await command.ExecuteNonQueryAsync();
        }
    }
}
