namespace Yunzhang.Architecture.Tests.Rules;

/// <summary>A file stays short enough to be read in one go.</summary>
internal static class FileLength
{
    private const int Limit = 300;

    /// <summary>Files that are longer for a reason. Remove a line when its file has become short.</summary>
    private static readonly Dictionary<string, string> Excepted = [];

    public static IEnumerable<string> Broken(SourceFile file)
    {
        var lines = file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1;
        var excepted = Excepted.ContainsKey(file.Path);
        if (lines > Limit && !excepted) return [$"{file.Path} has {lines} lines; split it by subject below {Limit}"];
        if (lines <= Limit && excepted) return [$"{file.Path} has only {lines} lines; it needs no exception any more"];
        return [];
    }
}
