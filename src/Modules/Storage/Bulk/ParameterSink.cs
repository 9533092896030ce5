using Npgsql;
using NpgsqlTypes;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>The values of one statement of PostgreSQL, each in the type of its column, so that a statement is prepared once whatever of it is null.</summary>
internal sealed class ParameterSink(NpgsqlParameterCollection parameters, IReadOnlyList<string> types) : RowSink
{
    public override void WriteNull(int column) => parameters.Add(new NpgsqlParameter { Value = DBNull.Value, DataTypeName = types[column] });

    public override void WriteOwner(int column, Guid owner) => Add(owner, NpgsqlDbType.Uuid);

    public override void Write(int column, long value) => Add(value, NpgsqlDbType.Bigint);

    public override void Write(int column, string value) => Add(value, NpgsqlDbType.Text);

    public override void Write(int column, byte[] value) => Add(value, NpgsqlDbType.Bytea);

    public override void Write(int column, Guid value) => Add(value, NpgsqlDbType.Uuid);

    public override void Write(int column, DateOnly value) => Add(value, NpgsqlDbType.Date);

    public override void Write(int column, DateTime value) => Add(value, NpgsqlDbType.TimestampTz);

    public override void Write(int column, int value) => Add(value, NpgsqlDbType.Integer);

    public override void Write(int column, bool value) => Add(value, NpgsqlDbType.Boolean);

    public override void StartRow()
    {
    }

    public override void EndRow()
    {
    }

    public override void Complete()
    {
    }

    public override void Dispose()
    {
    }

    private void Add<T>(T value, NpgsqlDbType type) => parameters.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });
}
