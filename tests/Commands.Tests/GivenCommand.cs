using System.Text;

namespace Yunzhang.Commands.Tests;

/// <summary>Runs the command line as a person would, from the root of the repository, and keeps what it said.</summary>
internal sealed class GivenCommand : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("yunzhang-test-").FullName;

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public string Errors { get; private set; } = "";

    public static string Root { get; } = FindRoot();

    public static string Pack(string name) => Path.Combine(Root, "packs", name);

    public static string Example(string path) => Path.Combine(Root, "examples", path);

    /// <summary>Writes a file into a folder of this test's own, and gives its path.</summary>
    public string File(string name, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    /// <summary>Copies a built-in pack into this test's folder, to be spoilt.</summary>
    public string CopyOf(string pack)
    {
        foreach (var file in Directory.EnumerateFiles(Pack(pack), "*", SearchOption.AllDirectories))
            File(Path.Combine(pack, Path.GetRelativePath(Pack(pack), file)), System.IO.File.ReadAllText(file));
        return Path.Combine(folder, pack);
    }

    public GivenCommand Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        ExitCode = CommandLine.Run(arguments, output, error);
        (Output, Errors) = (output.ToString(), error.ToString());
        return this;
    }

    public void Dispose() => Directory.Delete(folder, true);

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !System.IO.File.Exists(Path.Combine(at.FullName, "Yunzhang.slnx"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The root of the repository was not found above the tests.");
    }
}
