using System.Collections;
using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>A list. Never changed once made.</summary>
internal sealed class ListValue(Value[] items) : IEnumerable<Value>
{
    public static readonly ListValue Empty = new([]);

    public Value[] Items { get; } = items;

    public static Value Of(IEnumerable<Value> items) => Value.Box(new ListValue([.. items]));

    public IEnumerator<Value> GetEnumerator() => ((IEnumerable<Value>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    public static Value[]? In(Value value) => (value.AsBoxed as ListValue)?.Items;
}

/// <summary>A context: named values in their order. Never changed once made.</summary>
internal sealed class ContextValue
{
    public OrderedDictionary<string, Value> Entries { get; } = new(StringComparer.Ordinal);

    public ContextValue() { }

    public ContextValue(IEnumerable<KeyValuePair<string, Value>> entries)
    {
        foreach (var (key, value) in entries) Entries[key] = value;
    }
}

/// <summary>
/// A range. <see cref="Only"/> tells the bracketed tests <c>(= 10)</c> and <c>(!= 10)</c>, which hold their value in both ends.
/// </summary>
internal sealed record RangeValue(Value? Low, bool LowIncluded, Value? High, bool HighIncluded, Operator? Only = null);
