using Npgsql;
using NpgsqlTypes;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>A binary COPY; by way of a table of the transaction's own when rows may be there already, since COPY cannot replace any.</summary>
internal sealed class PostgresSink : RowSink
{
    private readonly NpgsqlConnection connection;
    private readonly BulkNames names;
    private readonly string columns;
    private readonly string? aside;
    private readonly NpgsqlBinaryImporter importer;

    public PostgresSink(NpgsqlConnection connection, BulkNames names, bool replace)
    {
        (this.connection, this.names) = (connection, names);
        columns = Quoted(names.Columns);
        if (replace) aside = SetAside();
        importer = connection.BeginBinaryImport($"COPY \"{aside ?? names.Table}\" ({columns}) FROM STDIN (FORMAT BINARY)");
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

    public override void Complete()
    {
        importer.Complete();
        if (aside is null) return;
        importer.Dispose();
        var changes = string.Join(", ", names.Columns.Except(names.Key).Select(c => $"\"{c}\" = excluded.\"{c}\""));
        Run($"INSERT INTO \"{names.Table}\" ({columns}) SELECT {columns} FROM \"{aside}\" ON CONFLICT ({Quoted(names.Key)}) DO UPDATE SET {changes}");
        Run($"DROP TABLE \"{aside}\"");
    }

    private string SetAside()
    {
        var name = "new_" + names.Table;
        Run($"CREATE TEMP TABLE \"{name}\" (LIKE \"{names.Table}\") ON COMMIT DROP");
        return name;
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));

    private void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public override void Dispose() => importer.Dispose();
}
