using System.Text;
using MiniExcelLibs;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.PunchFiles;
using static Yunzhang.Modules.Tests.Attendance.GivenAttendance;
using static Yunzhang.Modules.Tests.Attendance.GivenPunchFile;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class PunchErrorFileTests
{
    // 200 rows, of which every seventh names nobody: 29 of them.
    private static readonly string[] TwoHundred =
        [.. Enumerable.Range(0, 200).Select(i => $"{(i % 7 == 3 ? "9999" : "1001")},\"水,处理\",2024-05-{i % 28 + 1:00},{8 + i / 28:00}:{i % 60:00}")];

    [Fact]
    public void Of_200_rows_29_fail_and_the_error_file_holds_exactly_those_and_comes_back()
    {
        var rows = TwoHundred.ToArray();
        rows[199] = rows[199].Replace("2024-05", "2024-15", StringComparison.Ordinal);
        var reading = Read("工号,部门,日期,打卡时间\n" + string.Join('\n', rows));
        Assert.Equal((200, 171, 29), (reading.Rows, reading.Punches.Count, reading.Failed.Count));

        var file = Written(reading, Language.Chinese);
        var lines = Encoding.UTF8.GetString(file).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(30, lines.Length);
        Assert.Equal("工号,部门,日期,打卡时间,导入失败原因", lines[0]);
        Assert.Equal(rows.Where(r => r.StartsWith("9999", StringComparison.Ordinal)), lines[1..].Select(l => l[..rows[0].Length]));
        Assert.Contains("名册里没有工号“9999”", lines[1]);
        Assert.Contains("“2024-15-04”不是日期", lines[29]);

        var again = Read(file);
        Assert.Equal(29, again.Failed.Count);
        Assert.Equal(file, Written(again, Language.Chinese));
        var mended = Encoding.UTF8.GetString(file).Replace("9999", "1002", StringComparison.Ordinal).Replace("2024-15", "2024-05", StringComparison.Ordinal);
        var last = Read(Encoding.UTF8.GetBytes(mended));
        Assert.Equal((29, 0), (last.Punches.Count, last.Failed.Count));
    }

    [Fact]
    public void The_log_of_a_device_stays_one_and_its_reason_is_not_written_twice()
    {
        var reading = Read("9999\t2024-05-06 08:01:00\t1\t0\n1001\t2024-05-06 08:01:00\t1\t0\n");
        Assert.Equal(".dat", PunchErrorFile.ExtensionFor(reading));
        var file = Written(reading, Language.English);
        Assert.StartsWith("9999\t2024-05-06 08:01:00\t1\t0\t\"Import error: column 1: Nobody has the number", Encoding.UTF8.GetString(file).TrimStart('\uFEFF'));
        Assert.Equal(file, Written(Read(file), Language.English));
    }

    [Fact]
    public void A_workbook_with_rows_above_its_header_is_read_sheet_by_sheet_and_gives_a_workbook_back()
    {
        var sheets = new Dictionary<string, object>
        {
            ["月度汇总"] = Sheet(["月度汇总"], ["姓名", "出勤天数"], ["张三", 21]),
            ["原始记录"] = Sheet(["打卡时间记录表 统计日期：2024-05-01 至 2024-05-31"], ["姓名", "工号", "考勤日期", "考勤时间", "打卡时间"],
                ["张三", "1001", "24-05-06 星期一", "2024-05-06 08:00", "2024-05-06 08:01"],
                ["张三", "1001", "24-05-06 星期一", "2024-05-06 17:00", new DateTime(2024, 5, 6, 17, 2, 0)],
                ["李四", 1002d, "24-05-06 星期一", "2024-05-06 08:00", ""],
                ["某人", "9999", "24-05-06 星期一", "2024-05-06 08:00", "2024-05-06 08:07"]),
        };
        var book = new MemoryStream();
        book.SaveAs(sheets, printHeader: false);
        var reading = Read(book.ToArray());
        Assert.Equal(("XLSX 原始记录", 4, 1), (reading.Format, reading.Rows, reading.RowsWithoutPunch));
        Assert.Equal([At("2024-05-06 08:01"), At("2024-05-06 17:02")], reading.Punches.Select(p => p.Micros));
        Assert.Equal((6, "9999"), (Assert.Single(reading.Failed).Row, reading.Failed[0].Cells[1]));

        Assert.Equal(".xlsx", PunchErrorFile.ExtensionFor(reading));
        var again = Read(Written(reading, Language.Chinese));
        Assert.Equal(["姓名", "工号", "考勤日期", "考勤时间", "打卡时间", "导入失败原因"], again.Columns!.Headers);
        Assert.Equal(reading.Failed[0].Cells, Assert.Single(again.Failed).Cells);
    }

    [Fact]
    public void A_workbook_without_punches_says_which_column_is_missing()
    {
        var book = new MemoryStream();
        book.SaveAs(Sheet(["姓名", "出勤天数"], ["张三", 21]), printHeader: false);
        var refusal = Read(book.ToArray()).Refusal!;
        Assert.Equal("punch.no-columns", refusal.Code);
        Assert.Contains("找到的列是：姓名、出勤天数", refusal.Message.Zh);
        Assert.Contains("It has: 姓名、出勤天数", refusal.Message.En);
    }

    private static List<Dictionary<string, object>> Sheet(params object[][] rows)
    {
        var width = rows.Max(r => r.Length);
        return [.. rows.Select(r => Enumerable.Range(0, width).ToDictionary(i => $"c{i}", i => i < r.Length ? r[i] : ""))];
    }

    private static byte[] Written(PunchFileReading reading, Language language)
    {
        var stream = new MemoryStream();
        PunchErrorFile.Write(reading, language, stream);
        return stream.ToArray();
    }
}
