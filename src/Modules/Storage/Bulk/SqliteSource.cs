using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>Cells straight from the library: its reader makes an object of every id and looks up the kind of every cell.</summary>
internal sealed class SqliteSource : RowSource
{
    private readonly SqliteDataReader reader;
    private readonly sqlite3_stmt statement;
    private readonly (byte[] Bytes, string Text)[] last;

    public SqliteSource(SqliteDataReader reader)
    {
        (this.reader, last) = (reader, new (byte[], string)[reader.FieldCount]);
        statement = reader.Handle ?? throw new InvalidOperationException("The reader is not open.");
    }

    public override bool Next() => reader.Read();

    public override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public override long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public override bool Bool(int column) => Long(column) != 0;

    public override string Text(int column)
    {
        var bytes = raw.sqlite3_column_blob(statement, column);
        ref var before = ref last[column];
        if (before.Bytes is not null && bytes.SequenceEqual(before.Bytes)) return before.Text;
        before = (bytes.ToArray(), Encoding.UTF8.GetString(bytes));
        return before.Text;
    }

    public override byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public override Guid Uuid(int column) => new(raw.sqlite3_column_blob(statement, column), bigEndian: true);

    public override DateOnly Day(int column)
    {
        var text = raw.sqlite3_column_blob(statement, column);
        return new(Number(text[..4]), Number(text[5..7]), Number(text[8..10]));
    }

    public override DateTime Time(int column) => throw new NotSupportedException("SQLite keeps instants as microseconds.");

    public override int Find(string column) => reader.GetOrdinal(column);

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = number * 10 + digit - '0';
        return number;
    }
}
