using System.Reflection;
using Yunzhang.Commands;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Architecture.Tests;

/// <summary>The assemblies and the source files that the rules are applied to.</summary>
internal static class House
{
    public static Assembly Engine { get; } = typeof(Diagnostic).Assembly;

    // Loaded by name: a project that holds nothing yet has no type to ask.
    public static Assembly Platform { get; } = Assembly.Load("Yunzhang.Platform");

    public static Assembly Host { get; } = typeof(CommandLine).Assembly;

    public static Assembly Seeds { get; } = typeof(House).Assembly;

    public static string Root { get; } = FindRoot();

    /// <summary>Files of a kind under some folders, by path from the root with forward slashes.</summary>
    public static IEnumerable<SourceFile> Files(string pattern, params string[] folders) =>
        from folder in folders
        let path = Path.Combine(Root, folder)
        where Directory.Exists(path)
        from file in Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "Migrations")
        select new SourceFile(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Yunzhang.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"There is no Yunzhang.slnx above {AppContext.BaseDirectory}.");
    }
}

/// <summary>A file as written.</summary>
internal sealed record SourceFile(string Path, string Text);
