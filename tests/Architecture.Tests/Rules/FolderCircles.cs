using Mono.Cecil;

namespace Yunzhang.Architecture.Tests.Rules;

/// <summary>The rooms inside the engine: a folder right under it may know others, but never in a circle.</summary>
internal static class FolderCircles
{
    /// <summary>For each folder under a namespace, the others its types mention.</summary>
    public static Dictionary<string, HashSet<string>> Arrows(IEnumerable<TypeDefinition> types, string under)
    {
        var arrows = new Dictionary<string, HashSet<string>>();
        foreach (var type in types)
        {
            if (Folder(type) is not { } from) continue;
            if (!arrows.TryGetValue(from, out var to)) arrows[from] = to = [];
            to.UnionWith(Mentions.TypesOf(type).Select(Folder).OfType<string>().Where(f => f != from));
        }
        return arrows;

        string? Folder(TypeReference type)
        {
            while (type.DeclaringType is { } outer) type = outer;
            return type.Namespace.StartsWith(under + ".", StringComparison.Ordinal) ? type.Namespace[(under.Length + 1)..].Split('.')[0] : null;
        }
    }

    /// <summary>Folders that can be reached from themselves.</summary>
    public static IReadOnlyList<string> In(Dictionary<string, HashSet<string>> arrows)
    {
        var open = arrows.ToDictionary(a => a.Key, a => a.Value.Where(arrows.ContainsKey).ToHashSet());
        // Folders that know no open folder cannot be in a circle; what is left after taking them away again and again is.
        while (open.FirstOrDefault(o => o.Value.Count == 0).Key is { } done)
        {
            open.Remove(done);
            foreach (var to in open.Values) to.Remove(done);
        }
        return [.. open.Select(o => $"{o.Key} → {string.Join(", ", o.Value.Order())}").Order()];
    }
}
