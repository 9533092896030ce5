using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Tests.Packs;

/// <summary>Asserts one error among what a pack gives; what follows from it may stand beside it, but nothing else with its code.</summary>
internal static class Refusal
{
    public static void Expect(GivenPack pack, string code, string path, int line, int column, string zh, string en)
    {
        var reading = pack.Load();
        var of = reading.Diagnostics.Where(d => d.Code == code && d.Severity == Severity.Error).ToArray();
        Assert.True(of.Length == 1, $"{of.Length} × {code} in\n{string.Join('\n', reading.Diagnostics)}");
        Assert.Equal(($"packs/small/{path}", line, column), (of[0].Where.File, of[0].Where.Line, of[0].Where.Column));
        Assert.Contains(zh, of[0].Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(en, of[0].Format(Language.English), StringComparison.Ordinal);
        Assert.Null(reading.Pack);
        Assert.True(reading.Diagnostics.Count(d => d.Severity == Severity.Error) <= 2, string.Join('\n', reading.Diagnostics));
    }

    /// <summary>The same, its place given by the words that stand there: <c>rule: ^3/2</c> is where <c>3/2</c> begins, after the only <c>rule: </c> so followed.</summary>
    public static void ExpectAt(GivenPack pack, string code, string path, string at, string zh, string en)
    {
        var mark = at.IndexOf('^', StringComparison.Ordinal);
        var parts = pack.Text(path).Split(at.Remove(mark, 1));
        Assert.True(parts.Length == 2, $"\"{at}\" stands {parts.Length - 1} times in {path}");
        var before = parts[0] + at[..mark];
        Expect(pack, code, path, before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'), zh, en);
    }
}
