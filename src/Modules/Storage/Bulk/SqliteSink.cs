using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>One prepared statement, bound and stepped for each row. Straight on the library: a parameter object for each cell would cost more than the row.</summary>
internal sealed class SqliteSink : RowSink
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly int before;

    public SqliteSink(SqliteConnection connection, string table, IReadOnlyList<string> columns, bool onlyNew)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        var sql = $"INSERT {(onlyNew ? "OR IGNORE " : "")}INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})";
        before = raw.sqlite3_total_changes(database);
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public override void WriteNull(int column) => Check(raw.sqlite3_bind_null(statement, column + 1));

    public override void Write(int column, long value) => Check(raw.sqlite3_bind_int64(statement, column + 1, value));

    public override void Write(int column, int value) => Check(raw.sqlite3_bind_int64(statement, column + 1, value));

    public override void Write(int column, bool value) => Check(raw.sqlite3_bind_int(statement, column + 1, value ? 1 : 0));

    public override void Write(int column, string value) => Check(raw.sqlite3_bind_text16(statement, column + 1, value));

    public override void Write(int column, byte[] value) => Check(raw.sqlite3_bind_blob(statement, column + 1, value));

    public override void Write(int column, Guid value) => throw new NotSupportedException("SQLite keeps ids as bytes.");

    public override void Write(int column, DateTime value) => throw new NotSupportedException("SQLite keeps instants as microseconds.");

    public override void Write(int column, DateOnly value)
    {
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

    public override long Complete() => raw.sqlite3_total_changes(database) - before;

    public override void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_DONE) return;
        throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), code, raw.sqlite3_extended_errcode(database));
    }
}
