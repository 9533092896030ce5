using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>How one row case or one timeline of a pack came out.</summary>
/// <param name="Test">The test it belongs to.</param>
/// <param name="Name">What it shows: the name of the test, and of the case when it is a row case.</param>
/// <param name="Where">Where it stands.</param>
/// <param name="Failures">What was expected, what came out and why; or what is wrong with the test itself. Empty when it passed.</param>
public sealed record TestResult(PackTest Test, string Name, SourceSpan Where, IReadOnlyList<Diagnostic> Failures)
{
    /// <summary>True when everything expected came out.</summary>
    public bool Passed => Failures.Count == 0;
}

/// <summary>All tests of a pack, run.</summary>
public sealed class PackTestRun
{
    internal PackTestRun(IReadOnlyList<TestResult> results, Reach reach) => (Results, Reach) = (results, reach);

    /// <summary>One result a row case and a timeline, in file order.</summary>
    public IReadOnlyList<TestResult> Results { get; }

    /// <summary>How many passed.</summary>
    public int Passed => Results.Count(r => r.Passed);

    /// <summary>How many did not.</summary>
    public int Failed => Results.Count - Passed;

    /// <summary>What the passing ones reached.</summary>
    internal Reach Reach { get; }
}
