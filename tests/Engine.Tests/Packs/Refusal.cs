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
}
