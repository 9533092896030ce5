using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Rulebook;

/// <summary>A pack read, signed and bound; or what stands in the way.</summary>
internal sealed record RuleDraft(Pack? Written, BoundPack? Bound, IReadOnlyList<Error> Errors)
{
    private const int MostDecimals = 2;

    private static readonly Dictionary<string, string> AsChosen = [];

    /// <summary>Questions nobody has answered: until somebody does, it can be recorded but judges nothing.</summary>
    public IReadOnlyList<Question> Open => [.. Written?.Questions.Where(q => q.Chosen is null) ?? []];

    public static RuleDraft Of(PackSource source, Readings readings)
    {
        var read = PackLoader.Load(source);
        return read.Pack is { } pack ? Of(pack, readings) : new(null, null, Problems(read.Diagnostics));
    }

    public static RuleDraft Of(Pack pack, Readings readings)
    {
        if (pack.Money.Decimals > MostDecimals) return new(null, null, [TooFine(pack)]);
        var written = readings.Sign(pack);
        var edit = PackEditor.WithReadings(written, AsChosen);
        if (edit.Result is not { } applied) return new(written, null, Problems(edit.Diagnostics));
        var (bound, found) = PackBinder.Bind(applied);
        return new(written, bound, bound is null ? Problems(found) : []);
    }

    public static IReadOnlyList<Error> Problems(IEnumerable<Diagnostic> found) =>
        [.. found.Where(d => d.Severity == Severity.Error).Select(d => new Error(ErrorKind.Invalid, d.Code, new Phrase(
            $"{d.Where}：{d.Message.Zh}{d.Hint?.Zh}", $"{d.Where}: {d.Message.En}{(d.Hint is { } hint ? " " + hint.En : "")}")))];

    private static Error TooFine(Pack pack) => new(ErrorKind.Invalid, "rules.money-too-fine", new Phrase(
        $"《{pack.Name.Zh}》的金额算到小数点后 {pack.Money.Decimals} 位，账上只记到分。请把 pack.yaml 里 money 的 decimals 改成 2。",
        $"{pack.Name.En} works out money to {pack.Money.Decimals} decimals, but the ledger keeps cents. Set decimals under money in pack.yaml to 2."));
}
