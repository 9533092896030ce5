using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Commands;

/// <summary>Writes what was found, one line each.</summary>
internal static class Messages
{
    /// <summary>Writes every finding and says whether one of them stops the work.</summary>
    public static bool Write(TextWriter error, IEnumerable<Diagnostic> found, Language language)
    {
        var stops = false;
        foreach (var diagnostic in found)
        {
            error.WriteLine(diagnostic.Format(language));
            stops |= diagnostic.Severity == Severity.Error;
        }
        return stops;
    }
}
