using CsCheck;
using NodaTime;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Tests.Facts;

public sealed class FactReaderTests
{
    private const int Kind = 0, Minutes = 1, Excused = 2, Since = 3, Witnesses = 4;

    private readonly GivenFile given = new();

    private FactBook Sound(string file, Engine.Packs.Vocabulary? words = null)
    {
        var reading = given.Facts(file, words);
        Assert.Empty(reading.Diagnostics);
        return reading.Book;
    }

    [Theory]
    [InlineData("person|date|kind|minutes|excused|time|recorded")]
    [InlineData("员工|日期|种类|分钟数|有正当理由|时间|录入日期")]
    [InlineData(" Person |　发生日期　|KIND|Minutes|Excused|TIME|Recorded")]
    public void Knows_columns_by_id_and_by_either_name(string header)
    {
        var book = Sound(header + "\n张三|2014-04-03|late|12|否|08:12|2014/4/5\n");
        Assert.Equal("张三", book.SubjectOfFact(0).Id);
        Assert.Equal(new LocalDate(2014, 4, 3).ToDateOnly().DayNumber, book.DayOf(0));
        Assert.Equal(new LocalDate(2014, 4, 5).ToDateOnly().DayNumber, book.RecordedOf(0));
        Assert.Equal(8 * 60 + 12, book.MinuteOf(0));
        Assert.Equal(2, book.LineOf(0));
        Assert.Equal("late", book.FieldOf(0, Kind).AsText);
        Assert.Equal(12, book.FieldOf(0, Minutes).AsNumber);
        Assert.Equal(Value.No, book.FieldOf(0, Excused));
    }

    [Fact]
    public void An_empty_cell_is_not_known_and_recorded_is_the_day_it_occurred()
    {
        var book = Sound("person|date|kind|minutes|excused|recorded\n张三|2014-04-03|late|||\n");
        Assert.True(book.FieldOf(0, Minutes).IsUnknown);
        Assert.True(book.FieldOf(0, Excused).IsUnknown);
        Assert.Equal(book.DayOf(0), book.RecordedOf(0));
        Assert.Equal(-1, book.MinuteOf(0));
    }

    [Fact]
    public void A_fact_may_be_recorded_on_the_day_it_occurred() =>
        Assert.Equal(new DateOnly(2014, 4, 3).DayNumber, Sound("person|date|recorded\n张三|2014-04-03|2014-04-03\n").RecordedOf(0));

    [Theory]
    [InlineData("2014-04-03")]
    [InlineData("2014-4-3")]
    [InlineData("2014/4/3")]
    [InlineData("2014/04/03")]
    [InlineData("2014.4.3")]
    [InlineData("2014年4月3日")]
    public void Reads_a_day_as_clerks_write_it(string day) =>
        Assert.Equal(new DateOnly(2014, 4, 3).DayNumber, Sound($"person|date\n张三|{day}\n").DayOf(0));

