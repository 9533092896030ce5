using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Packs;

public sealed class RobustnessTests
{
    private static readonly string[] Strays = ["{", "}", "[", "\"", "'", ": ", "- ", "|", "||", "#", "&a ", "*a ", "!t ", "? ", "\t", "：", "@", "%", "---\n", "`", "\\", ", "];

    /// <summary>Puts every fifth stray into each line of each file, at its start, middle or end, and takes each line away.</summary>
    [Fact]
    public void Never_breaks_on_a_slip_of_the_pen_and_always_says_where()
    {
        foreach (var (path, text) in SmallPack.Files)
        {
            var lines = text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                Check(path, lines, i, null);
                for (var s = i % 5; s < Strays.Length; s += 5) Check(path, lines, i, lines[i].Insert(lines[i].Length * ((i + s) % 3) / 2, Strays[s]));
            }
        }
    }

    /// <summary>How long a load takes depends on the machine and belongs to perf/; what it allocates does not.</summary>
    [Fact]
    public void Loads_a_pack_at_a_cost_that_grows_no_faster_than_its_files()
    {
        var twelve = BytesToLoad(12);
        var twentyFour = BytesToLoad(24);
        Assert.True(twelve < 8_000_000, $"{twelve} bytes");
        Assert.True(twentyFour < twelve * 2.2, $"{twelve} bytes, then {twentyFour}");
    }

    private static long BytesToLoad(int tables)
    {
        var given = GivenPack.Small();
        for (var i = 0; i < tables; i++) given = given.With($"controls/t{i}.table.yaml", SmallPack.Files["controls/fine.table.yaml"].Replace("table: fine", $"table: fine{i}"));
        var source = given.Source();
        Assert.NotNull(PackLoader.Load(source).Pack);
        var before = GC.GetAllocatedBytesForCurrentThread();
        PackLoader.Load(source);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Check(string path, string[] lines, int at, string? replacement)
    {
        var copy = lines.ToList();
        if (replacement is null) copy.RemoveAt(at);
        else copy[at] = replacement;
        PackReading reading;
        try
        {
            reading = GivenPack.Small().With(path, string.Join('\n', copy)).Load();
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{path}:{at + 1} as «{replacement}»", fault);
        }
        Assert.Equal(reading.Pack is null, reading.Diagnostics.Any(d => d.Severity == Severity.Error));
        Assert.All(reading.Diagnostics, d =>
        {
            Assert.StartsWith("packs/small/", d.Where.File, StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(d.Message.Zh) || string.IsNullOrWhiteSpace(d.Message.En));
        });
    }
}
