namespace Yunzhang.Engine.PackTests.Numbers;

/// <summary>What the named values of a version are used for: which families of numbers they come to, and under which clauses.</summary>
internal sealed class NamedUse
{
    public HashSet<(UnitFamily Family, decimal Scale)> Families { get; } = [];

    public HashSet<string> Clauses { get; } = new(StringComparer.Ordinal);

    public void Add((UnitFamily, decimal) family, IEnumerable<string> clauses)
    {
        Families.Add(family);
        Clauses.UnionWith(clauses);
    }

    /// <summary>Takes over what another value that uses this one is used for.</summary>
    public void Add(NamedUse other, bool asFactor)
    {
        foreach (var family in other.Families) Families.Add(asFactor ? (UnitFamily.Any, 1) : family);
        Clauses.UnionWith(other.Clauses);
    }
}
