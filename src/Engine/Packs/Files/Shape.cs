using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>What may stand under a key.</summary>
internal enum Holds
{
    /// <summary>One text.</summary>
    Text,

    /// <summary>A text in a block <c>|</c>: a pipe table.</summary>
    Block,

    /// <summary>A list of texts, or one text for a list of one.</summary>
    Texts,

    /// <summary>A map.</summary>
    Map,

    /// <summary>A list of anything.</summary>
    List,

    /// <summary>A text or a map.</summary>
    TextOrMap,

    /// <summary>A text or a list of texts, or nothing.</summary>
    Value,
}

/// <summary>One key of a map.</summary>
internal sealed record Key(string Name, Holds Holds = Holds.Text, bool Required = false)
{
    public static Key Must(string name, Holds holds = Holds.Text) => new(name, holds, true);

    public static Key May(string name, Holds holds = Holds.Text) => new(name, holds);
}

/// <summary>The closed keys of one kind of map.</summary>
/// <param name="what">What the map is, for messages.</param>
/// <param name="keys">The keys it may have.</param>
internal sealed class Shape(Phrase what, params Key[] keys)
{
    public Phrase What { get; } = what;

    public IReadOnlyList<Key> Keys { get; } = keys;

    public Key? Find(string name) => Array.Find(keys, k => k.Name == name);
}
