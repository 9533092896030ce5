using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>Statements that change one row each, in the transaction of a context.</summary>
internal abstract class RowStatements
{
    /// <summary>Those of a context's connection.</summary>
    public static RowStatements On(AppDbContext db) => db.Database.GetDbConnection() switch
    {
        SqliteConnection sqlite => new SqliteRows(sqlite),
        NpgsqlConnection postgres => new PostgresRows(postgres),
        var other => throw new NotSupportedException($"No statements for {other.GetType().Name}."),
    };

    /// <summary>Runs one, or puts it with those that are sent together.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="row">What it takes its values from.</param>
    public abstract void Add(RowStatement statement, object row);

    /// <summary>Sends what was not sent yet. A statement that changed no row, or several, is a fault.</summary>
    public abstract Task Send(CancellationToken cancellation);

    private protected static void HasChanged(RowStatement statement, ulong rows)
    {
        if (rows != 1) throw new DbUpdateConcurrencyException($"A statement on {statement.Table} changed {rows} rows instead of one: {statement.Sql}");
    }
}

/// <summary>A statement that changes one row.</summary>
/// <param name="Table">Of which table.</param>
/// <param name="Sql">Its text; values stand at the places $1, $2 and so on.</param>
/// <param name="Types">What the database calls the types at its places.</param>
/// <param name="Write">Writes the values of a row.</param>
internal sealed record RowStatement(string Table, string Sql, IReadOnlyList<string> Types, Action<object, RowSink> Write);

/// <summary>The embedded database takes them one after another, each prepared once for its connection.</summary>
internal sealed class SqliteRows(SqliteConnection connection) : RowStatements
{
    public override void Add(RowStatement statement, object row)
    {
        using var sink = new SqliteSink(connection, statement.Sql, statement.Types.Count);
        statement.Write(row, sink);
        sink.EndRow();
        HasChanged(statement, (ulong)sink.Changed);
    }

    public override Task Send(CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>PostgreSQL takes them together, in one round.</summary>
internal sealed class PostgresRows(NpgsqlConnection connection) : RowStatements
{
    private readonly NpgsqlBatch batch = connection.CreateBatch();
    private readonly List<RowStatement> statements = [];

    public override void Add(RowStatement statement, object row)
    {
        var command = new NpgsqlBatchCommand(statement.Sql);
        statement.Write(row, new ParameterSink(command.Parameters, statement.Types));
        batch.BatchCommands.Add(command);
        statements.Add(statement);
    }

    public override async Task Send(CancellationToken cancellation)
    {
        await using (batch)
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            for (var i = 0; i < statements.Count; i++) HasChanged(statements[i], batch.BatchCommands[i].Rows);
        }
    }
}
