using Yunzhang.Engine.Packs;
using Yunzhang.Engine.PackTests;
using Yunzhang.Engine.PackTests.Mutation;

namespace Yunzhang.Engine.Tests.PackTests;

public sealed class ShippedFlowTests
{
    [Theory]
    [InlineData("wastewater-operators", "leave.steps.ops.within = 2 working day")]
    [InlineData("wastewater-process", "leave.steps.ops.within = 2 working day")]
    [InlineData("wastewater-operators", "certificate.steps.review.not.3 removed")]
    [InlineData("cinema-franchise", "release.steps.release.when = wired = yes and ceiling = yes and walls = yes and inside = 16")]
    [InlineData("chain-hr", "plan.steps.joint.within = 4 days, end of day")]
    [InlineData("salon-operations", "design.steps.single.within = 4 working days, end of day")]
    [InlineData("cinema-franchise", "monthly-promotion.steps.sign.within = 6 working days, end of day")]
    [InlineData("new-media", "item.steps.site-project.to.approve = released")]
    [InlineData("sales-department", "price-change.steps.departments.rule = any")]
    public void The_flows_of_a_shipped_pack_hold_and_every_mutant_of_them_is_noticed(string name, string one)
    {
        var report = PackCheck.Of(Source(name));
        Assert.True(report.Diagnostics.Count == 0, string.Join('\n', report.Diagnostics));
        var mutants = MutationRun.Run(report.Pack!)!;
        Assert.True(mutants.Diagnostics.Count == 0, string.Join('\n', mutants.Diagnostics));
        Assert.Contains(MutantMaker.Of(report.Pack!), m => m.ToString() == one);
    }

    private static PackSource Source(string name)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "global.json"))) root = Path.GetDirectoryName(root)!;
        var folder = Path.Combine(root, "packs", name);
        return PackSource.FromText($"packs/{name}", Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText));
    }
}
