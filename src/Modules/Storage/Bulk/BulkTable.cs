using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>How the rows of one entity go into its table, told by the model: its columns, and one compiled function that writes a row without boxing.</summary>
internal sealed class BulkTable<T>
    where T : class, IOwned
{
    private static readonly MethodInfo Null = typeof(RowSink).GetMethod(nameof(RowSink.WriteNull))!;
    private static readonly MethodInfo Owner = typeof(RowSink).GetMethod(nameof(RowSink.WriteOwner))!;

    private BulkTable(BulkNames names, Action<T, RowSink> write) => (Names, Write) = (names, write);

    public BulkNames Names { get; }

    public Action<T, RowSink> Write { get; }

    public static BulkTable<T> Of(IEntityType entity)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var sink = Expression.Parameter(typeof(RowSink), "sink");
        var properties = entity.GetProperties().ToList();
        var body = Expression.Block(properties.Select((p, column) => Cell(p, column, row, sink)));
        var key = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName());
        return new(new(entity.GetTableName()!, [.. properties.Select(p => p.GetColumnName())], [.. key]), Expression.Lambda<Action<T, RowSink>>(body, row, sink).Compile());
    }

    private static Expression Cell(IProperty property, int column, Expression row, Expression sink)
    {
        var at = Expression.Constant(column);
        var value = Expression.Property(row, property.PropertyInfo ?? throw new InvalidOperationException($"{property.Name} of {typeof(T).Name} is no property; it cannot be written in bulk."));
        if (property.Name == nameof(IOwned.OrganisationId)) return Expression.Call(sink, Owner, at, Expression.Property(value, nameof(Id<T>.Value)));
        if (Nullable.GetUnderlyingType(value.Type) is not null)
            return Expression.IfThenElse(Expression.Property(value, "HasValue"), Known(property, at, Expression.Property(value, "Value"), sink), Expression.Call(sink, Null, at));
        if (value.Type.IsValueType) return Known(property, at, value, sink);
        return Expression.IfThenElse(Expression.ReferenceEqual(value, Expression.Constant(null)), Expression.Call(sink, Null, at), Known(property, at, value, sink));
    }

    private static MethodCallExpression Known(IProperty property, Expression column, Expression value, Expression sink)
    {
        var stored = property.GetTypeMapping().Converter is { } converter ? Inline(converter.ConvertToProviderExpression, value) : value;
        var write = typeof(RowSink).GetMethod(nameof(RowSink.Write), [typeof(int), stored.Type])
            ?? throw new InvalidOperationException($"A {stored.Type.Name} ({property.Name} of {typeof(T).Name}) cannot be written in bulk yet; give {nameof(RowSink)} a method for it.");
        return Expression.Call(sink, write, column, stored);
    }

    private static InvocationExpression Inline(LambdaExpression convert, Expression value) =>
        Expression.Invoke(convert, value.Type == convert.Parameters[0].Type ? value : Expression.Convert(value, convert.Parameters[0].Type));
}

/// <summary>What a table and its columns are called.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">All its columns, in the order in which cells are written.</param>
/// <param name="Key">Those of its key.</param>
internal sealed record BulkNames(string Table, IReadOnlyList<string> Columns, IReadOnlyList<string> Key);
