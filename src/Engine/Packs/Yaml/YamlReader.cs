using YamlDotNet.Core;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Yaml;

/// <summary>
/// Reads the restricted YAML of packs. Documents are read apart from one another, and a line that cannot be read is reported, set aside,
/// and the rest read again, so that one mistake hides no other.
/// </summary>
internal static class YamlReader
{
    private const int MostRepairs = 40;

    /// <summary>The root of every document of a file, in order; empty documents are left out.</summary>
    public static IReadOnlyList<YamlNode> Read(string file, string text, DiagnosticBag bag)
    {
        var raw = text.Split('\n');
        for (var i = 0; i < raw.Length; i++) raw[i] = raw[i].TrimEnd('\r');
        var lines = (string[])raw.Clone();
        new YamlLint(file, lines, bag).Run();
        var documents = new List<YamlNode>();
        var start = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            if (i < lines.Length && !IsDivider(lines[i])) continue;
            if (i > start && ReadDocument(file, lines, start, i, bag) is { } node) documents.Add(node);
            start = i + 1;
        }
        return documents;
    }

    private static bool IsDivider(string line) =>
        line.StartsWith("---", StringComparison.Ordinal) && (line.Length == 3 || line[3] == ' ');

    private static YamlNode? ReadDocument(string file, string[] lines, int from, int to, DiagnosticBag bag)
    {
        var text = lines[from..to];
        for (var attempt = 0; attempt < MostRepairs; attempt++)
        {
            var builder = new YamlBuilder(file, from, text);
            try
            {
                var root = builder.Build();
                bag.AddRange(builder.Found);
                return root;
            }
            catch (Exception fault) when (fault is YamlException or InvalidOperationException)
            {
                // The scanner throws InvalidOperationException for some flow scalars, without a place; the last event is near.
                var start = fault is YamlException { Start: var at } ? at : builder.Reached;
                var line = Math.Clamp((int)start.Line, 1, text.Length);
                if (text[line - 1].Contains(YamlRepair.Mark, StringComparison.Ordinal))
                {
                    text[line - 1] = "";
                    continue;
                }
                var mended = YamlRepair.SetAside(text, line - 1);
                if (mended < 0) line = YamlRepair.LastWritten(text, line - 1) + 1;
                else line = mended + 1;
                bag.Add(YamlFaults.Explain(fault.Message, start, file, from, line, lines[from + line - 1]));
                if (mended < 0) break;
            }
        }
        return new YamlBroken(new SourceSpan(file, from + 1, 1));
    }
}
