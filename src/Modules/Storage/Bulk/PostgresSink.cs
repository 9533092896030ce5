using Npgsql;
using NpgsqlTypes;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>A binary COPY.</summary>
internal sealed class PostgresSink(NpgsqlConnection connection, string table, IReadOnlyList<string> columns) : RowSink
{
    private readonly NpgsqlBinaryImporter importer =
        connection.BeginBinaryImport($"COPY \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) FROM STDIN (FORMAT BINARY)");

    public override void WriteNull(int column) => importer.WriteNull();

    public override void Write(int column, long value) => importer.Write(value, NpgsqlDbType.Bigint);

    public override void Write(int column, int value) => importer.Write(value, NpgsqlDbType.Integer);

    public override void Write(int column, bool value) => importer.Write(value, NpgsqlDbType.Boolean);

    public override void Write(int column, string value) => importer.Write(value, NpgsqlDbType.Text);

    public override void Write(int column, byte[] value) => importer.Write(value, NpgsqlDbType.Bytea);

    public override void Write(int column, Guid value) => importer.Write(value, NpgsqlDbType.Uuid);

    public override void Write(int column, DateOnly value) => importer.Write(value, NpgsqlDbType.Date);

    public override void Write(int column, DateTime value) => importer.Write(value, NpgsqlDbType.TimestampTz);

    public override void StartRow() => importer.StartRow();

    public override void EndRow()
    {
    }

    public override void Complete() => importer.Complete();

    public override void Dispose() => importer.Dispose();
}
