namespace Yunzhang.Web.Tests;

/// <summary>Where the sources lie that this was built from.</summary>
internal static class SourceFolder
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Yunzhang.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"There is no Yunzhang.slnx above {AppContext.BaseDirectory}.");
    }
}
