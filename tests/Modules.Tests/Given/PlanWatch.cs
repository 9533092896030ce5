using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Yunzhang.Modules.Tests.Given;

/// <summary>
/// Asks the database, before each query that names a table, how it will find the rows: the very statement with its values. PostgreSQL would go through a table
/// that holds next to nothing whatever its indexes, so there it is told that going through a table and sorting cost more than anything.
/// </summary>
internal sealed class PlanWatch : DbCommandInterceptor
{
    private string? table;

    /// <summary>The plans since <see cref="Begin"/>, a text each.</summary>
    public List<string> Plans { get; } = [];

    public void Begin(string ofTable)
    {
        table = ofTable;
        Plans.Clear();
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (table is not null && command.CommandText.Replace("\"", "", StringComparison.Ordinal).Contains($"FROM {table} ", StringComparison.Ordinal)) Plans.Add(await Plan(command));
        return result;
    }

    private static async Task<string> Plan(DbCommand command)
    {
        var sqlite = command.Connection is SqliteConnection;
        if (!sqlite) await Run(command.Connection!, "SET enable_seqscan = off; SET enable_sort = off; SET enable_incremental_sort = off; SET enable_bitmapscan = off; SET enable_hashagg = off");
        await using var ask = command.Connection!.CreateCommand();
        ask.CommandText = (sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
        foreach (DbParameter value in command.Parameters)
        {
            var copy = ask.CreateParameter();
            (copy.ParameterName, copy.Value) = (value.ParameterName, value.Value);
            ask.Parameters.Add(copy);
        }
        await using var lines = await ask.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await lines.ReadAsync()) plan.Add(lines.GetString(sqlite ? 3 : 0));
        return string.Join("\n", plan);
    }

    private static async Task Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
