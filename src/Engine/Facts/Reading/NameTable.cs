namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Numbers by name, found without making a string: as written first, which is quick, then whatever the case.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> namesBySpan;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> writtenBySpan;

    public NameTable()
    {
        namesBySpan = names.GetAlternateLookup<ReadOnlySpan<char>>();
        writtenBySpan = written.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IEnumerable<string> Names => names.Keys;

    public bool Contains(string name) => names.ContainsKey(name);

    public int this[string name]
    {
        set => names[name] = written[name] = value;
    }

    public bool TryFind(ReadOnlySpan<char> name, out int number) => writtenBySpan.TryGetValue(name, out number) || FindInAnyCase(name, out number);

    private bool FindInAnyCase(ReadOnlySpan<char> name, out int number) => namesBySpan.TryGetValue(name, out number);
}
