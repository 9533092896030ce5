using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Packs;

/// <summary>A pack read from a folder, with the readings chosen applied, bound and proved; or why not.</summary>
/// <param name="Written">The pack as its files say it; null when they could not be read.</param>
/// <param name="Bound">Ready to reckon; null when something stops it.</param>
/// <param name="Diagnostics">Everything found.</param>
public sealed record OpenedPack(Pack? Written, BoundPack? Bound, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Opens the pack in a folder.</summary>
    /// <param name="folder">The folder as the caller named it.</param>
    /// <param name="readings">Question id → reading id, where another reading than the chosen one is asked for.</param>
    public static OpenedPack From(string folder, IReadOnlyDictionary<string, string> readings)
    {
        if (PackFolder.Read(folder) is not { } source) return new OpenedPack(null, null, [NoSuchFolder(folder)]);
        var read = PackLoader.Load(source);
        if (read.Pack is not { } written) return new OpenedPack(null, null, read.Diagnostics);
        var edit = PackEditor.WithReadings(written, readings);
        if (edit.Result is not { } chosen) return new OpenedPack(written, null, [.. read.Diagnostics, .. edit.Diagnostics]);
        var (bound, found) = PackBinder.Bind(chosen);
        return new OpenedPack(written, bound, [.. read.Diagnostics, .. edit.Diagnostics, .. found]);
    }

    /// <summary>Questions that have no answer at all, as errors: such a pack can be tested and simulated, not run.</summary>
    public static IEnumerable<Diagnostic> Unanswered(Pack pack) => pack.Questions.Where(q => q.Chosen is null).Select(q =>
    {
        var readings = string.Join(", ", q.Readings.Select(r => r.Id));
        return new Diagnostic("run.unanswered-question", Severity.Error, q.Where, new Phrase(
            $"问题“{q.Id}”还没有答案：{q.Asks.Zh}没有答案的规定可以测试和模拟，不能运行。",
            $"The question \"{q.Id}\" has no answer yet: {q.Asks.En} A pack with an open question can be tested and simulated, not run."), readings.Length == 0
            ? new Phrase("请在 questions.yaml 写上 chosen。", "Write `chosen` in questions.yaml.")
            : new Phrase($"请在 questions.yaml 写上 chosen，或用 --reading {q.Id}=（{readings}）。", $"Write `chosen` in questions.yaml, or give --reading {q.Id}=({readings})."));
    });

    private static Diagnostic NoSuchFolder(string folder) => new("run.no-such-pack", Severity.Error, new SourceSpan(folder, 0, 0), new Phrase(
        "没有这个文件夹。要写规定所在的文件夹，例如 packs/wastewater-operators。", "There is no such folder. Name the folder a pack stands in, such as packs/wastewater-operators."));
}
