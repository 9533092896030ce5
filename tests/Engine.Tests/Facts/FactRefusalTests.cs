using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Tests.Facts;

public sealed class FactRefusalTests
{
    private const string Header = "person|date|kind|minutes|excused|since|time|recorded";

    [Theory]
    [InlineData("1001|2014-04-03|late|10元||||", "file.not-a-number", 4, "第 2 行“minutes”：要的是数字（分钟），写的是“10元”。这一列记的是分钟，不是钱", "row 2, minutes: a number (minutes) is expected, found \"10元\".This column holds minutes, not money")]
    [InlineData("1001|2014-04-03|late|约10分钟||||", "file.not-a-number", 4, "请只写数字，例如 10。", "Write the figure only, such as 10.")]
    [InlineData("1001|2014-04-03|late|１０||||", "file.not-a-number", 4, "例如 10。", "such as 10.")]
    [InlineData("1001|2014-04-03|late|1,23||||", "file.not-a-number", 4, "写的是“1,23”", "found \"1,23\"")]
    [InlineData("1001|2014-04-03|late|1e3||||", "file.not-a-number", 4, "写的是“1e3”", "found \"1e3\"")]
    [InlineData("1001|2014-04-03|late|1441||||", "file.out-of-range", 4, "写的是 1441，超出了允许的范围 [0..1440]（分钟）", "1441 is outside the range [0..1440] (minutes)")]
    [InlineData("1001|2014-04-03|late|-1||||", "file.out-of-range", 4, "写的是 -1", "-1 is outside")]
    [InlineData("1001|2014-02-30|late|||||", "file.impossible-date", 2, "第 2 行“date”：没有“2014-02-30”这一天：2014 年 2 月只有 28 天。", "row 2, date: there is no day \"2014-02-30\": month 2 of 2014 has 28 days.")]
    [InlineData("1001|2014-13-01|late|||||", "file.impossible-date", 2, "没有 13 月", "there is no month 13")]
    [InlineData("1001|0214-04-03|late|||||", "file.date-out-of-years", 2, "不在 1900 年到 2199 年之间", "is not within 1900 and 2199")]
    [InlineData("1001|4月3日|late|||||", "file.not-a-date", 2, "要的是日期，写的是“4月3日”。请写成 2014-04-03", "a date is expected, found \"4月3日\".Write 2014-04-03")]
    [InlineData("1001|2014-04-03 08:12|late|||||", "file.not-a-date", 2, "日期后面还带着“08:12”", "\"08:12\" follows the date")]
    [InlineData("1001|41732|late|||||", "file.not-a-date", 2, "Excel 里日期的内部序号（2014-04-03）", "Excel's inner number of a date (2014-04-03)")]
    [InlineData("1001||late|||||", "facts.no-date", 2, "没有写发生的日期", "the day it occurred is missing")]
    [InlineData("|2014-04-03|late|||||", "facts.no-person", 1, "没有写是谁。请写工号或姓名", "it is not said who.Write the person's id or name")]
    [InlineData("1001|2014-04-03|late||||24:00|", "file.not-a-time", 7, "要的是时间（00:00 到 23:59，到分钟为止），写的是“24:00”", "found \"24:00\"")]
    [InlineData("1001|2014-04-03|late|||8点||", "file.not-a-time", 6, "要的是时间（00:00 到 23:59），写的是“8点”", "a time (00:00 to 23:59) is expected, found \"8点\"")]
    [InlineData("1001|2014-04-03|late||也许|||", "file.not-yes-or-no", 5, "要的是“是”或“否”，写的是“也许”", "yes or no is expected, found \"也许\"")]
    [InlineData("1001|2014-04-03|旷工|||||", "file.not-an-option", 3, "没有“旷工”这一项。可以写：迟到、早退、未到岗。", "\"旷工\" is not one of the options.It may be late, early, no_show.")]
    [InlineData("1001|2014-04-03|laet|||||", "file.not-an-option", 3, "是不是想写“late”", "Did you mean \"late\"?")]
    [InlineData("张三丰|2014-04-03|late|||||", "file.unknown-person", 1, "员工表里没有“张三丰”。是不是想写“张三”", "\"张三丰\" is not in the people file.Did you mean \"张三\"?")]
    [InlineData("1009|2014-04-03|late|||||", "file.unknown-person", 1, "先加进员工表", "must first be added to the people file")]
    [InlineData("李四|2014-04-03|late|||||", "file.ambiguous-person", 1, "叫“李四”的不止一个人，分不清是谁。请改写工号：1002、1003。", "several people are called \"李四\".Write the id instead: 1002, 1003.")]
    [InlineData("1001|2014-04-03|late|||||2014-04-02", "facts.recorded-too-early", 8, "录入日期 2014-04-02 早于发生日期 2014-04-03", "recorded on 2014-04-02, before it occurred on 2014-04-03")]
    [InlineData("1001|2014-04-03|late||||||多余", "file.too-many-cells", 1, "有 9 格，表头只有 8 列；多出来的是“多余”", "9 cells, but the header has 8; \"多余\" is left over")]
    public void Refuses_a_bad_cell_at_its_row_and_column(string row, string code, int column, string zh, string en)
    {
        var reading = new GivenFile { People = GivenFile.Closed() }.Facts($"{Header}\n{row}\n1001|2014-04-05|late|12|否|08:12||\n");
        GivenFile.Says(GivenFile.Only(reading.Diagnostics, code, 2, column), zh, en);
        Assert.Equal((2, 1), (reading.RowsRead, reading.Book.Count));
        Assert.Equal([2], reading.RefusedRows);
        Assert.True(reading.HasErrors);
    }

