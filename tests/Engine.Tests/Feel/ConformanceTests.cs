using System.Globalization;
using CsCheck;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Feel.Conformance;

namespace Yunzhang.Engine.Tests.Feel;

/// <summary>The cases lie beside the repository, in <c>../shared/feel-tck</c>; where they do not, the test is shown as skipped.</summary>
public sealed class ConformanceTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 1, 2, 3, 4);

    [Fact]
    public void Keeps_its_three_scores_on_the_test_kit()
    {
        var file = FindCases();
        Assert.SkipWhen(file is null, "No ../shared/feel-tck/cases.jsonl beside the repository.");
        var report = ConformanceReport.Run(File.ReadLines(file!), Now);
        Assert.True(report.All >= 1500);
        Assert.True(Share(report.Passed, report.All) >= 0.99m, $"all: {report.Passed}/{report.All}");
        Assert.True(Share(report.ValuesPassed, report.Values) >= 0.985m, $"values: {report.ValuesPassed}/{report.Values}");
        Assert.True(Share(report.ErrorsExplained, report.Errors) >= 0.995m, $"errors: {report.ErrorsExplained}/{report.Errors}");
    }

    [Theory]
    [InlineData("for i in 1..4 return if i = 1 then 1 else partial[-1] * i", "[1, 2, 6, 24]")]
    [InlineData("some x in [1, 2, 3], y in [2, 3] satisfies x > y", "true")]
    [InlineData("{foo bar: 1, b: foo bar + 2}.b", "3")]
    [InlineData("{f: function(a, b) a - b, r: f(b: 2, a: 3)}.r", "1")]
    [InlineData("sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]")]
    [InlineData("[{item: 1}, {item: 2}][item >= 2]", "[{item: 2}]")]
    [InlineData("list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)", "[5, 5, 7, 8]")]
    [InlineData("(function(x: number) x + 1)(2) instance of number", "true")]
    [InlineData("overlaps before([1..5), (1..5])", "true")]
    [InlineData("[1..10[.end included", "false")]
    [InlineData("string(@\"-2021-01-01T10:10:10@Australia/Melbourne\" + @\"-P1Y\")", "-2022-01-01T10:10:10@Australia/Melbourne")]
    [InlineData("date and time(\"2017-12-31T24:00:00\")", "2018-01-01T00:00:00")]
    [InlineData("week of year(@\"2010-01-01\")", "53")]
    [InlineData("now()", "2026-01-02T03:04:00Z")]
    [InlineData("if null then 1 else 2", "2")]
    public void Evaluates_the_whole_language(string text, string expected) => Assert.Equal(expected, Answer(text));

    [Theory]
    [InlineData("1 + null", "1:1: feel.null-operand")]
    [InlineData("[1, 2] + foo", "1:10: feel.unknown-name")]
    [InlineData("abs(\"x\")", "1:1: feel.argument-type")]
    [InlineData("abs(m: 1)", "1:1: feel.argument-count")]
    [InlineData("1 +", "1:4: feel.syntax")]
    [InlineData("{a: 1, a: 2}", "1:1: feel.duplicate-key")]
    [InlineData("1 <\n\"a\"", "1:1: feel.type")]
    [InlineData("{f: function(n) f(n)}.f(1)", "1:17: feel.too-deep")]
    public void Answers_a_mistake_by_a_null_with_its_reason_and_place(string text, string expected) =>
        Assert.StartsWith($"null ({expected}", Answer(text), StringComparison.Ordinal);

    [Theory, MemberData(nameof(StrictExpressionTests.Constants), MemberType = typeof(StrictExpressionTests))]
    public void Agrees_with_what_a_pack_gets(string text, string expected)
    {
        // Bare days, yes and no are the pack's own; here they are written as FEEL has them.
        var feel = System.Text.RegularExpressions.Regex.Replace(text, @"(?<![\w""-])\d{4}-\d\d-\d\d", "@\"$0\"");
        feel = System.Text.RegularExpressions.Regex.Replace(feel, @"\b(yes|no)\b", m => m.Value == "yes" ? "true" : "false");
        Assert.Equal(expected, Answer(feel));
    }

    [Fact]
    public void Agrees_with_what_a_pack_gets_on_random_expressions() => RandomExpressions.Sample(text =>
    {
        var bag = new DiagnosticBag();
        var strict = FeelCompiler.Compile(Strict.At(text), new Scope(), null, bag);
        var found = Answer(text);
        // A mistake is refused at load wherever it stands, even in a branch that is not taken.
        return strict is null ? bag.All[0].Code is "feel.divide-by-zero" or "feel.empty-list" or "feel.overflow" : found == strict.ConstantValue.ToString();
    }, iter: 500);

    private static readonly Gen<string> RandomExpressions = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Gen.Decimal[-20, 20].Select(d => ValueText.Of(decimal.Round(d, 1)))
        : Gen.OneOf(
            Gen.Int[-9, 99].Select(n => n.ToString(CultureInfo.InvariantCulture)),
            Gen.Select(inner, Gen.OneOfConst("+", "-", "*", "/"), inner, (a, op, b) => $"({a} {op} {b})"),
            Gen.Select(inner, inner, inner, (a, b, c) => $"(if {a} < {b} then {c} else {a})"),
            Gen.Select(inner, inner, inner, (a, b, c) => $"(if {a} in [{b}..{c}) or {a} = {b} and not({c} >= {a}) then {b} else {c})"),
            Gen.Select(inner, inner, inner, (a, b, c) => $"(if {a} between {b} and {c} then max({a}, {b}) else sum([{c}, {a}][item > {b}]))"),
            Gen.Select(inner, Gen.Int[0, 3], (a, n) => $"round half up({a}, {n})")));

    private static string Answer(string text)
    {
        var line = System.Text.Json.JsonSerializer.Serialize(new { suite = "s", @case = "c", typeRef = (string?)null, err = false, inputs = new { }, text, expected = new { t = "string", v = "\u0001" } });
        return Assert.Single(ConformanceReport.Run([line], Now).Failures).Found;
    }

    private static decimal Share(int part, int whole) => (decimal)part / whole;

    private static string? FindCases()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Yunzhang.slnx"))) continue;
            var file = Path.Combine(folder.Parent!.FullName, "shared", "feel-tck", "cases.jsonl");
            return File.Exists(file) ? file : null;
        }
        return null;
    }
}
