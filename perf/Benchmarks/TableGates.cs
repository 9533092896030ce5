using Yunzhang.Engine.Feel;

namespace Yunzhang.Benchmarks;

/// <summary>One decision out of slots already filled; and the road from text to a table ready to decide.</summary>
internal static class TableGates
{
    public static void Measure(Report report)
    {
        var (ten, thousand, ratio) = Benchmarks.Measure.InTurn(2_000_000, Deciding(10), Deciding(1_002));
        report.Add("decision, 10 rows, 3 inputs, slots filled", "≤ 200 ns, 0 bytes", $"{ten.Nanoseconds:0.0} ns, {ten.Bytes:0.##} bytes", ten is { Nanoseconds: <= 200, Bytes: 0 });
        report.Add("the same, 1,002 rows", "≤ 2 ×", $"{thousand.Nanoseconds:0.0} ns, {thousand.Bytes:0.##} bytes, {ratio:0.00} ×", ratio <= 2 && thousand.Bytes == 0);
        var whole = Build(10);
        var table = whole.Nanoseconds - Build(0).Nanoseconds;
        report.Add("parse, bind and prove that table", "≤ 0.5 ms", $"{table / 1e6:0.000} ms; the pack around it included, {whole.Nanoseconds / 1e6:0.000} ms, {whole.Bytes / 1024:0} KiB", table <= 500_000);
    }

    private static Measure Build(int rows) => Benchmarks.Measure.Of(200, calls =>
    {
        for (var i = 0; i < calls; i++) GivenTable.Bound(rows, false);
    });

    private static Action<int> Deciding(int rows)
    {
        var pack = GivenTable.Bound(rows, false);
        var matcher = pack.Tables.Single().TableVersions[0].Rows!.Matcher;
        var word = pack.Layout.Words.Words[0];
        var frames = new Value[64][];
        for (var i = 0; i < frames.Length; i++)
        {
            frames[i] = pack.Layout.NewFrame();
            frames[i][pack.Layout.SlotOf(word, word.Fields[0])] = Value.Choice(i % 2 == 0 ? word.Fields[0].Options[0].Id : word.Fields[0].Options[1].Id, i % 2);
            frames[i][pack.Layout.SlotOf(word, word.Fields[1])] = Value.Of((decimal)(i * 37 % (rows * 2)));
            frames[i][pack.Layout.SlotOf(word, word.Fields[2])] = Value.Of(i % 3 == 0);
        }
        return calls =>
        {
            var sum = 0;
            for (var i = 0; i < calls; i++) sum += matcher.Find(frames[i & 63]).Row;
            GC.KeepAlive(sum);
        };
    }
}
