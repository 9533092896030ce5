using NodaTime;
using Yunzhang.Platform.Files;

namespace Yunzhang.Platform.Tests.Files;

public sealed class DayCellTests
{
    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("2026/11/24")]
    [InlineData("2026.11.24")]
    [InlineData("2026年11月24日")]
    [InlineData("20261124")]
    [InlineData("2026-11-24 00:00:00")]
    [InlineData("46350")]
    public void Reads_a_day_however_it_is_written(string text)
    {
        Assert.True(DayCell.TryRead(text, out var day));
        Assert.Equal(new LocalDate(2026, 11, 24), day);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01")]
    [InlineData("24/11/2026")]
    [InlineData("2026-11-24 08:30")]
    [InlineData("12")]
    [InlineData("下个月")]
    public void Refuses_what_is_no_day(string text) => Assert.False(DayCell.TryRead(text, out _));
}
