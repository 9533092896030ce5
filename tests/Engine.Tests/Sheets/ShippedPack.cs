using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Sheets;

/// <summary>A pack of the repository, its chosen readings applied.</summary>
internal static class ShippedPack
{
    public static BoundPack Wastewater { get; } = Read("wastewater-operators");

    public static BoundPack Shop { get; } = Read("shop-attendance");

    private static BoundPack Read(string name)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "global.json"))) root = Path.GetDirectoryName(root)!;
        var folder = Path.Combine(root, "packs", name);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText);
        var pack = PackLoader.Load(PackSource.FromText(name, files)).Pack!;
        return PackBinder.Bind(PackEditor.WithReadings(pack, new Dictionary<string, string>()).Result!).Bound!;
    }
}
