namespace Yunzhang.Engine.Packs.Yaml;

/// <summary>Sets a line that cannot be read aside, so that what follows can be.</summary>
internal static class YamlRepair
{
    /// <summary>Stands in for what was set aside; a private-use character nobody writes.</summary>
    public const string Mark = "\uE0A9";

    /// <summary>
    /// Puts a mark in the place of the value on a line and of what is indented below it, and returns the line; the nearest written line above
    /// when this one is blank. −1 when nothing is left to set aside.
    /// </summary>
    public static int SetAside(string[] lines, int at)
    {
        while (at >= 0 && (lines[at].AsSpan().IsWhiteSpace() || lines[at].TrimStart().StartsWith('#') || lines[at].Contains(Mark, StringComparison.Ordinal))) at--;
        if (at < 0) return -1;
        var line = lines[at];
        var indent = line.Length - line.TrimStart().Length;
        var start = indent;
        while (start + 1 < line.Length && line[start] == '-' && line[start + 1] == ' ') start = start + 2 + (line[(start + 2)..].Length - line[(start + 2)..].TrimStart().Length);
        var colon = start < line.Length && line[start] is '{' or '[' or '"' or '\'' ? -1 : line.IndexOf(": ", start, StringComparison.Ordinal);
        lines[at] = colon >= 0 ? $"{line[..colon]}: \"{Mark}\""
            : start > indent ? $"{line[..start]}\"{Mark}\""
            : "";
        for (var i = at + 1; i < lines.Length && (lines[i].AsSpan().IsWhiteSpace() || Indent(lines[i]) > start); i++) lines[i] = "";
        return at;
    }

    /// <summary>The written line at or above a place, or the place itself.</summary>
    public static int LastWritten(string[] lines, int at)
    {
        var i = at;
        while (i > 0 && lines[i].AsSpan().IsWhiteSpace()) i--;
        return i;
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;
}
