using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using Yunzhang.Modules.Storage.Bulk;

namespace Yunzhang.Modules.Storage.Backups;

/// <summary>What stands in a column, whichever database it stands in.</summary>
internal enum StoredKind : byte
{
    Uuid = 1,
    Instant = 2,
    Day = 3,
    Number = 4,
    Flag = 5,
    Text = 6,
    Bytes = 7,
}

/// <summary>A column of a table: how its cells leave one database, stand in a backup, and go into another.</summary>
internal sealed class StoredColumn
{
    private readonly bool isInt;
    private readonly bool isUuidAsBytes;
    private readonly bool isInstantAsNumber;

    private StoredColumn(IProperty property)
    {
        Name = property.GetColumnName();
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? type;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        (isInt, isUuidAsBytes, isInstantAsNumber) = (stored == typeof(int), stored == typeof(byte[]), stored == typeof(long));
        Kind = (type, stored) switch
        {
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) => StoredKind.Uuid,
            _ when type == typeof(NodaTime.Instant) => StoredKind.Instant,
            _ when type == typeof(LocalDate) => StoredKind.Day,
            _ when stored == typeof(bool) => StoredKind.Flag,
            _ when stored == typeof(string) => StoredKind.Text,
            _ when stored == typeof(byte[]) => StoredKind.Bytes,
            _ when stored == typeof(int) || stored == typeof(long) => StoredKind.Number,
            _ => throw new InvalidOperationException($"A backup cannot hold {property.DeclaringType.Name}.{property.Name} ({stored.Name}) yet."),
        };
    }

    public string Name { get; }

    public StoredKind Kind { get; }

    public static IReadOnlyList<StoredColumn> Of(IEntityType entity) => [.. entity.GetProperties().OrderBy(p => p.GetColumnName(), StringComparer.Ordinal).Select(p => new StoredColumn(p))];

    /// <summary>Writes what a database gave for this column.</summary>
    public void Save(BinaryWriter to, object value)
    {
        to.Write(value is not DBNull);
        switch (Kind, value)
        {
            case (_, DBNull): break;
            case (StoredKind.Uuid, Guid uuid): to.Write(uuid.ToByteArray(true)); break;
            case (StoredKind.Uuid, byte[] uuid): to.Write(uuid); break;
            case (StoredKind.Instant, DateTime time): to.Write(Microseconds.Of(NodaTime.Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc)))); break;
            case (StoredKind.Day, DateOnly day): to.Write(day.DayNumber); break;
            case (StoredKind.Day, DateTime day): to.Write(DateOnly.FromDateTime(day).DayNumber); break;
            case (StoredKind.Day, string day): to.Write(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber); break;
            case (StoredKind.Flag, _): to.Write(Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0); break;
            case (StoredKind.Text, string text): to.Write(text); break;
            case (StoredKind.Bytes, byte[] bytes):
                to.Write(bytes.Length);
                to.Write(bytes);
                break;
            default: to.Write(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
        }
    }

    /// <summary>Reads a cell and puts it into a database.</summary>
    public void Load(BinaryReader from, RowSink to, int column)
    {
        if (!from.ReadBoolean())
        {
            to.WriteNull(column);
            return;
        }

        switch (Kind)
        {
            case StoredKind.Uuid when isUuidAsBytes: to.Write(column, from.ReadBytes(16)); break;
            case StoredKind.Uuid: to.Write(column, new Guid(from.ReadBytes(16), true)); break;
            case StoredKind.Instant when isInstantAsNumber: to.Write(column, from.ReadInt64()); break;
            case StoredKind.Instant: to.Write(column, Microseconds.ToInstant(from.ReadInt64()).ToDateTimeUtc()); break;
            case StoredKind.Day: to.Write(column, DateOnly.FromDayNumber(from.ReadInt32())); break;
            case StoredKind.Flag: to.Write(column, from.ReadBoolean()); break;
            case StoredKind.Text: to.Write(column, from.ReadString()); break;
            case StoredKind.Bytes: to.Write(column, from.ReadBytes(from.ReadInt32())); break;
            case StoredKind.Number when isInt: to.Write(column, checked((int)from.ReadInt64())); break;
            default: to.Write(column, from.ReadInt64()); break;
        }
    }
}
