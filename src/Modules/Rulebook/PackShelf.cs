using Yunzhang.Engine.Packs;

namespace Yunzhang.Modules.Rulebook;

/// <summary>A folder on disk that holds packs, one in each folder under it: what an organisation may take over.</summary>
public sealed class PackShelf(string folder)
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".md"];

    /// <summary>The regulations that come with the product: the folder <c>packs</c> beside the program.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "packs");

    /// <summary>Names of the folders that hold a pack, in order; empty when the shelf is missing.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(folder)
        ? [.. Directory.GetDirectories(folder).Where(d => File.Exists(Path.Combine(d, "pack.yaml"))).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)] : [];

    /// <summary>The files of one pack as they are now; null when the shelf has no such folder. Hidden files, and others than YAML and Markdown, are left out.</summary>
    public PackSource? Find(string name)
    {
        if (!Names.Contains(name, StringComparer.Ordinal)) return null;
        var pack = Path.Combine(folder, name);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(pack, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(pack, file).Replace('\\', '/');
            var hidden = path.Split('/').Any(part => part.StartsWith('.'));
            if (!hidden && Extensions.Contains(Path.GetExtension(path).ToLowerInvariant())) files[path] = File.ReadAllBytes(file);
        }

        return new PackSource(name, files);
    }
}
