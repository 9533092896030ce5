namespace Yunzhang.Engine.PackTests.Numbers;

/// <summary>What the named values of a version are used for: what they measure, and under which clauses.</summary>
internal sealed class NamedUse
{
    public HashSet<Measure> Measures { get; } = [];

    public HashSet<string> Clauses { get; } = new(StringComparer.Ordinal);

    public void Add(Measure measure, IEnumerable<string> clauses)
    {
        Measures.Add(measure);
        Clauses.UnionWith(clauses);
    }

    /// <summary>Takes over what another value that uses this one is used for.</summary>
    public void Add(NamedUse other, bool asFactor)
    {
        foreach (var measure in other.Measures) Measures.Add(asFactor ? Measure.Any : measure);
        Clauses.UnionWith(other.Clauses);
    }
}
