using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>Runs the tests that a pack keeps beside its rules.</summary>
public static class PackTester
{
    /// <summary>Runs every row case and timeline, each under its own readings. A test whose readings do not bind fails with what was found.</summary>
    /// <param name="pack">The pack as written, readings not applied.</param>
    public static PackTestRun Run(Pack pack) => Run(new BoundReadings(pack), TestBench.Prepare(pack));

    internal static PackTestRun Run(BoundReadings packs, IReadOnlyList<PreparedTest> tests)
    {
        var reach = new Reach();
        var results = new List<TestResult>(tests.Count);
        foreach (var test in tests)
        {
            var failures = new List<Diagnostic>();
            var seen = new List<Exhibit>();
            var (bound, found) = packs.For(test.Test.Readings);
            if (bound is not null) test.Run(bound, failures, seen);
            else failures.AddRange(found.Where(d => d.Severity == Severity.Error));
            if (failures.Count == 0) reach.Add(test.Name, seen);
            results.Add(new TestResult(test.Test, test.Name, test.Where, failures));
        }
        return new PackTestRun(results, reach);
    }
}
