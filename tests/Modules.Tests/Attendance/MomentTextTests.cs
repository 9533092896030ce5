using Yunzhang.Modules.Attendance.PunchFiles;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class MomentTextTests
{
    [Theory]
    [InlineData("2024-02-29", 19_782)]
    [InlineData("2024年2月29日", 19_782)]
    [InlineData("1970/1/1", 0)]
    [InlineData("20240229", 19_782)]
    public void Reads_a_day(string text, int expected)
    {
        Assert.True(MomentText.TryDay(text, out var day, out var rest));
        Assert.Equal(expected, day);
        Assert.True(rest.IsEmpty);
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024-13-01")]
    [InlineData("2024-5")]
    [InlineData("2024-5/1")]
    [InlineData("2024年5/1")]
    [InlineData("1001")]
    [InlineData("")]
    public void Refuses_what_is_no_day(string text) => Assert.False(MomentText.TryDay(text, out _, out _));

    [Theory]
    [InlineData("0:00", 0)]
    [InlineData("23:59:59", 86_399)]
    [InlineData("12:30 AM", 1_800)]
    [InlineData("12:30 PM", 45_000)]
    [InlineData("下午 13:05", 47_100)]
    [InlineData("8：05", 29_100)]
    [InlineData("次日 00:10", 87_000)]
    public void Reads_a_time(string text, int expected)
    {
        Assert.True(MomentText.TryTime(text, out var second, out _));
        Assert.Equal(expected, second);
    }

    [Theory]
    [InlineData("8")]
    [InlineData("8:5")]
    [InlineData("24:00")]
    [InlineData("08:60")]
    [InlineData("08:01:99")]
    public void Refuses_what_is_no_time(string text) => Assert.False(MomentText.TryTime(text, out _, out _));

    [Theory]
    [InlineData("45418.5", 19_849, 43_200)]
    [InlineData("0.25", -1, 21_600)]
    public void Reads_the_inner_number_of_a_spreadsheet(string text, int day, int second)
    {
        Assert.True(MomentText.TrySerial(text, out var foundDay, out var foundSecond));
        Assert.Equal((day, second), (foundDay, foundSecond));
    }
}
