namespace Yunzhang.Engine.Feel.Conformance;

/// <summary>Names visible at one point of a conformance expression, innermost first.</summary>
internal sealed class Bindings(Bindings? outer)
{
    private readonly Dictionary<string, Value> values = new(StringComparer.Ordinal);

    public Bindings With(string name, Value value)
    {
        values[name] = value;
        return this;
    }

    public Value? Find(string name)
    {
        for (var at = this; at is not null; at = at.Outer)
            if (at.values.TryGetValue(name, out var value)) return value;
        return null;
    }

    private Bindings? Outer { get; } = outer;
}
