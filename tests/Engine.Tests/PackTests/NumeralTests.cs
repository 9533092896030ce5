using Yunzhang.Engine.Feel;
using Yunzhang.Engine.PackTests;
using Yunzhang.Engine.PackTests.Numbers;

namespace Yunzhang.Engine.Tests.PackTests;

public sealed class NumeralTests
{
    [Theory]
    [InlineData("十分钟", "10 Minutes")]
    [InlineData("十五分钟", "15 Minutes")]
    [InlineData("一小时", "60 Minutes")]
    [InlineData("半小时", "30 Minutes")]
    [InlineData("两个半小时", "150 Minutes")]
    [InlineData("一小时半", "90 Minutes")]
    [InlineData("1.5小时", "90 Minutes")]
    [InlineData("二百元", "200 Money")]
    [InlineData("二百五十元", "250 Money")]
    [InlineData("一百五元", "150 Money")]
    [InlineData("一百零五元", "105 Money")]
    [InlineData("一千二百三十四元", "1234 Money")]
    [InlineData("一万零二十元", "10020 Money")]
    [InlineData("十二万元", "120000 Money")]
    [InlineData("1万元", "10000 Money")]
    [InlineData("1,200元", "1200 Money")]
    [InlineData("５０元", "50 Money")]
    [InlineData("贰佰元", "200 Money")]
    [InlineData("三点五元", "3.5 Money")]
    [InlineData("半日", "0.5 Count")]
    [InlineData("一天半", "1.5 Count")]
    [InlineData("两次", "2 Count")]
    [InlineData("第三次", "3 Count")]
    [InlineData("五个工作日", "5 Count")]
    [InlineData("三名", "3 Count")]
    [InlineData("扣十分", "10 Count")]
    [InlineData("百分之五", "5 Percent")]
    [InlineData("95％", "95 Percent")]
    [InlineData("三成", "30 Percent")]
    [InlineData("一半", "50 Percent")]
    [InlineData("半个月", "0.5 Months")]
    [InlineData("一年", "12 Months")]
    [InlineData("两公里", "2000 Length")]
    [InlineData("二十至五十元", "20 Money, 50 Money")]
    [InlineData("10-20元", "10 Money, 20 Money")]
    [InlineData("三倍", "3 Any")]
    [InlineData("迟到从十分钟起计，每次扣十元", "10 Minutes, 10 Money")]
    public void Reads_numbers_with_their_units(string words, string numbers) => Assert.Equal(numbers, Read(words));

    [Theory]
    [InlineData("按照第三条和第十二款执行")]
    [InlineData("自2014年4月1日起施行")]
    [InlineData("二〇一四年四月一日")]
    [InlineData("每年12月31日前")]
    [InlineData("每月5日前")]
    [InlineData("上午八时三十分")]
    [InlineData("晚上十点以后，08:30上班")]
    [InlineData("三五次")]
    [InlineData("没有数字")]
    public void Leaves_out_what_is_no_figure(string words) => Assert.Equal("", Read(words));

    [Fact]
    public void Ten_points_are_not_very_important() => Assert.Equal("10 Any", Read("十分重要"));

    private static string Read(string words) => string.Join(", ", TextNumbers.Of(words).Select(n => $"{ValueText.Of(n.Value)} {n.Family}"));

    [Theory]
    [InlineData("day_wage + 200", "200")]
    [InlineData("[10..60.5)", "10, 60.5")]
    [InlineData("minutes * 2", "2*")]
    [InlineData("post_1 = 3", "3")]
    [InlineData("2014-04-01", "")]
    [InlineData("\"12\" + 3", "3")]
    public void Finds_the_literals_of_a_formula(string text, string numbers) =>
        Assert.Equal(numbers, string.Join(", ", FormulaText.Literals(text).Select(l => ValueText.Of(l.Value) + (l.IsFactor ? "*" : ""))));
}
