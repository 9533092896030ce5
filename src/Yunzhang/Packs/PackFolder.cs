using Yunzhang.Engine.Packs;

namespace Yunzhang.Packs;

/// <summary>Reads a folder into the source of a pack.</summary>
public static class PackFolder
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".md"];

    /// <summary>The files of a pack. Hidden files and folders, and files that are neither YAML nor Markdown, are left out.</summary>
    /// <param name="folder">The folder as the caller named it; messages show it this way.</param>
    /// <returns>The source; null when there is no such folder.</returns>
    public static PackSource? Read(string folder)
    {
        if (!Directory.Exists(folder)) return null;
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            var hidden = path.Split('/').Any(part => part.StartsWith('.'));
            if (!hidden && Extensions.Contains(Path.GetExtension(path).ToLowerInvariant())) files[path] = File.ReadAllBytes(file);
        }
        return new PackSource(folder.Replace('\\', '/').TrimEnd('/'), files);
    }
}
