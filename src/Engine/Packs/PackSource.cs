using System.Text;

namespace Yunzhang.Engine.Packs;

/// <summary>The files of a pack in memory. Who fills it decides where they come from: a folder, an archive, a test.</summary>
public sealed class PackSource
{
    /// <summary>A source from the bytes of its files.</summary>
    /// <param name="name">How the pack is called in messages, such as <c>packs/x</c>; put before every path.</param>
    /// <param name="files">Path inside the pack, with forward slashes, and bytes as they are stored.</param>
    public PackSource(string name, IReadOnlyDictionary<string, byte[]> files) => (Name, Files) = (name, files);

    /// <summary>How the pack is called in messages.</summary>
    public string Name { get; }

    /// <summary>Bytes of each file by path inside the pack.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>A source from texts, stored as UTF-8.</summary>
    public static PackSource FromText(string name, IEnumerable<KeyValuePair<string, string>> files) =>
        new(name, files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value), StringComparer.Ordinal));

    /// <summary>The path of a file as messages show it.</summary>
    public string Display(string path) => Name.Length == 0 ? path : $"{Name}/{path}";
}
