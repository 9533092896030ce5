namespace Yunzhang.Commands.Tests;

public sealed class TestCommandTests
{
    [Theory]
    [InlineData("wastewater-operators")]
    [InlineData("wastewater-process")]
    [InlineData("shop-attendance")]
    [InlineData("chain-hr")]
    [InlineData("salon-operations")]
    [InlineData("cinema-franchise")]
    [InlineData("new-media")]
    [InlineData("sales-department")]
    public void The_tests_of_a_built_in_pack_notice_every_mutant_that_is_not_accepted(string pack)
    {
        using var given = new GivenCommand();
        given.Run("test", GivenCommand.Pack(pack), "--mutate", "--lang", "en");
        Assert.Equal("", given.Errors);
        Assert.Equal(0, given.ExitCode);
        Assert.Matches(@"passed, 0 failed\s+\d+ mutants: \d+ killed", given.Output);
    }

    [Fact]
    public void Prints_each_failing_test_counts_them_and_leaves_mutants_alone()
    {
        using var given = new GivenCommand();
        var copy = given.CopyOf("wastewater-process");
        var fine = Path.Combine(copy, "controls", "fine.table.yaml");
        File.WriteAllText(fine, File.ReadAllText(fine).Replace("absence_from: 60", "absence_from: 61", StringComparison.Ordinal));
        Assert.Equal(1, given.Run("test", copy, "--mutate").ExitCode);
        Assert.Contains("错误 test.wrong-result:", given.Errors, StringComparison.Ordinal);
        Assert.Matches(@"wastewater\.process：\d+ 个通过，[1-9]\d* 个未通过", given.Output);
        Assert.Contains("变体没有运行：请先让测试全部通过", given.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_mutant_that_a_missing_case_lets_through()
    {
        using var given = new GivenCommand();
        var copy = given.CopyOf("wastewater-operators");
        foreach (var test in Directory.EnumerateFiles(Path.Combine(copy, "tests"), "fine-rows.test.yaml")) File.Delete(test);
        Assert.Equal(1, given.Run("test", copy, "--mutate", "--lang", "en").ExitCode);
        Assert.Contains("error mutant.survived: With \"fine.", given.Errors, StringComparison.Ordinal);
        Assert.Matches(@"\d+ mutants: \d+ killed, [1-9]\d* survived", given.Output);
    }
}
