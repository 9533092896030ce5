using Yunzhang.Engine.Facts;

namespace Yunzhang.Engine.Tests.Facts;

public sealed class CorrectionTests
{
    private const string Header = "id|person|date|recorded|kind|minutes|time|replaces";

    private static int Day(int day) => new DateOnly(2014, 4, day).DayNumber;

    private static Engine.Facts.Reading.FactReading Read(params string[] rows) => new GivenFile().Facts($"{Header}\n{string.Join('\n', rows)}\n");

    private static int[] Standing(FactBook book, int known) => [.. Enumerable.Range(0, book.Count).Where(f => book.Stands(f, Day(known)))];

    [Fact]
    public void A_correction_takes_the_place_of_the_fact_from_the_day_it_was_recorded()
    {
        var reading = Read("a1|张三|2014-04-03||late|70||", "a2|张三|2014-04-03|2014-04-08|late|7||a1");
        Assert.Empty(reading.Diagnostics);
        Assert.Equal([0], Standing(reading.Book, 7));
        Assert.Equal([1], Standing(reading.Book, 8));
        Assert.Equal(1, reading.Book.ReplacedBy(0));
    }

    [Fact]
    public void A_row_that_only_names_a_fact_withdraws_it()
    {
        var reading = Read("a1|张三|2014-04-03||late|70||", "|张三||2014-04-09||||a1");
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(1, reading.Book.Count);
        Assert.Equal([0], Standing(reading.Book, 8));
        Assert.Empty(Standing(reading.Book, 9));
        Assert.True(reading.Book.IsEnded(0));
        Assert.Null(reading.Book.ReplacedBy(0));
    }

    [Fact]
    public void What_was_withdrawn_may_be_recorded_anew() =>
        Assert.Empty(Read("a1|张三|2014-04-03||late|70||", "||2014-04-05|||||a1", "|张三|2014-04-03||late|70||").Diagnostics);

    [Fact]
    public void The_same_again_is_refused_and_the_first_row_named()
    {
        var reading = Read("|张三|2014-04-03||late|12||", "|李四|2014-04-03||late|12||", "|张三|2014/4/3|2014-04-05|迟到|12.0||");
        GivenFile.Says(GivenFile.Only(reading.Diagnostics, "facts.duplicate", 4, 1),
            "第 4 行：与第 2 行完全相同。如果确实是两次，请写上各自的时间或编号；否则删去一行。", "row 4: it says the same as row 2.If these are two occurrences, give them a time or an id");
        Assert.Equal(2, reading.Book.Count);
    }

    [Theory]
    [InlineData("|张三|2014-04-03||late|12|08:12|")]
    [InlineData("|张三|2014-04-04||late|12||")]
    [InlineData("|张三|2014-04-03||early|12||")]
    [InlineData("|张三|2014-04-03||late|13||")]
    [InlineData("|张三|2014-04-03||late|||")]
    [InlineData("|李四|2014-04-03||late|12||")]
    [InlineData("b2|张三|2014-04-03||late|12||")]
    public void Anything_that_differs_is_another_fact(string second) =>
        Assert.Empty(Read("|张三|2014-04-03||late|12||", second).Diagnostics);

    [Fact]
    public void Finds_the_one_duplicate_among_many_days_and_people()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => $"|P{i % 50}|2014-04-{i / 50 % 30 + 1:00}||late|{i / 1500}||").Append("|P7|2014-04-09||late|2||").ToArray();
        GivenFile.Only(Read(rows).Diagnostics, "facts.duplicate", 5_002, 1);
    }

    [Theory]
    [InlineData("a1|李四|2014-04-04||late|5||", "facts.duplicate-id", 1, "编号“a1”在第 2 行已经用过", "the id \"a1\" is already used in row 2")]
    [InlineData("a2|张三|2014-04-03||late|5||x9", "facts.replaces-unknown", 8, "前面没有编号是“x9”的行", "no row above has the id \"x9\"")]
    [InlineData("|李四||2014-04-09||||a1", "facts.withdraws-another", 2, "要撤销的第 2 行是“张三”的，这里写的是“李四”", "row 2, to be withdrawn, is about \"张三\", but this says \"李四\"")]
    [InlineData("|||||||a1", "facts.no-date", 1, "没有写是哪一天撤销的", "the day of the withdrawal is missing")]
    public void Refuses_a_correction_that_cannot_be(string row, string code, int column, string zh, string en) =>
        GivenFile.Says(GivenFile.Only(Read("a1|张三|2014-04-03||late|70||", row).Diagnostics, code, 3, column), zh, en);

    [Fact]
    public void Refuses_to_correct_one_fact_twice()
    {
        var reading = Read("a1|张三|2014-04-03||late|70||", "a2|张三|2014-04-03||late|7||a1", "a3|张三|2014-04-03||late|8||a1");
        GivenFile.Says(GivenFile.Only(reading.Diagnostics, "facts.already-replaced", 4, 8), "“a1”已经被第 3 行更正过。请更正后来的那一行", "\"a1\" is already replaced by row 3.Correct the later row instead");
    }

    [Fact]
    public void Says_that_the_row_to_correct_was_itself_refused()
    {
        var found = Read("a1|张三|2014-04-31||late|70||", "a2|张三|2014-04-03||late|7||a1").Diagnostics;
        GivenFile.Says(found[1], "要更正的“a1”在第 2 行，但那一行有错，没有读入。请先改正第 2 行。", "\"a1\", to be replaced, stands in row 2, which was refused.Mend row 2 first.");
    }
}
