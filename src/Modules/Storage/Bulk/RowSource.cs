using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>Where rows come from, cell by cell, in the types that stand in columns. Texts that say the same as the row before are the very same text.</summary>
internal abstract class RowSource
{
    /// <summary>The source of an open reader.</summary>
    public static RowSource Of(DbDataReader reader) => reader is SqliteDataReader sqlite ? new SqliteSource(sqlite) : new ReaderSource(reader);

    /// <summary>Moves on to the next row; false when there is none.</summary>
    public abstract bool Next();

    public abstract bool IsNull(int column);

    public abstract long Long(int column);

    public int Int(int column) => (int)Long(column);

    public abstract bool Bool(int column);

    public abstract string Text(int column);

    public abstract byte[] Bytes(int column);

    public abstract Guid Uuid(int column);

    public abstract DateOnly Day(int column);

    public abstract DateTime Time(int column);

    /// <summary>Place of a column by its name.</summary>
    public abstract int Find(string column);

    public Id<T> Id<T>(int column) => new(Uuid(column));

    public Id<T>? IdOrNull<T>(int column) => IsNull(column) ? null : new Id<T>(Uuid(column));
}

/// <summary>Rows of any database by way of its reader.</summary>
internal sealed class ReaderSource(DbDataReader reader) : RowSource
{
    private readonly string?[] last = new string?[reader.FieldCount];
    private readonly bool[] isInt = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetFieldType(i) == typeof(int))];

    public override bool Next() => reader.Read();

    public override bool IsNull(int column) => reader.IsDBNull(column);

    public override long Long(int column) => isInt[column] ? reader.GetInt32(column) : reader.GetInt64(column);

    public override bool Bool(int column) => reader.GetBoolean(column);

    public override string Text(int column)
    {
        var text = reader.GetString(column);
        return text == last[column] ? last[column]! : last[column] = text;
    }

    public override byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public override Guid Uuid(int column) => reader.GetGuid(column);

    public override DateOnly Day(int column) => reader.GetFieldValue<DateOnly>(column);

    public override DateTime Time(int column) => reader.GetDateTime(column);

    public override int Find(string column) => reader.GetOrdinal(column);
}
