using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Packs;

/// <summary>Finds the packs that a command line names: a pack's own folder, or a folder that holds several.</summary>
public static class PackFolders
{
    /// <summary>The folders of packs, in the order named, those in one folder by name. A folder without any goes to <paramref name="mistakes"/>.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> named, List<Diagnostic> mistakes)
    {
        var found = new List<string>();
        foreach (var folder in named)
        {
            var before = found.Count;
            if (IsPack(folder)) found.Add(folder);
            else if (Directory.Exists(folder)) found.AddRange(Directory.GetDirectories(folder).Where(IsPack).Order(StringComparer.Ordinal));
            if (found.Count == before) mistakes.Add(NoPack(folder));
        }
        return found;
    }

    private static bool IsPack(string folder) => File.Exists(Path.Combine(folder, "pack.yaml"));

    private static Diagnostic NoPack(string folder) => new("check.no-pack", Severity.Error, new SourceSpan(folder, 0, 0),
        new Phrase("这里没有规定：文件夹里要有 pack.yaml，或有几个带 pack.yaml 的文件夹。", "There is no pack here: the folder needs a pack.yaml, or folders that have one."),
        new Phrase("例如 packs/wastewater-operators，或 packs。", "Such as packs/wastewater-operators, or packs."));
}