    [Theory]
    [InlineData("12", 12)]
    [InlineData("012", 12)]
    [InlineData("12.50", 12.5)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1440", 1440)]
    [InlineData("0", 0)]
    public void Reads_plain_figures_and_thousands(string figure, double expected) =>
        Assert.Equal((decimal)expected, Sound($"person|date|minutes\n张三|2014-04-03|{figure}\n").FieldOf(0, Minutes).AsNumber);

    [Fact]
    public void Reads_back_any_figure_it_can_hold() =>
        Gen.Decimal[-1e12m, 1e12m].Select(d => decimal.Round(d, 6)).Sample(figure =>
        {
            var book = new GivenFile().Facts($"person|date|day_wage\n张三|2014-04-03|{figure}\n").Book;
            var frame = book.Layout.NewFrame();
            book.Fill(frame, 0);
            return frame[0].AsNumber == figure;
        }, iter: 200);

    [Theory]
    [InlineData("是 有 yes y TRUE 1", true)]
    [InlineData("否 无 no N false 0", false)]
    public void Reads_yes_and_no_in_the_words_of_clerks(string cells, bool expected)
    {
        foreach (var cell in cells.Split(' '))
            Assert.Equal(Value.Of(expected), new GivenFile().Facts($"person|date|excused\n张三|2014-04-03|{cell}\n").Book.FieldOf(0, Excused));
    }

    [Theory]
    [InlineData("late")]
    [InlineData("LATE")]
    [InlineData("迟到")]
    [InlineData("Late")]
    public void Reads_an_option_by_id_or_by_either_name(string cell) =>
        Assert.Equal("late", Sound($"person|date|kind\n张三|2014-04-03|{cell}\n").FieldOf(0, Kind).AsText);

    [Fact]
    public void Reads_times_and_lists_of_people_as_expressions_know_them()
    {
        var book = Sound("person|date|since|witnesses\n张三|2014-04-03|8:05|李四、王五；赵六,李四\n");
        Assert.Equal("08:05:00", book.FieldOf(0, Since).AsBoxed!.ToString());
        var witnesses = Assert.IsType<IEnumerable<Value>>(book.FieldOf(0, Witnesses).AsBoxed, exactMatch: false);
        Assert.Equal(["李四", "王五", "赵六"], witnesses.Select(w => w.AsText));
    }

    [Fact]
    public void Finds_a_person_by_id_or_by_a_name_only_one_bears()
    {
        var book = new GivenFile { People = GivenFile.Closed() }.Facts("员工|日期\n1001|2014-04-03\n张三|2014-04-04\n1003|2014-04-04\n").Book;
        Assert.Equal(["1001", "1001", "1003"], Enumerable.Range(0, book.Count).Select(f => book.SubjectOfFact(f).Id));
    }

    [Fact]
    public void A_file_may_name_a_person_by_number_and_by_name()
    {
        var book = Sound("姓名|工号|日期\n张三|1001|2014-04-03\n|1002|2014-04-03\n王五||2014-04-03\n");
        Assert.Equal(["1001", "1002", "王五"], book.People.All.Select(p => p.Id));
        Assert.Equal("张三", book.People.All[0].Name);
    }

    [Fact]
    public void What_a_fact_carries_of_its_person_wins_over_the_people_file()
    {
        var people = given.Staff("id|day_wage\n1001|100\n").People;
        var book = new GivenFile { People = people }.Facts("person|date|当日工资\n1001|2014-04-03|120\n1001|2014-04-04|\n").Book;
        var frame = book.Layout.NewFrame();
        book.Fill(frame, 0);
        Assert.Equal(120, frame[0].AsNumber);
        book.Fill(frame, 1);
        Assert.Equal(100, frame[0].AsNumber);
    }

    [Fact]
    public void Keeps_source_and_note()
    {
        var book = Sound("person|date|来源|备注\n张三|2014-04-03|考勤机|补打\n李四|2014-04-03||\n");
        Assert.Equal(("考勤机", "补打"), book.RemarksOf(0));
        Assert.Equal(("", ""), book.RemarksOf(1));
    }

    [Theory]
    [InlineData("word|person|unit|date|hours\novertime|张三||2014-04-03|2\n", 1)]
    [InlineData("事项|person|unit|date\n检查发现||一厂|2014-04-03\n", 2)]
    [InlineData("word|person|unit|date|kind\n|张三||2014-04-03|早退\n", 0)]
    [InlineData("person|date|kind\n张三|2014-04-03|夜班\n", 1)]
    [InlineData("word|person|date\n夜班|张三|2014-04-03\n", 1)]
    public void Tells_the_word_by_its_column_or_by_a_kind_only_one_has(string file, int word) =>
        Assert.Equal(word, Sound(file, GivenFile.SeveralWords).WordIndexOf(0));

    [Fact]
    public void A_kind_in_the_column_of_words_is_the_kind()
    {
        var book = Sound("word|person|date|kind\n夜班|张三|2014-04-03|\n", GivenFile.SeveralWords);
        Assert.Equal("night", book.FieldOf(0, Kind).AsText);
    }
}
