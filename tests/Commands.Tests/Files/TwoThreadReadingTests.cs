using System.Text;
using Yunzhang.Commands.Tests;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Facts.Reading;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Platform.Files;

namespace Yunzhang.Files.Tests;

/// <summary>Two threads must read a file into the very book, and find the very problems, that reading it row by row does.</summary>
public sealed class TwoThreadReadingTests
{
    private const string Header = "编号,更正,日期,时间,录入日期,员工,姓名,单位,事项,种类,分钟数,证明人,扣分,来源,备注\n";

    private static readonly Vocabulary Words = new()
    {
        Words =
        [
            new Word("deviation", new("考勤异常", "Deviation"), FactSubject.Person,
            [
                new() { Id = "kind", Name = new("种类", "Kind"), Type = FieldType.Choice, Options = [new("late", new("迟到", "Late")), new("early", new("早退", "Early"))] },
                new() { Id = "minutes", Name = new("分钟数", "Minutes"), Type = FieldType.Number, Range = new Sourced("[0..1440]", default) },
            ], default),
            new Word("witnessed", new("有人证", "Witnessed"), FactSubject.Person, [new() { Id = "by", Name = new("证明人", "By"), Type = FieldType.People }], default),
            new Word("finding", new("检查发现", "Finding"), FactSubject.Unit, [new() { Id = "points", Name = new("扣分", "Points"), Type = FieldType.Number }], default),
        ],
        People = [new() { Id = "wage", Name = new("当日工资", "Wage"), Type = FieldType.Money }],
    };