    [Fact]
    public void Tells_all_problems_of_a_row_and_reads_the_other_rows()
    {
        var reading = new GivenFile { People = GivenFile.Closed() }.Facts($"{Header}\n1001|2014-04-03|late|12||||\n王五|2014-04-31|late|10元|也许|||\n1001|2014-04-05|late|9||||\n");
        Assert.Equal(["file.impossible-date", "file.not-a-number", "file.not-yes-or-no", "file.unknown-person"], reading.Diagnostics.Select(d => d.Code).Order());
        Assert.All(reading.Diagnostics, d => Assert.Equal(("facts.csv", 3), (d.Where.File, d.Where.Line)));
        Assert.Equal([2, 4], Enumerable.Range(0, reading.Book.Count).Select(reading.Book.LineOf));
    }

    [Fact]
    public void Keeps_a_thousand_problems_and_counts_the_rest()
    {
        var rows = string.Concat(Enumerable.Range(1, 1_200).Select(_ => "张三|四月|也许\n"));
        var reading = new GivenFile().Facts("person|date|excused\n" + rows);
        Assert.Equal((1_000, 1_400, 1_200), (reading.Diagnostics.Count, reading.FurtherProblems, reading.RefusedRows.Count));
        Assert.Empty(reading.Book.People.All);
    }

    [Theory]
    [InlineData("person|date|分钟", "file.unknown-column", 3, "列“分钟”不认识。是不是想写“分钟数”", "The column \"分钟\" is not known.Did you mean \"分钟数\"?")]
    [InlineData("person|date|天气", "file.unknown-column", 3, "可以用的列：日期、时间、员工", "Columns that may be used: date, time, person")]
    [InlineData("person，date", "file.unknown-column", 1, "请用半角的 , 或 ; 隔开", "Separate columns by a half-width , or ;")]
    [InlineData("person|date|kind|种类", "file.column-twice", 4, "“kind”和“种类”两列是同一个意思", "\"kind\" and \"种类\" mean the same")]
    [InlineData("person|kind", "file.missing-column", 1, "缺少“日期”列。文件里有：person、kind。", "The column \"date\" is missing. The file has: person, kind.")]
    [InlineData("date|kind", "file.missing-column", 1, "缺少“员工”列。文件里有：date、kind。", "The column \"person\" is missing.")]
    public void Refuses_a_header_and_says_what_was_found(string header, string code, int column, string zh, string en)
    {
        var found = new GivenFile().Facts(header + "\n").Diagnostics;
        var one = found.First(d => d.Code == code);
        Assert.Equal((1, column), (one.Where.Line, one.Where.Column));
        GivenFile.Says(one, zh, en);
    }

