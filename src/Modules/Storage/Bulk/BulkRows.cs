using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>How the rows of one entity come out of its table, told by the model: one compiled function that makes a row of its cells.</summary>
internal sealed class BulkRows<T>
    where T : class, IOwned
{
    private BulkRows(IReadOnlyList<string> columns, Func<RowSource, int[], T> read) => (Columns, Read) = (columns, read);

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Makes a row of the cells at the places of <see cref="Columns"/>.</summary>
    public Func<RowSource, int[], T> Read { get; }

    public static BulkRows<T> Of(IEntityType entity)
    {
        var source = Expression.Parameter(typeof(RowSource), "source");
        var places = Expression.Parameter(typeof(int[]), "places");
        var properties = entity.GetProperties().ToList();
        var binding = (ConstructorBinding)entity.ConstructorBinding!;
        var given = binding.ParameterBindings.Select(p => (IProperty)p.ConsumedProperties.Single()).ToList();
        var made = Expression.New(binding.Constructor, given.Select(p => Cell(p)));
        var body = Expression.MemberInit(made, properties.Except(given).Select(p => Expression.Bind(Settable(p), Cell(p))));
        return new([.. properties.Select(p => p.GetColumnName())], Expression.Lambda<Func<RowSource, int[], T>>(body, source, places).Compile());

        Expression Cell(IProperty property) => BulkRows<T>.Cell(property, source, Expression.ArrayIndex(places, Expression.Constant(properties.IndexOf(property))));
    }

    private static PropertyInfo Settable(IProperty property) =>
        property.PropertyInfo is { CanWrite: true } found ? found : throw new InvalidOperationException($"{property.Name} of {typeof(T).Name} cannot be set; it cannot be read in bulk.");

    private static Expression Cell(IProperty property, Expression source, Expression place)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var value = Known(property, type, source, place);
        if (!property.IsNullable) return value;
        return Expression.Condition(Expression.Call(source, nameof(RowSource.IsNull), null, place), Expression.Default(property.ClrType), Expression.Convert(value, property.ClrType));
    }

    private static Expression Known(IProperty property, Type type, Expression source, Expression place)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>)) return Expression.Call(source, nameof(RowSource.Id), type.GetGenericArguments(), place);
        var converter = property.GetTypeMapping().Converter;
        var stored = converter?.ProviderClrType ?? type;
        var cell = Expression.Call(source, ReaderOf(Nullable.GetUnderlyingType(stored) ?? stored, property), null, place);
        if (type.IsEnum && stored == typeof(string)) return Expression.Call(typeof(EnumText<>).MakeGenericType(type), nameof(EnumText<>.Read), null, cell);
        if (converter is null) return cell;
        var from = converter.ConvertFromProviderExpression;
        return Expression.Convert(Expression.Invoke(from, cell.Type == from.Parameters[0].Type ? cell : Expression.Convert(cell, from.Parameters[0].Type)), type);
    }

    private static string ReaderOf(Type stored, IProperty property) => stored switch
    {
        _ when stored == typeof(long) => nameof(RowSource.Long),
        _ when stored == typeof(int) => nameof(RowSource.Int),
        _ when stored == typeof(bool) => nameof(RowSource.Bool),
        _ when stored == typeof(string) => nameof(RowSource.Text),
        _ when stored == typeof(byte[]) => nameof(RowSource.Bytes),
        _ when stored == typeof(DateOnly) => nameof(RowSource.Day),
        _ when stored == typeof(DateTime) => nameof(RowSource.Time),
        _ => throw new InvalidOperationException($"A {stored.Name} ({property.Name} of {typeof(T).Name}) cannot be read in bulk yet; give {nameof(RowSource)} a method for it."),
    };
}

/// <summary>The names of an enumeration: looked up, since reading them anew costs more than the rest of a cell.</summary>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(v => v.ToString(), StringComparer.Ordinal);

    public static T Read(string name) => Values[name];
}
