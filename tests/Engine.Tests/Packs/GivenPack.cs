using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Packs;

/// <summary>
/// A small pack in memory: two issues' worth of attendance rules with one table, one counter, one question and two tests.
/// Each call gives another builder, so a test states only what it changes.
/// </summary>
public sealed class GivenPack
{
    private readonly Dictionary<string, string> files;

    private GivenPack(Dictionary<string, string> files) => this.files = files;

    /// <summary>The valid pack.</summary>
    public static GivenPack Small() => new(new Dictionary<string, string>(SmallPack.Files));

    /// <summary>Adds or replaces a file.</summary>
    public GivenPack With(string path, string text) => new(new Dictionary<string, string>(files) { [path] = text });

    /// <summary>Takes a file away.</summary>
    public GivenPack Without(string path)
    {
        var copy = new Dictionary<string, string>(files);
        Assert.True(copy.Remove(path), $"no file {path}");
        return new GivenPack(copy);
    }

    /// <summary>Replaces one place of a file; the old text must be there once.</summary>
    public GivenPack Replace(string path, string old, string text)
    {
        Assert.Equal(2, files[path].Split(old).Length);
        return With(path, files[path].Replace(old, text));
    }

    /// <summary>Adds text at the end of a file.</summary>
    public GivenPack Append(string path, string text) => With(path, files[path] + text);

    /// <summary>What stands in a file.</summary>
    public string Text(string path) => files[path];

    /// <summary>The files as a source named <c>packs/small</c>.</summary>
    public PackSource Source() => PackSource.FromText("packs/small", files);

    /// <summary>Loads it, whatever is found.</summary>
    public PackReading Load() => PackLoader.Load(Source());

    /// <summary>Loads it and asserts that nothing at all is found.</summary>
    public Pack LoadWell()
    {
        var reading = Load();
        Assert.Equal("", string.Join("\n", reading.Diagnostics));
        return reading.Pack!;
    }

    /// <summary>Loads it and asserts that exactly one thing is found: an error, at this place, with these words in it.</summary>
    public void Refuses(string code, string path, int line, int column, string zh, string en) => Finds(Severity.Error, code, path, line, column, zh, en);

    /// <summary>Loads it and asserts that exactly one thing is found: a warning, at this place, with these words in it.</summary>
    public void Warns(string code, string path, int line, int column, string zh, string en) => Finds(Severity.Warning, code, path, line, column, zh, en);

    private void Finds(Severity severity, string code, string path, int line, int column, string zh, string en)
    {
        var reading = Load();
        Assert.True(reading.Diagnostics.Count == 1, string.Join('\n', reading.Diagnostics));
        var found = reading.Diagnostics[0];
        Assert.Equal((severity, code, $"packs/small/{path}", line, column), (found.Severity, found.Code, found.Where.File, found.Where.Line, found.Where.Column));
        Assert.Contains(zh, found.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(en, found.Format(Language.English), StringComparison.Ordinal);
        Assert.Equal(severity == Severity.Error, reading.Pack is null);
    }
}
