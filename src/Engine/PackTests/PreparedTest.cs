using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>
/// A row case or a timeline whose names are found and whose facts are in a book, so that it can be run on the pack and on every mutant of it.
/// </summary>
internal abstract class PreparedTest
{
    public required PackTest Test { get; init; }

    public required string Name { get; init; }

    public required SourceSpan Where { get; init; }

    /// <summary>Runs it on a pack bound with its readings.</summary>
    /// <param name="pack">The pack; its words must be those the test was prepared with.</param>
    /// <param name="failures">Gets what did not come out as expected.</param>
    /// <param name="seen">Gets what each reckoning showed; null when nobody asks.</param>
    public abstract void Run(BoundPack pack, List<Diagnostic> failures, List<Exhibit>? seen);
}

/// <summary>A test that names something the pack does not have: it fails whatever the pack does.</summary>
internal sealed class BrokenTest(IReadOnlyList<Diagnostic> mistakes) : PreparedTest
{
    public override void Run(BoundPack pack, List<Diagnostic> failures, List<Exhibit>? seen) => failures.AddRange(mistakes);
}
