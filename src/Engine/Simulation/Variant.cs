using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Simulation;

/// <summary>A pack changed and bound; or why that cannot be.</summary>
internal sealed record Variant(BoundPack? Bound, IReadOnlyList<Diagnostic> Diagnostics)
{
    private static readonly Dictionary<string, string> AsChosen = [];

    /// <summary>The pack with its chosen readings.</summary>
    public static Variant Chosen(Pack pack) => Bind(PackEditor.WithReadings(pack, AsChosen));

    /// <summary>The pack with one question read otherwise.</summary>
    public static Variant Read(Pack pack, Question question, Reading reading) =>
        Bind(PackEditor.WithReadings(pack, new Dictionary<string, string> { [question.Id] = reading.Id }));

    /// <summary>
    /// A pack that holds together, with changes. Everything found that was not there before stands at the place of the change it comes from.
    /// </summary>
    public static Variant Changed(Variant from, IReadOnlyList<Change> changes)
    {
        var pack = from.Bound!.Pack;
        var variant = Bind(PackEditor.Apply(pack, changes));
        return variant with { Diagnostics = new Blame(pack, changes).Of(variant.Diagnostics.Except(from.Diagnostics)) };
    }

    /// <summary>Binds what an edit gave.</summary>
    public static Variant Bind(PackEdit edit)
    {
        if (edit.Result is not { } pack) return new Variant(null, edit.Diagnostics);
        var (bound, found) = PackBinder.Bind(pack);
        return new Variant(bound, [.. edit.Diagnostics, .. found]);
    }
}
