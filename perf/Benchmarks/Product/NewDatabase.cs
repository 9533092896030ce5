using Npgsql;

namespace Yunzhang.Benchmarks.Product;

/// <summary>An empty database on a PostgreSQL, for as long as something is measured on it.</summary>
internal static class NewDatabase
{
    /// <summary>Makes one, gives its connection string to the work, and drops it.</summary>
    public static async Task On(string server, Func<string, Task> work)
    {
        var name = $"perf_{Guid.CreateVersion7():N}";
        await Run(server, $"CREATE DATABASE {name}");
        try
        {
            await work(new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString());
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await Run(server, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task Run(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
