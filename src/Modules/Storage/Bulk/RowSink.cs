using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>Where rows go, cell by cell, in the types that stand in columns.</summary>
internal abstract class RowSink : IDisposable
{
    /// <summary>The sink of a context's connection, in the transaction it is in.</summary>
    public static RowSink On(AppDbContext db, BulkNames names, bool replace = false) => db.Database.GetDbConnection() switch
    {
        SqliteConnection sqlite => new SqliteSink(sqlite, names, replace),
        NpgsqlConnection postgres => new PostgresSink(postgres, names, replace),
        var other => throw new NotSupportedException($"No bulk insert for {other.GetType().Name}."),
    };

    public abstract void WriteNull(int column);

    /// <summary>The organisation, which is the same in every row.</summary>
    public abstract void WriteOwner(int column, Guid owner);

    public abstract void Write(int column, long value);

    public abstract void Write(int column, string value);

    public abstract void Write(int column, byte[] value);

    public abstract void Write(int column, Guid value);

    public abstract void Write(int column, DateOnly value);

    public abstract void Write(int column, DateTime value);

    public abstract void Write(int column, int value);

    public abstract void Write(int column, bool value);

    public abstract void StartRow();

    public abstract void EndRow();

    /// <summary>Nothing is written before this.</summary>
    public abstract void Complete();

    public abstract void Dispose();
}
