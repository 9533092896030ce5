namespace Yunzhang.Commands.Tests;

public sealed class DueCommandTests
{
    private static readonly string China = Path.Combine(GivenCommand.Root, "calendars", "cn");

    [Fact]
    public void Prints_the_due_time_and_how_it_came_about()
    {
        using var given = new GivenCommand();
        Assert.Equal(0, given.Run("due", "1 个工作日", "--from", "2014-10-10T16:30", "--calendar", China).ExitCode);
        Assert.Equal("", given.Errors);
        Assert.Equal(
            """
            2014-10-11 16:30
              事发：2014年10月10日（星期五）16:30，工作日
              期限：1 个工作日
              2014年10月11日（星期六）：国庆节调休上班，计到第 1 个
              到期：2014年10月11日（星期六）16:30

            """, given.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Speaks_english_and_counts_back_from_a_start()
    {
        using var given = new GivenCommand();
        Assert.Equal(0, given.Run("due", "10 days before start", "--start", "2014-07-01", "--calendar", China, "--zone", "Asia/Shanghai", "--lang", "en").ExitCode);
        Assert.StartsWith("2014-06-21 24:00", given.Output, StringComparison.Ordinal);
        Assert.Contains("Due: midnight at the end of Saturday 21 June 2014", given.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_several_times_of_what_recurs()
    {
        using var given = new GivenCommand();
        given.Run("due", "day 1 monthly, next working day if a rest day", "--from", "2014-04-15", "--calendar", China, "--times", "3", "--lang", "en");
        Assert.Contains("2014-05-04 24:00", given.Output, StringComparison.Ordinal);
        Assert.Contains("2014-06-03 24:00  midnight at the end of Tuesday 3 June 2014", given.Output, StringComparison.Ordinal);
        Assert.Contains("2014-07-01 24:00", given.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_calendar_it_says_that_the_holidays_are_not_known()
    {
        using var given = new GivenCommand();
        given.Run("due", "3 working days", "--from", "2014-04-30T10:00", "--lang", "en");
        Assert.Contains("Not certain yet: the holidays and make-up days of 2014 are not in the calendar.", given.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3 wroking days", "time.unknown-word", "是不是想写“working”?")]
    [InlineData("10 days before start", "deadline.no-start", "没有给出开始的日期")]
    public void A_mistake_is_refused_with_its_place_and_what_to_do(string limit, string code, string message)
    {
        using var given = new GivenCommand();
        Assert.Equal(1, given.Run("due", limit, "--from", "2014-06-13T16:30").ExitCode);
        Assert.Contains(code, given.Errors, StringComparison.Ordinal);
        Assert.Contains(message, given.Errors, StringComparison.Ordinal);
        Assert.Equal("", given.Output);
    }

    [Fact]
    public void A_zone_a_folder_or_a_time_that_is_not_there_is_refused()
    {
        using var given = new GivenCommand();
        Assert.Equal(1, given.Run("due", "3 days", "--from", "2014-06-13", "--zone", "Asia/Shangai", "--lang", "en").ExitCode);
        Assert.Contains("Did you mean \"Asia/Shanghai\"?", given.Errors, StringComparison.Ordinal);
        Assert.Equal(1, given.Run("due", "3 days", "--from", "2014-06-13", "--calendar", "no/such").ExitCode);
        Assert.Contains("没有文件夹 no/such", given.Errors, StringComparison.Ordinal);
        Assert.Equal(2, given.Run("due", "3 days", "--from", "tomorrow").ExitCode);
    }
}