    public static TheoryData<string, int> Files => new()
    {
        { "good", 7_000 }, { "mixed", 7_000 }, { "wrong", 5_000 }, { "mixed", 1 }, { "mixed", 0 }, { "mixed", 2_047 }, { "mixed", 2_048 }, { "mixed", 2_049 }, { "mixed", 4_096 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Reads_with_two_threads_what_it_reads_row_by_row(string kind, int rows)
    {
        using var given = new GivenCommand();
        var file = given.File("facts.csv", Header + string.Concat(Enumerable.Range(0, rows).Select(i => Row(kind, i))));
        foreach (var closed in new[] { true, false }) Same(file, closed);
    }

    [Fact]
    public void The_files_compared_hold_everything_that_depends_on_rows_before()
    {
        using var given = new GivenCommand();
        var file = given.File("facts.csv", Header + string.Concat(Enumerable.Range(0, 7_000).Select(i => Row("mixed", i))));
        var (closed, open) = (FactFiles.ReadFacts(file, Book(true), twoThreads: true), FactFiles.ReadFacts(file, Book(false), twoThreads: true));
        foreach (var code in new[] { "facts.already-replaced", "facts.duplicate", "facts.duplicate-id", "facts.replaces-unknown", "file.out-of-range", "file.unknown-person" })
            Assert.Contains(code, closed.Diagnostics.Select(d => d.Code));
        Assert.Contains(Enumerable.Range(0, closed.Book.Count), f => closed.Book.ReplacedBy(f) is { } later && closed.Book.LineOf(later) - closed.Book.LineOf(f) > 2_048);
        Assert.Contains(Enumerable.Range(0, closed.Book.Count), f => closed.Book.IsEnded(f) && closed.Book.ReplacedBy(f) is null);
        Assert.Contains(Enumerable.Range(0, closed.Book.Count), f => closed.Book.RemarksOf(f).Note.Contains('\n', StringComparison.Ordinal));
        Assert.Contains(open.Book.People.All, p => p.Name == "张三");
        Assert.True(open.Book.People.All.Count > 200);
    }

    [Fact]
    public void Reads_the_old_chinese_encoding_with_two_threads()
    {
        using var given = new GivenCommand();
        var text = Header + string.Concat(Enumerable.Range(0, 5_000).Select(i => Row("mixed", i)));
        Same(given.File("old.csv", text, CodePagesEncodingProvider.Instance.GetEncoding(54936)), closed: true);
    }

    [Fact]
    public void Tells_with_two_threads_where_a_quote_is_left_open()
    {
        using var given = new GivenCommand();
        var file = given.File("facts.csv", Header + string.Concat(Enumerable.Range(0, 5_000).Select(i => Row("mixed", i))) + ",,2014-04-03,,,\"张三,,,,,,,,,\n" + Row("good", 9));
        Same(file, closed: true);
        Assert.Equal("csv.unclosed-quote", FactFiles.ReadFacts(file, Book(true), twoThreads: true).Diagnostics[^1].Code);
    }

    // Ids, corrections and repetitions reach far back, so that they cross every cut there may be between rows read together.
    private static string Row(string kind, int i)
    {
        var (who, day) = ($"p{i * 7 % 50}", $"2014-{4 + i % 6:00}-{1 + i % 28:00}");
        if (kind == "wrong" || (kind == "mixed" && i % 97 == 96)) return $"e{i},,{day},,2013-01-01,nobody{i},,,drunk,迟到,很久,,,,\n";
        if (kind == "mixed")
        {
            switch (i % 41)
            {
                case 1: return $"a{i},,{day},08:{i % 60:00},,{who},,,deviation,迟到,{i % 90},,,台账,\"第一行\n第二行\"\"{i}\"\"\"\n";
                case 2: return $",a{i - 2051},{day},,2015-01-01,{who},,,deviation,早退,1,,,,\n";
                case 3: return $",a{(i % 3 == 0 ? i - 2872 : i - 822)},{day},,2015-01-01,,,,,,,,,,\n";
                case 4: return $"a{i - 41 - 3},,{day},,,{who},,,deviation,迟到,5,,,,\n";
                case 5: return ",,2014-04-03,,,p1,,,deviation,迟到,7,,,,\n";
                case 6: return $",,{day},,,新人{i % 300},,,deviation,迟到,{i % 1500},,,,\n";
                case 7: return $",,{day},09:{i % 60:00},,{(i % 3 == 0 ? $"n{i % 5},张三" : $"{who},")},,witnessed,,,p1;新人{i % 300},,,\n";
                case 8: return $",,{day},10:{i % 60:00},,,,{i % 7}厂,finding,,,,{i % 9},,\n";
                case 9: return "\n";
                case 10: return $",e{i - i % 97 - 1},{day},,2015-01-01,{who},,,deviation,早退,2,,,,\n";
                case 11: return $",,{day},11:{i % 60:00},,员工3,,,,late,{i / 7},,,,,,多余\n";
            }
        }
        return $",,{day},{i / 60 % 24:00}:{i % 60:00},,{who},,,deviation,{(i % 2 == 0 ? "迟到" : "早退")},{i % 90},,,,\n";
    }

    private static FactBook Book(bool closed)
    {
        var people = new PeopleBook();
        for (var p = 0; p < 50; p++) people.Name(people.GetOrAdd($"p{p}"), $"员工{p % 45}");
        people.IsClosed = closed;
        return new FactBook(new FrameLayout(Words), people, new PeopleBook());
    }

    private static void Same(string file, bool closed)
    {
        var expected = RowByRow(file, Book(closed));
        foreach (var twoThreads in new[] { false, true })
        {
            var found = FactFiles.ReadFacts(file, Book(closed), twoThreads);
            Assert.Equal(expected.Diagnostics, found.Diagnostics.Where(d => !d.Code.StartsWith("csv.", StringComparison.Ordinal)));
            Assert.Equal((expected.FurtherProblems, expected.RowsRead), (found.FurtherProblems, found.RowsRead));
            Assert.Equal(expected.RefusedRows, found.RefusedRows);
            Assert.Equal(Said(expected.Book), Said(found.Book));
        }
    }

    private static FactReading RowByRow(string file, FactBook book)
    {
        using var stream = File.OpenRead(file);
        var csv = new CsvReader(stream);
        var reader = new FactReader(book, file.Replace('\\', '/'));
        reader.ReadHeader(csv.ReadHeader()!, csv.RowNumber);
        while (csv.Read()) reader.ReadRow(new CellRow(csv.Row.Text, csv.Row.Cells, csv.Row.Number));
        return reader.Finish();
    }

    private static List<string> Said(FactBook book) =>
    [
        .. book.People.All.Concat(book.Units.All).Select(p => $"{p.Index} {p.Id} {p.Name}"),
        .. Enumerable.Range(0, book.Count).Select(f => string.Join(' ',
            book.LineOf(f), book.WordIndexOf(f), book.SubjectOf(f), book.DayOf(f), book.RecordedOf(f), book.MinuteOf(f), book.IdOf(f), book.ReplacedBy(f), book.IsEnded(f), book.RemarksOf(f),
            string.Join('|', book.WordOf(f).Fields.Select((_, i) => book.FieldOf(f, i))))),
    ];
}
