using System.Runtime.CompilerServices;

namespace Yunzhang.Engine.Tests;

/// <summary>Compares a text with a committed file beside the tests. With <c>YUNZHANG_ACCEPT=1</c> the file is written anew, for a person to read in the diff.</summary>
internal static class Expected
{
    public static void Matches(string file, string actual, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "..", file);
        if (Environment.GetEnvironmentVariable("YUNZHANG_ACCEPT") == "1") File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
