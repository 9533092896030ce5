using System.Text.RegularExpressions;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Packs.Files;
using Yunzhang.Engine.PackTests;

namespace Yunzhang.Engine.Tests.Packs;

/// <summary>The guide to flows says what the product does: its examples are read and run, its tables hold every key.</summary>
public sealed partial class FlowGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Root, "docs/guide/flows.md"));

    private static readonly string[] Examples = [.. Fenced().Matches(Guide).Select(m => m.Groups[1].Value)];

    private static string Root
    {
        get
        {
            var root = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(root, "global.json"))) root = Path.GetDirectoryName(root)!;
            return root;
        }
    }

    [Fact]
    public void Its_flow_its_form_and_its_test_hold_together()
    {
        var reading = GivenPack.Small().Without("i18n/en.yaml").Without("tests/fine.test.yaml").Without("tests/accepted-mutants.yaml").Replace("controls/totals.counter.yaml", "| [1..2] ||", "| [0..2] ||")
            .With("controls/leave.flow.yaml", Examples.Single(e => e.StartsWith("flow:", StringComparison.Ordinal)))
            .With("forms/leave.form.yaml", Examples.Single(e => e.StartsWith("form:", StringComparison.Ordinal)))
            .With("tests/leave.test.yaml", Examples.Single(e => e.StartsWith("test:", StringComparison.Ordinal))).Load();
        Assert.True(reading.Pack is not null, string.Join('\n', reading.Diagnostics));
        var (bound, found) = PackBinder.Bind(reading.Pack);
        Assert.True(bound is not null, string.Join('\n', found));
        var result = Assert.Single(PackTester.Run(reading.Pack).Results);
        Assert.Equal("", string.Join('\n', result.Failures));
    }

    [Fact]
    public void Its_record_is_one_an_ending_takes()
    {
        var record = Examples.Single(e => e.StartsWith("record:", StringComparison.Ordinal)).Trim();
        var pack = FlowPack.Given().Replace(FlowPack.Penalty, "means: granted }", $"means: granted, {record} }}").Replace(FlowPack.Form, "person:  {", "day: { name: 日期, type: date }\n  person:  {");
        Assert.NotNull(pack.Load().Pack!.Flows.Single(f => f.Id == "penalty").Versions[0].Ending("valid")!.Record);
    }

    [Fact]
    public void Its_tables_name_every_kind_key_and_exit()
    {
        foreach (var kind in StepKinds.All)
        {
            Assert.Contains($"| `{kind.Key}: ", Guide, StringComparison.Ordinal);
            foreach (var word in kind.Keys.Concat(kind.Exits)) Assert.Contains($"`{word}", Guide, StringComparison.Ordinal);
        }
        foreach (var key in new[] { "required", "when", "range", "computed", "default", "from_last", "hint", "columns", "unit" }) Assert.Contains($"`{key}", Guide, StringComparison.Ordinal);
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
