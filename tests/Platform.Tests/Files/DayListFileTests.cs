using System.Text;
using NodaTime;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Results;

namespace Yunzhang.Platform.Tests.Files;

public sealed class DayListFileTests
{
    private const string Feed = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//x//y//ZH
        BEGIN:VEVENT
        UID:1
        DTSTART;VALUE=DATE:20260214
        DTEND;VALUE=DATE:20260215
        SUMMARY:春节 班
        END:VEVENT
        BEGIN:VEVENT
        UID:2
        DTSTART;VALUE=DATE:20260215
        DTEND;VALUE=DATE:20260224
        SUMMARY:春节 休
        END:VEVENT
        BEGIN:VEVENT
        UID:3
        DTSTART;VALUE=DATE:20261126
        SUMMARY:Thanksgiving
        CATEGORIES:Holiday
        END:VEVENT
        END:VCALENDAR
        """;

    [Fact]
    public void A_feed_is_cut_into_days_and_the_end_of_a_whole_day_event_is_left_out()
    {
        var days = Read(Feed.ReplaceLineEndings("\r\n")).Value;
        Assert.Equal(11, days.Count);
        Assert.Equal((new LocalDate(2026, 2, 14), true, "第 1 个事件"), (days[0].Day, days[0].IsWorked, days[0].Place.Zh));
        Assert.Equal((new LocalDate(2026, 2, 15), new LocalDate(2026, 2, 23), false), (days[1].Day, days[9].Day, days[9].IsWorked));
        Assert.Equal((new LocalDate(2026, 11, 26), "Thanksgiving", false), (days[10].Day, days[10].Name, days[10].IsWorked));
    }

    [Fact]
    public void A_table_is_read_by_its_heads_in_either_language()
    {
        var days = Read("日期,名称,类型\n2026-02-14,春节,上班\n2026/2/15,春节,放假\n2026-02-16,春节,\n2026-02-17,春节,调休\n2026-02-28,春节调休上班,\n").Value;
        Assert.Equal([true, false, null, null, true], days.Select(d => d.IsWorked));
        Assert.Equal("row 2", days[0].Place.En);
        Assert.Equal(new LocalDate(2026, 2, 15), Read("date,name,kind\n2026-02-15,Spring Festival,holiday\n").Value.Single().Day);
    }

    [Theory]
    [InlineData("日期,名称\n2026-02-30,春节\n明天,春节\n", "file.bad-day", "第 2 行：“2026-02-30”不是日期", "In row 2 \"2026-02-30\" is not a day")]
    [InlineData("名称,类型\n春节,放假\n", "file.no-day-column", "没有日期一列", "no column of days")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n", "file.event-without-day", "没有开始的日期", "no day it starts on")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY\nSUMMARY:元旦\nEND:VEVENT\nEND:VCALENDAR\n", "file.event-too-wide", "是重复的", "repeats")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:yesterday\nEND:VEVENT\n", "file.feed-broken", "读不成日历", "cannot be read as a calendar")]
    public void What_cannot_be_read_is_refused_in_both_languages(string text, string code, string zh, string en)
    {
        var error = Read(text).Errors[0];
        Assert.Equal(code, error.Code);
        Assert.Contains(zh, error.Message.Zh, StringComparison.Ordinal);
        Assert.Contains(en, error.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_row_is_told() => Assert.Equal(2, Read("日期\n2026-02-30\n明天\n2026-02-15\n").Errors.Count);

    private static Result<IReadOnlyList<ListedDay>> Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return DayListFile.Read(stream);
    }
}
