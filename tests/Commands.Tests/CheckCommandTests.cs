using System.Text.Json;

namespace Yunzhang.Commands.Tests;

public sealed class CheckCommandTests
{
    [Fact]
    public void Finds_every_built_in_pack_in_their_folder_and_nothing_wrong_with_them()
    {
        using var given = new GivenCommand();
        given.Run("check", Path.Combine(GivenCommand.Root, "packs"), "--lang", "en");
        Assert.Equal("", string.Join('\n', given.Errors.Split('\n').Where(l => l.Contains(": error ", StringComparison.Ordinal))));
        Assert.Equal(0, given.ExitCode);
        Assert.Contains("shop.attendance", given.Output, StringComparison.Ordinal);
        Assert.Contains("2014-04-01  34 clauses: 34 accounted (32 bound, 2 handled, 0 planned), 32 tested, 32 exercised", given.Output, StringComparison.Ordinal);
        Assert.Contains("2014-04-01  57 clauses: 57 accounted (9 bound, 2 handled, 46 planned), 9 tested, 9 exercised", given.Output, StringComparison.Ordinal);
        Assert.Contains("2014-04-15  33 clauses: 33 accounted (23 bound, 4 handled, 6 planned), 23 tested, 23 exercised", given.Output, StringComparison.Ordinal);
        Assert.Contains("2013-12-01  77 clauses: 77 accounted (28 bound, 8 handled, 41 planned), 28 tested, 28 exercised", given.Output, StringComparison.Ordinal);
        Assert.Contains("2014-03-01  109 clauses: 109 accounted (22 bound, 15 handled, 72 planned), 22 tested, 22 exercised", given.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_is_wrong_in_the_language_asked_for_and_refuses()
    {
        using var given = new GivenCommand();
        var copy = given.CopyOf("wastewater-operators");
        var fine = Path.Combine(copy, "controls", "fine.table.yaml");
        File.WriteAllText(fine, File.ReadAllText(fine).Replace("day_wage + 200", "day_wage + 210", StringComparison.Ordinal));
        Assert.Equal(1, given.Run("check", copy).ExitCode);
        Assert.Contains("错误 clause.number-not-in-text: “fine.values.absence_amount”里的 210 不在条款", given.Errors, StringComparison.Ordinal);
        Assert.Contains("错误 test.wrong-figure:", given.Errors, StringComparison.Ordinal);
        given.Run("check", copy, "--lang", "en");
        Assert.Contains("error clause.number-not-in-text: 210 in \"fine.values.absence_amount\" is not in the words of", given.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Gives_programs_every_rung_of_every_clause()
    {
        using var given = new GivenCommand();
        given.Run("check", GivenCommand.Pack("shop-attendance"), "--format", "json");
        var pack = JsonDocument.Parse(given.Output).RootElement[0];
        Assert.Equal((0, 0), (pack.GetProperty("errors").GetInt32(), pack.GetProperty("tests").GetProperty("failed").GetInt32()));
        var rung = pack.GetProperty("issues")[0].GetProperty("rungs")[0];
        Assert.Equal(("late.minutes", "bound", true), (rung.GetProperty("clause").GetString(), rung.GetProperty("account").GetString(), rung.GetProperty("tested").GetBoolean()));
        Assert.NotEqual(0, rung.GetProperty("proved_by").GetArrayLength());
    }

    [Fact]
    public void Refuses_a_folder_without_a_pack()
    {
        using var given = new GivenCommand();
        Assert.Equal(1, given.Run("check", Path.Combine(GivenCommand.Root, "src")).ExitCode);
        Assert.Contains("check.no-pack: 这里没有规定", given.Errors, StringComparison.Ordinal);
        Assert.Contains("check.no-pack: There is no pack here", given.Run("test", "no-such-folder", "--lang", "en").Errors, StringComparison.Ordinal);
        Assert.Equal(2, given.Run("check").ExitCode);
    }
}
