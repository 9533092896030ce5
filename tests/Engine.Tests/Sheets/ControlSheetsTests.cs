using NodaTime;
using Yunzhang.Engine.PackTests;
using Yunzhang.Engine.Sheets;

namespace Yunzhang.Engine.Tests.Sheets;

public sealed class ControlSheetsTests
{
    private static readonly LocalDate Day = new(2014, 4, 15);

    [Fact]
    public void A_table_reads_in_the_words_of_its_pack_with_its_numbers_filled_in()
    {
        var version = Sheet("fine").VersionOn(Day)!;

        Assert.Equal(["种类", "分钟数", "有正当理由", "补签已获准", "准假情况"], version.Columns.Select(c => c.Zh));
        var hour = version.Rows.Single(r => r.Id == "hour");
        Assert.Equal(["迟到或早退", "满 60 分钟", "", "", ""], hour.Cells.Select(c => c.Zh));
        Assert.Equal(("旷工", "扣 当日工资 + 200 元，计 1 日"), (hour.Finding.Zh, hour.Follows.Zh));
        Assert.Equal("满 10 分钟、不满 60 分钟", version.Rows.Single(r => r.Id == "late").Cells[1].Zh);
        Assert.Equal("from 10 minutes, under 60 minutes", version.Rows.Single(r => r.Id == "late").Cells[1].En);
        Assert.Null(Sheet("fine").VersionOn(new(2014, 3, 31)));
    }

    [Fact]
    public void A_counter_reads_as_what_it_counts_when_it_acts_and_when_it_warns()
    {
        var sheet = Sheet("late-to-absence");

        Assert.Equal("按每人、每月累计“考勤扣款”的次数（认定是迟到、早退）。", sheet.Intro[0].Zh);
        Assert.Equal(["每满 3 次，执行一次。", "满 2 次时先提醒本人。"], sheet.Versions[0].Lines.Select(l => l.Zh));
        Assert.Equal(("旷工", "扣 当日工资 + 200 元，计 1 日"), (sheet.Versions[0].Rows[0].Finding.Zh, sheet.Versions[0].Rows[0].Follows.Zh));
        Assert.Equal("年终绩效工资：取消", Sheet("annual-absence").Versions[0].Rows[0].Follows.Zh);
    }

    [Fact]
    public void Every_control_of_the_shop_reads_without_a_bare_name()
    {
        foreach (var row in ControlSheets.Of(ShippedPack.Shop).SelectMany(s => s.Versions).SelectMany(v => v.Rows))
            Assert.DoesNotMatch("[a-z]_[a-z]", row.Follows.Zh + row.Finding.Zh + string.Concat(row.Cells.Select(c => c.Zh)));
    }

    [Fact]
    public void Clauses_are_accounted_for_and_have_their_tests()
    {
        var pack = ShippedPack.Wastewater.Pack;
        Assert.Equal((Account.Bound, Account.Handled), (ClauseProof.AccountsOn(pack, Day)["attendance.late"], ClauseProof.AccountsOn(pack, Day)["closing.interpretation"]));
        var tests = ClauseProof.TestsOf(pack, pack, "attendance.three");
        Assert.Contains("四月的六件事，共扣七百元", tests.Select(t => t.Name));
        Assert.DoesNotContain("奖励发给符合条件的处理厂", tests.Select(t => t.Name));
    }

    private static ControlSheet Sheet(string id) => ControlSheets.Of(ShippedPack.Wastewater).Single(s => s.Id == id);
}
