using Npgsql;
using NpgsqlTypes;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>A binary COPY; by way of a table of the transaction's own when rows may be there already, since COPY cannot pass over any.</summary>
internal sealed class PostgresSink : RowSink
{
    private readonly NpgsqlConnection connection;
    private readonly string table;
    private readonly string names;
    private readonly string? aside;
    private readonly NpgsqlBinaryImporter importer;

    public PostgresSink(NpgsqlConnection connection, string table, IReadOnlyList<string> columns, bool onlyNew)
    {
        (this.connection, this.table) = (connection, table);
        names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        if (onlyNew) aside = SetAside();
        importer = connection.BeginBinaryImport($"COPY \"{aside ?? table}\" ({names}) FROM STDIN (FORMAT BINARY)");
    }

    public override void WriteNull(int column) => importer.WriteNull();

    public override void WriteOwner(int column, Guid owner) => importer.Write(owner, NpgsqlDbType.Uuid);

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

    public override long Complete()
    {
        var copied = (long)importer.Complete();
        if (aside is null) return copied;
        importer.Dispose();
        var added = Run($"INSERT INTO \"{table}\" ({names}) SELECT {names} FROM \"{aside}\" ON CONFLICT DO NOTHING");
        Run($"DROP TABLE \"{aside}\"");
        return added;
    }

    private string SetAside()
    {
        var name = "new_" + table;
        Run($"CREATE TEMP TABLE \"{name}\" (LIKE \"{table}\") ON COMMIT DROP");
        return name;
    }

    private int Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteNonQuery();
    }

    public override void Dispose() => importer.Dispose();
}
