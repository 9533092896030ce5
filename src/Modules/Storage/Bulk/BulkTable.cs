using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>How the rows of one entity go into its table, told by the model: its columns, and one compiled function that writes a row without boxing.</summary>
internal sealed class BulkTable<T>
    where T : class, IOwned
{
    private BulkTable(BulkNames names, Action<T, RowSink> write) => (Names, Write) = (names, write);

    public BulkNames Names { get; }

    public Action<T, RowSink> Write { get; }

    public static BulkTable<T> Of(IEntityType entity)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var sink = Expression.Parameter(typeof(RowSink), "sink");
        var properties = entity.GetProperties().ToList();
        var body = Expression.Block(properties.Select((p, column) => BulkCell.Of(p, Expression.Constant(column), row, sink)));
        var key = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName());
        return new(new(entity.GetTableName()!, [.. properties.Select(p => p.GetColumnName())], [.. key]), Expression.Lambda<Action<T, RowSink>>(body, row, sink).Compile());
    }
}

/// <summary>What a table and its columns are called.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">All its columns, in the order in which cells are written.</param>
/// <param name="Key">Those of its key.</param>
internal sealed record BulkNames(string Table, IReadOnlyList<string> Columns, IReadOnlyList<string> Key);
