using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Yaml;

/// <summary>One node of a file, with the place its first character stands at.</summary>
internal abstract class YamlNode(SourceSpan where)
{
    public SourceSpan Where { get; } = where;
}

/// <summary>A scalar. Every scalar is text; what it means is decided by the key it stands under.</summary>
internal sealed class YamlText(string text, SourceSpan where, bool written, IReadOnlyList<Sourced>? lines) : YamlNode(where)
{
    public string Text { get; } = text;

    /// <summary>False for a key with nothing after its colon.</summary>
    public bool IsWritten { get; } = written;

    /// <summary>Lines of a block <c>|</c>, each at its own place; null for any other scalar.</summary>
    public IReadOnlyList<Sourced>? Lines { get; } = lines;

    public Sourced Sourced => new(Text, Where);
}

/// <summary>A list.</summary>
internal sealed class YamlList(IReadOnlyList<YamlNode> items, SourceSpan where) : YamlNode(where)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;
}

/// <summary>A map, entries in file order.</summary>
internal sealed class YamlMap(IReadOnlyList<YamlEntry> entries, SourceSpan where) : YamlNode(where)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public YamlNode? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key) return entry.Value;
        }
        return null;
    }
}

/// <summary>What stood here could not be read and has been reported; nothing more is said about it.</summary>
internal sealed class YamlBroken(SourceSpan where) : YamlNode(where);

/// <summary>One key and what stands under it.</summary>
internal sealed record YamlEntry(YamlText Key, YamlNode Value);
