using NodaTime;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Attendance.PunchFiles;
using static Yunzhang.Modules.Tests.Attendance.GivenAttendance;
using static Yunzhang.Modules.Tests.Attendance.GivenPunchFile;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class PunchFileTests
{
    [Theory]
    [InlineData("工号,姓名,日期,时间\n1001,张三,2024-05-06,08:01\n1001,张三,2024-05-06,17:02\n")]
    [InlineData("姓名;打卡时间;部门\n张三;2024/5/6 8:01;水处理\n张三;2024/5/6 17:02;水处理\n")]
    [InlineData("1001\t2024-05-06 08:01:00\t1\t0\t1\t0\n  1001\t2024-05-06 17:02:00\t1\t1\t1\t0\n")]
    [InlineData("1001\t2024-05-06\t08:01:00\n1001\t2024-05-06\t17:02:00\n")]
    [InlineData("某厂考勤记录,,,\n统计日期：2024-05-01 至 2024-05-31,,,\n考勤号码,姓名,考勤日期,考勤时间,打卡时间\n001001,张三,24-05-06 星期一,08:00,08:01\n001001,张三,24-05-06 星期一,17:00,17:02\n")]
    [InlineData("日期,姓名,账号,打卡类型,打卡时间,打卡状态\n2024/05/06 星期一,张三,1001,上班打卡,08:01,正常\n2024/05/06 星期一,张三,1001,下班打卡,17:02,正常\n2024/05/06 星期一,张三,1001,下班打卡,--,缺卡\n")]
    [InlineData("工号,日期,上班1打卡时间,上班1打卡结果,下班1打卡时间,下班1打卡结果\n1001,2024年5月6日,08:01,正常,17:02,正常\n")]
    [InlineData("姓名,工号,日期,上班1,,下班1,\n,,,打卡时间,打卡结果,打卡时间,打卡结果\n张三,1001,20240506,08:01,正常,17:02,正常\n")]
    [InlineData("工号,日期,刷卡记录\n1001,2024.5.6,08:01 17:02\n")]
    [InlineData("AC-No.,Name,Time\n1001,张三,2024-05-06 8:01 AM\n1001,张三,2024-05-06 5:02:00 PM\n")]
    [InlineData("工号,打卡时间\n1001,2024-05-06 上午 8:01\n1001,2024-05-06 下午 5:02\n")]
    [InlineData("User ID,DateTime\n1001,2024-05-06T08:01:00\n1001,2024-05-06T17:02:00.000\n")]
    public void Punches_of_common_devices_are_recognised(string text)
    {
        var reading = Read(text);
        Assert.Null(reading.Refusal);
        Assert.Empty(reading.Failed);
        Assert.Equal([At("2024-05-06 08:01"), At("2024-05-06 17:02")], reading.Punches.Select(p => p.Micros));
        Assert.All(reading.Punches, p => Assert.Equal(1, p.Person));
    }

    [Fact]
    public void The_next_day_written_in_a_time_is_the_next_day()
    {
        var reading = Read("工号,日期,上班1打卡时间,下班1打卡时间\n1001,2024-05-06,21:55,次日 06:05\n");
        Assert.Equal([At("2024-05-06 21:55"), At("2024-05-07 06:05")], reading.Punches.Select(p => p.Micros));
    }

    [Fact]
    public void GB18030_is_read_as_it_was_written()
    {
        var reading = Read(Gb18030.GetBytes("工号,姓名,打卡时间\r\n1002,李四,2024-05-06 08:01\r\n"));
        Assert.Equal(("CSV GB18030", 2), (reading.Format, Assert.Single(reading.Punches).Person));
        Assert.Equal(["工号", "姓名", "打卡时间"], reading.Columns!.Headers);
    }

    [Fact]
    public void A_header_without_the_time_is_refused_with_what_it_has()
    {
        var reading = Read("工号,姓名,打卡时刻\n1001,张三,2024-05-06 08:01\n");
        Assert.Equal("punch.no-columns", reading.Refusal!.Code);
        Assert.Equal("表头里没有找到打卡时间（如“打卡时间”）。找到的列是：工号、姓名、打卡时刻。“打卡时刻”是不是“打卡时间”？请改列名后再导入，或者自己指定各列的含义。", reading.Refusal.Message.Zh);
        Assert.Equal("The header names no column for the time of the punch (such as 打卡时间). It has: 工号、姓名、打卡时刻. Is \"打卡时刻\" meant as \"打卡时间\"? Rename the column and import again, or choose what each column means.", reading.Refusal.Message.En);
        var chosen = Read("工号,姓名,打卡时刻\n1001,张三,2024-05-06 08:01\n", new PunchColumns(0, 1, -1, [2]) { HeaderRow = 1 });
        Assert.Single(chosen.Punches);
        Assert.Equal("punch.empty", Read("").Refusal!.Code);
    }

    [Fact]
    public void A_wrong_date_in_row_17_is_named_with_its_row_column_and_value()
    {
        var rows = Enumerable.Range(2, 29).Select(i => $"1001,张三,2024-05-{(i == 17 ? "32" : i.ToString("00", null))},08:01");
        var reading = Read("工号,姓名,日期,时间\n" + string.Join('\n', rows));
        var failed = Assert.Single(reading.Failed);
        Assert.Equal((17, 28), (failed.Row, reading.Punches.Count));
        var problem = Assert.Single(failed.Problems);
        Assert.Equal(("punch.not-a-day", 2, "日期", "2024-05-32"), (problem.Code, problem.Column, problem.Header.Zh, problem.Value));
        Assert.Equal("日期：“2024-05-32”不是日期，或者没有这一天。请写成 2024-05-01、2024/5/1 或 2024年5月1日。", problem.Message.Zh);
        Assert.Equal("日期: \"2024-05-32\" is no date, or there is no such day. Write 2024-05-01, 2024/5/1 or 2024年5月1日.", problem.Message.En);
    }

    [Theory]
    [InlineData("1009,王五,2024-05-06,08:01", "punch.unknown-person", "名册里没有工号“1009”", "Nobody has the number \"1009\"")]
    [InlineData("1009,李四,2024-05-06,08:01", "punch.unknown-person", "名册里的“李四”工号是 1002", "\"李四\" has 1002")]
    [InlineData("1001,李四,2024-05-06,08:01", "punch.other-name", "工号 1001 是张三，这一行写的却是“李四”", "The number 1001 is 张三's, but the row says \"李四\"")]
    [InlineData(",赵六,2024-05-06,08:01", "punch.shared-name", "有几个人都叫“赵六”", "Several people are called \"赵六\"")]
    [InlineData(",钱七,2024-05-06,08:01", "punch.unknown-person", "没有叫“钱七”的人", "Nobody is called \"钱七\"")]
    [InlineData(",,2024-05-06,08:01", "punch.no-person", "没有写是谁打的卡", "does not say whose punch")]
    [InlineData("1001,张三,2024-05-06,8点", "punch.not-a-time", "“8点”不是打卡时间", "\"8点\" is no time of a punch")]
    [InlineData("1001,张三,2024-05-06,24:01", "punch.not-a-time", "“24:01”不是打卡时间", "\"24:01\" is no time")]
    [InlineData("1001,张三,,08:01", "punch.no-day", "“08:01”只有时间，没有日期", "\"08:01\" is a time without a day")]
    [InlineData("1001,张三,2000-01-01,00:03", "punch.too-early", "早于可以导入的最早时间 2010-01-01 00:00", "before 2010-01-01 00:00")]
    [InlineData("1001,张三,2024-06-02,08:01", "punch.too-late", "晚于 2024-06-01 00:00，还没有发生", "after 2024-06-01 00:00 and has not happened yet")]
    public void What_is_wrong_with_a_row_is_said_with_what_to_do(string row, string code, string zh, string en)
    {
        var reading = Read($"工号,姓名,日期,时间\n{row}\n1002,李四,2024-05-06,08:01\n");
        var problem = Assert.Single(Assert.Single(reading.Failed).Problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains(zh, problem.Message.Zh);
        Assert.Contains(en, problem.Message.En);
        Assert.EndsWith("。", problem.Message.Zh);
        Assert.Single(reading.Punches);
    }

    [Fact]
    public void All_problems_of_a_row_are_said_together()
    {
        var failed = Assert.Single(Read("工号,日期,时间\n1009,2024-13-06,25:01\n").Failed);
        Assert.Equal(["punch.unknown-person", "punch.not-a-day", "punch.not-a-time"], failed.Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_punch_met_twice_is_taken_once_and_names_where_it_stood_first()
    {
        var reading = Read("工号,打卡时间\n1001,2024-05-06 08:01\n1002,2024-05-06 08:01\n001001,2024/5/6 8:01:00\n");
        Assert.Equal((3, 2, 0), (reading.Rows, reading.Punches.Count, reading.Failed.Count));
        Assert.Equal(new DuplicatePunch(4, 2), Assert.Single(reading.Duplicates));
    }

    [Fact]
    public void A_person_is_found_by_the_number_of_the_device_and_a_shared_number_is_nobody()
    {
        var people = new PunchPeople([new(1, "A01", "张三", "7"), new(2, "A02", "李四", "0008"), new(3, "08", "王五")]);
        var reading = PunchFileReader.Read(Stream("7\t2024-05-06 08:01:00\n0008\t2024-05-06 08:02:00\n8\t2024-05-06 08:03:00\n"), people, Options());
        Assert.Equal([1, 2], reading.Punches.Select(p => p.Person));
        Assert.Equal("punch.shared-number", Assert.Single(Assert.Single(reading.Failed).Problems).Code);
    }

    [Fact]
    public void The_clock_of_the_device_decides_the_moment_also_when_the_clocks_change()
    {
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var reading = PunchFileReader.Read(
            Stream("1001\t2024-03-30 12:00:00\n1001\t2024-03-31 01:59:00\n1001\t2024-03-31 03:01:00\n1001\t2024-03-31 02:30:00\n1001\t2024-04-20 12:00:00\n"), People, Options() with { Zone = berlin });
        Assert.Equal(["11:00", "00:59", "01:01", "01:30", "10:00"], reading.Punches.Select(p => Micros.ToInstant(p.Micros).ToString("HH:mm", null)));
    }

    [Fact]
    public void A_preview_shows_the_columns_and_the_first_rows_and_reads_nothing_in()
    {
        var preview = PunchFileReader.Preview(Stream("导出,,\n工号,日期,打卡时间\n1001,2024-05-06,08:01\n1001,2024-05-07,08:02\n1001,2024-05-08,08:03\n"), rows: 2);
        Assert.Equal(("CSV UTF-8", 0, 1, 2, 2), (preview.Format, preview.Columns!.Person, preview.Columns.Date, preview.Columns.Times[0], preview.Columns.HeaderRow));
        Assert.Equal(["1001 2024-05-06 08:01", "1001 2024-05-07 08:02"], preview.Rows.Select(r => string.Join(' ', r)));
        Assert.Equal("punch.no-columns", PunchFileReader.Preview(Stream("甲,乙\n1,2\n")).Refusal!.Code);
    }
}
