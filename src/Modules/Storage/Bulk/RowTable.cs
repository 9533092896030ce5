using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>How single rows of one entity are added, changed and deleted, told by the model. A statement is made when it is first needed.</summary>
internal sealed class RowTable
{
    // Which columns change is told by the bits of a number.
    private const int MostColumns = 64;

    private static readonly ConcurrentDictionary<(Type Context, Type Row), RowTable?> Tables = new();

    private readonly IEntityType entity;
    private readonly IReadOnlyList<IProperty> properties;
    private readonly IReadOnlyList<IProperty> key;
    private readonly ConcurrentDictionary<ulong, RowStatement> changes = new();

    private RowTable(IEntityType entity)
    {
        (this.entity, properties, key) = (entity, [.. entity.GetProperties()], entity.FindPrimaryKey()!.Properties);
        var columns = string.Join(", ", properties.Select(Quoted));
        Insert = Statement($"INSERT INTO \"{Table}\" ({columns}) VALUES ({string.Join(", ", properties.Select((_, i) => Place(i)))})", properties);
        Delete = Statement($"DELETE FROM \"{Table}\" WHERE {Where(0)}", key);
    }

    public RowStatement Insert { get; }

    public RowStatement Delete { get; }

    /// <summary>Whether rows of others must be there before its own.</summary>
    public bool IsDependent => entity.GetForeignKeys().Any();

    private string Table => entity.GetTableName()!;

    /// <summary>The table of an entity; null when only the mapper can write its rows.</summary>
    public static RowTable? Of(AppDbContext db, IEntityType entity) => Tables.GetOrAdd((db.GetType(), entity.ClrType), static (_, entity) =>
    {
        var properties = entity.GetProperties().ToList();
        var isPlain = properties.Count <= MostColumns && properties.TrueForAll(p => p.PropertyInfo is not null && !p.IsConcurrencyToken && IsWritable(p));
        return isPlain ? new RowTable(entity) : null;
    }, entity);

    /// <summary>The statement that writes some columns anew.</summary>
    public RowStatement Update(Func<IProperty, bool> isChanged)
    {
        var mask = 0UL;
        for (var i = 0; i < properties.Count; i++)
            if (isChanged(properties[i])) mask |= 1UL << i;
        return changes.GetOrAdd(mask, static (mask, table) =>
        {
            var changed = table.properties.Where((_, i) => (mask & (1UL << i)) != 0).ToList();
            return table.Statement($"UPDATE \"{table.Table}\" SET {string.Join(", ", changed.Select((p, i) => $"{Quoted(p)} = {Place(i)}"))} WHERE {table.Where(changed.Count)}", [.. changed, .. table.key]);
        }, this);
    }

    private RowStatement Statement(string sql, IReadOnlyList<IProperty> values)
    {
        var (given, sink) = (Expression.Parameter(typeof(object), "row"), Expression.Parameter(typeof(RowSink), "sink"));
        var row = Expression.Variable(entity.ClrType, "own");
        var body = Expression.Block([row], [Expression.Assign(row, Expression.Convert(given, entity.ClrType)), .. values.Select((p, i) => BulkCell.Of(p, Expression.Constant(i), row, sink))]);
        return new(Table, sql, [.. values.Select(p => p.GetColumnType().Split('(')[0])], Expression.Lambda<Action<object, RowSink>>(body, given, sink).Compile());
    }

    private string Where(int first) => string.Join(" AND ", key.Select((p, i) => $"{Quoted(p)} = {Place(first + i)}"));

    private static bool IsWritable(IProperty property)
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return property.Name == nameof(IOwned.OrganisationId) || typeof(RowSink).GetMethod(nameof(RowSink.Write), [typeof(int), Nullable.GetUnderlyingType(stored) ?? stored]) is { } write && write.GetParameters()[1].ParameterType == (Nullable.GetUnderlyingType(stored) ?? stored);
    }

    private static string Quoted(IProperty property) => $"\"{property.GetColumnName()}\"";

    private static string Place(int index) => $"${index + 1}";
}
