using Yunzhang.Architecture.Tests.Rules;

namespace Yunzhang.Architecture.Tests;

public sealed class SourceTests
{
    [Fact]
    public void Files_stay_under_300_lines() => Assert.Empty(House.Files("*.cs", "src", "tests", "perf").SelectMany(FileLength.Broken));

    [Fact]
    public void A_seeded_long_file_is_found()
    {
        Assert.Empty(FileLength.Broken(new SourceFile("src/Short.cs", string.Concat(Enumerable.Repeat("//\n", 300)))));
        Assert.Single(FileLength.Broken(new SourceFile("src/Long.cs", string.Concat(Enumerable.Repeat("//\n", 301)))));
    }

    [Fact]
    public void Diagnostic_codes_are_lower_case_dotted_and_of_a_known_family() =>
        Assert.Empty(House.Files("*.cs", "src").SelectMany(DiagnosticCodes.Broken));

    [Theory]
    [InlineData("bag.Error(\"pack.Unknown_Key\", where, message);", "pack.Unknown_Key")]
    [InlineData("bag.Warning(\"something wrong\", where, message);", "something wrong")]
    [InlineData("new Diagnostic(\"unknown-key\", Severity.Error, where, message)", "unknown-key")]
    [InlineData("throw new Fault($\"feel.{name}\", where, message);", "feel.{name}")]
    [InlineData("return site.Fail(\"feal.type\", zh, en);", "feal.type")]
    [InlineData("file.OneOf(\"layer\", \"pack.unknownLayer\", Layers);", "pack.unknownLayer")]
    public void A_seeded_bad_code_is_found(string line, string code) =>
        Assert.StartsWith($"src/Seed.cs:1: \"{code}\"", Assert.Single(DiagnosticCodes.Broken(new SourceFile("src/Seed.cs", line))));

    [Theory]
    [InlineData("bag.Error(\"pack.yaml-duplicate-key\", where, message);")]
    [InlineData("/// <c>new Diagnostic(\"Anything\")</c>")]
    [InlineData("""Fail("The expected figure is 12.5.");""")]
    [InlineData("new(\"pack.yaml\", \"pack.yaml\"),")]
    public void A_good_line_is_left_alone(string line) => Assert.Empty(DiagnosticCodes.Broken(new SourceFile("src/Good.cs", line)));
}
