using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>
/// One statement, prepared once for its connection, bound and stepped for each row. Straight on the library: a parameter object for each cell would cost more than the row. What is
/// bound stays bound, so the organisation, nothing, and the very text of the row before are not bound again.
/// </summary>
internal sealed class SqliteSink : RowSink
{
    private static readonly object Null = new();
    private static readonly object Owner = new();

    private readonly sqlite3 database;
    private readonly SqliteStatements statements;
    private readonly string sql;
    private readonly sqlite3_stmt statement;
    private readonly object?[] bound;

    public SqliteSink(SqliteConnection connection, BulkNames names, bool replace)
        : this(connection, $"INSERT {(replace ? "OR REPLACE " : "")}INTO \"{names.Table}\" ({string.Join(", ", names.Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", names.Columns.Select(_ => "?"))})", names.Columns.Count)
    {
    }

    /// <summary>The sink of any statement that changes rows.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="places">How many values it takes.</param>
    public SqliteSink(SqliteConnection connection, string sql, int places)
    {
        (this.sql, bound, statements) = (sql, new object?[places], SqliteStatements.Of(connection));
        database = connection.Handle!;
        statement = statements.Take(sql);
    }

    /// <summary>How many rows the last statement changed.</summary>
    public int Changed => raw.sqlite3_changes(database);

    public override void WriteNull(int column)
    {
        if (!IsBound(column, Null)) Check(raw.sqlite3_bind_null(statement, column + 1));
    }

    public override void WriteOwner(int column, Guid owner)
    {
        if (!IsBound(column, Owner)) Check(raw.sqlite3_bind_blob(statement, column + 1, owner.ToByteArray(bigEndian: true)));
    }

    public override void Write(int column, long value)
    {
        bound[column] = null;
        Check(raw.sqlite3_bind_int64(statement, column + 1, value));
    }

    public override void Write(int column, int value) => Write(column, (long)value);

    public override void Write(int column, bool value) => Write(column, value ? 1L : 0L);

    public override void Write(int column, string value)
    {
        if (!IsBound(column, value)) Check(raw.sqlite3_bind_text16(statement, column + 1, value));
    }

    public override void Write(int column, byte[] value)
    {
        bound[column] = null;
        Check(raw.sqlite3_bind_blob(statement, column + 1, value));
    }

    public override void Write(int column, Guid value) => throw new NotSupportedException("SQLite keeps ids as bytes.");

    public override void Write(int column, DateTime value) => throw new NotSupportedException("SQLite keeps instants as microseconds.");

    public override void Write(int column, DateOnly value)
    {
        bound[column] = null;
        Span<char> text = stackalloc char[10];
        value.TryFormat(text, out _, "yyyy-MM-dd");
        Check(raw.sqlite3_bind_text16(statement, column + 1, text));
    }

    public override void StartRow()
    {
    }

    public override void EndRow()
    {
        Check(raw.sqlite3_step(statement));
        Check(raw.sqlite3_reset(statement));
    }

    public override void Complete()
    {
    }

    public override void Dispose() => statements.GiveBack(sql, statement);

    private bool IsBound(int column, object value)
    {
        if (ReferenceEquals(bound[column], value)) return true;
        bound[column] = value;
        return false;
    }

    private void Check(int code) => SqliteStatements.Check(database, code);
}
