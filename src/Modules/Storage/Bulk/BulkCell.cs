using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>How one cell of a row is written, as an expression: without boxing, and as the model converts it.</summary>
internal static class BulkCell
{
    private static readonly MethodInfo Null = typeof(RowSink).GetMethod(nameof(RowSink.WriteNull))!;
    private static readonly MethodInfo Owner = typeof(RowSink).GetMethod(nameof(RowSink.WriteOwner))!;

    /// <summary>Writes a property.</summary>
    /// <param name="property">Which.</param>
    /// <param name="at">The place in the sink.</param>
    /// <param name="row">The row, as its own type.</param>
    /// <param name="sink">A <see cref="RowSink"/>.</param>
    public static Expression Of(IProperty property, Expression at, Expression row, Expression sink)
    {
        var value = Expression.Property(row, property.PropertyInfo ?? throw new InvalidOperationException($"{property.Name} of {row.Type.Name} is no property; it cannot be written in bulk."));
        if (property.Name == nameof(IOwned.OrganisationId)) return Expression.Call(sink, Owner, at, Expression.Property(value, nameof(Id<>.Value)));
        if (Nullable.GetUnderlyingType(value.Type) is not null)
            return Expression.IfThenElse(Expression.Property(value, "HasValue"), Known(property, at, Expression.Property(value, "Value"), sink), Expression.Call(sink, Null, at));
        if (value.Type.IsValueType) return Known(property, at, value, sink);
        return Expression.IfThenElse(Expression.ReferenceEqual(value, Expression.Constant(null)), Expression.Call(sink, Null, at), Known(property, at, value, sink));
    }

    private static MethodCallExpression Known(IProperty property, Expression column, Expression value, Expression sink)
    {
        var stored = property.GetTypeMapping().Converter is { } converter ? Inline(converter.ConvertToProviderExpression, value) : value;
        var write = typeof(RowSink).GetMethod(nameof(RowSink.Write), [typeof(int), stored.Type])
            ?? throw new InvalidOperationException($"A {stored.Type.Name} ({property.Name} of {property.DeclaringType.ClrType.Name}) cannot be written in bulk yet; give {nameof(RowSink)} a method for it.");
        return Expression.Call(sink, write, column, stored);
    }

    private static InvocationExpression Inline(LambdaExpression convert, Expression value) =>
        Expression.Invoke(convert, value.Type == convert.Parameters[0].Type ? value : Expression.Convert(value, convert.Parameters[0].Type));
}