    [Fact]
    public void Tells_all_problems_of_a_header_together() =>
        Assert.Equal(["file.missing-column", "file.missing-column", "file.unknown-column", "file.unknown-column"],
            new GivenFile().Facts("天气|kind|风向\n1|2|3\n").Diagnostics.Select(d => d.Code).Order());

    [Fact]
    public void Asks_for_the_word_when_nothing_else_tells_it()
    {
        var one = GivenFile.Only(new GivenFile().Facts("person|date|hours\n", GivenFile.SeveralWords).Diagnostics, "file.missing-column", 1, 1);
        GivenFile.Says(one, "缺少“事项”列", "The column \"word\" is missing");
    }

    [Fact]
    public void Refuses_text_below_a_column_without_a_name()
    {
        var found = new GivenFile().Facts("person|date|\n张三|2014-04-03|12\n李四|2014-04-03|\n").Diagnostics;
        GivenFile.Says(GivenFile.Only(found, "file.unnamed-column", 2, 1), "第 3 列没有列名，却写着“12”", "column 3 has no name, yet it holds \"12\"");
    }

    [Theory]
    [InlineData("overtime|张三||2014-04-03||12|", "facts.not-of-this-word", 6, "“加班”没有这一项，却写着“12”", "Overtime has no such field, yet \"12\" is given")]
    [InlineData("finding|张三|一厂|2014-04-03|||", "facts.not-of-this-word", 2, "“检查发现”没有这一项，却写着“张三”", "Finding has no such field, yet \"张三\" is given")]
    [InlineData("finding|||2014-04-03|||", "facts.no-unit", 1, "没有写是哪个单位", "it is not said which unit")]
    [InlineData("|张三||2014-04-03|late||", "facts.kind-of-several", 5, "“late”在“考勤异常”、“加班”里都有", "\"late\" is a kind of deviation and of overtime")]
    [InlineData("|张三||2014-04-03|nigth||", "file.not-an-option", 5, "没有“nigth”这种事项。是不是想写“night”", "no fact or kind called \"nigth\".Did you mean \"night\"?")]
    [InlineData("overtme|张三||2014-04-03|||", "facts.unknown-word", 1, "没有“overtme”这种事项。是不是想写“overtime”", "Did you mean \"overtime\"?")]
    [InlineData("|张三||2014-04-03|||", "facts.no-word", 1, "看不出是哪种事项。请在“事项”列写上：考勤异常、加班、检查发现", "it cannot be told what kind of fact this is.Write one of these as the word: deviation, overtime, finding")]
    [InlineData("夜班|张三||2014-04-03|late||", "facts.kind-contradicts", 5, "“事项”写的是 night，这里写的是 late", "the word says night, but this says late")]
    public void Refuses_a_row_that_does_not_fit_its_word(string row, string code, int column, string zh, string en)
    {
        var found = new GivenFile().Facts($"word|person|unit|date|kind|minutes|hours\n{row}\n", GivenFile.SeveralWords).Diagnostics;
        GivenFile.Says(GivenFile.Only(found, code, 2, column), zh, en);
    }

    [Fact]
    public void Refuses_a_number_and_a_name_of_two_people()
    {
        var reading = new GivenFile { People = GivenFile.Closed() }.Facts("工号|姓名|日期\n1001|张三|2014-04-03\n1001|李四|2014-04-04\n");
        GivenFile.Says(GivenFile.Only(reading.Diagnostics, "facts.person-contradicts", 3, 2), "1001 是“张三”，这里写的是“李四”", "1001 is \"张三\", but this says \"李四\"");
        Assert.Equal(Severity.Error, reading.Diagnostics[0].Severity);
    }
}
