namespace Yunzhang.Commands.Tests;

public sealed class CalendarCommandTests
{
    private const string Table = "日期,名称,类型\n2027-02-04,春节,放假\n2027-02-20,春节,上班\n2027-11-25,Thanksgiving,holiday\n";

    private static readonly string China = Path.Combine(GivenCommand.Root, "calendars", "cn");

    [Fact]
    public void Shows_what_would_change_and_marks_what_is_not_local()
    {
        using var given = new GivenCommand();
        Assert.Equal(0, given.Run("calendar", given.File("feed.csv", Table), "--into", China, "--year", "2027").ExitCode);
        Assert.Contains("加上 2027年2月20日（星期六）：春节调休上班", given.Output, StringComparison.Ordinal);
        Assert.Contains("可能不是本地的（第 4 行）", given.Output, StringComparison.Ordinal);
        Assert.Contains("去掉 2027年5月1日（星期六）：劳动节放假", given.Output, StringComparison.Ordinal);
        Assert.Contains("什么都还没有改", given.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_the_years_file_from_what_is_chosen_and_it_can_be_read_again()
    {
        using var given = new GivenCommand();
        var feed = given.File("feed.csv", Table);
        Assert.Equal(0, given.Run("calendar", feed, "--into", China, "--year", "2027", "--take", "2027-02-04", "2027-02-20", "--notice", "某号", "--lang", "en").ExitCode);
        Assert.Contains("from: 2027-02-04, to: 2027-02-08", given.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Thanksgiving", given.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("provisional", given.Output, StringComparison.Ordinal);
        var folder = Path.GetDirectoryName(given.File("cn/calendar.yaml", File.ReadAllText(Path.Combine(China, "calendar.yaml"))))!;
        given.File("cn/2027.yaml", given.Output);
        given.Run("due", "1 working day", "--from", "2027-02-19T10:00", "--calendar", folder, "--lang", "en");
        Assert.StartsWith("2027-02-20 10:00", given.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Not certain", given.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_is_not_in_the_preview_or_a_row_that_is_no_day_is_refused()
    {
        using var given = new GivenCommand();
        Assert.Equal(1, given.Run("calendar", given.File("feed.csv", Table), "--into", China, "--year", "2027", "--take", "2027-03-03").ExitCode);
        Assert.Contains("预览里没有“2027-03-03”", given.Errors, StringComparison.Ordinal);
        Assert.Equal(1, given.Run("calendar", given.File("bad.csv", "日期\n明天\n"), "--into", China, "--year", "2027", "--lang", "en").ExitCode);
        Assert.Contains("file.bad-day", given.Errors, StringComparison.Ordinal);
    }
}
