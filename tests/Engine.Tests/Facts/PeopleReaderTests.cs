using NodaTime;

namespace Yunzhang.Engine.Tests.Facts;

public sealed class PeopleReaderTests
{
    private readonly GivenFile given = new();

    [Fact]
    public void Reads_what_is_known_from_each_day_on()
    {
        var reading = given.Staff("工号|姓名|生效日期|入职日期|离职日期|当日工资|班组\n1001|张三||2013-05-01||100|甲班\n1001||2014-05-01|||120|\n");
        Assert.Empty(reading.Diagnostics);
        var person = reading.People.Find("张三")!;
        Assert.Equal(("1001", new LocalDate(2013, 5, 1), null), (person.Id, person.Joined, person.Left));
        Assert.Equal(100, person.FieldsOn(new DateOnly(2014, 4, 30).DayNumber)![0].AsNumber);
        Assert.Equal("甲班", person.FieldsOn(new DateOnly(2014, 4, 30).DayNumber)![2].AsText);
        Assert.Equal(120, person.FieldsOn(new DateOnly(2014, 5, 1).DayNumber)![0].AsNumber);
        Assert.True(person.FieldsOn(new DateOnly(2014, 5, 1).DayNumber)![2].IsUnknown);
        Assert.True(reading.People.IsClosed);
    }

    [Fact]
    public void A_field_may_name_somebody_further_down()
    {
        var reading = given.Staff("id|name|boss\n1001|张三|李四\n1002|李四|\n");
        Assert.Empty(reading.Diagnostics);
        Assert.Equal("1002", reading.People.Find("1001")!.FieldsOn(0)![1].AsText);
    }

    [Fact]
    public void An_id_wins_over_the_name_of_somebody_else()
    {
        var people = given.Staff("id|name\n1001|李四\n李四|王五\n").People;
        Assert.Equal(2, people.All.Count);
        Assert.Equal("李四", people.Find("李四")!.Id);
        Assert.Equal("1001", people.All[0].Id);
    }

    [Fact]
    public void Names_alone_will_do()
    {
        var people = given.Staff("姓名|当日工资\n张三|\n").People;
        Assert.True(people.Find("张三")!.FieldsOn(0)![0].IsUnknown);
    }

    [Theory]
    [InlineData("|张三||||||", "people.no-id", 1, "没有写工号", "the id is missing")]
    [InlineData("1002|王五||||一百||", "file.not-a-number", 6, "要的是金额（元），写的是“一百”", "an amount (yuan) is expected, found \"一百\"")]
    [InlineData("1002|王五||||120元||", "file.not-a-number", 6, "请只写数字，例如 120", "Write the figure only, such as 120")]
    [InlineData("1002|王五|2014-02-30|||||", "file.impossible-date", 3, "没有“2014-02-30”这一天", "there is no day \"2014-02-30\"")]
    [InlineData("1002|王五||2014-04-03|2014-04-02|||", "people.left-before-joined", 5, "离职日期 2014-04-02 早于入职日期 2014-04-03", "left on 2014-04-02, before joining on 2014-04-03")]
    [InlineData("1001|张三||||||", "people.twice", 1, "1001 在第 2 行已经写过同一个生效日期", "1001 already stands in row 2 with the same first day")]
    [InlineData("1001|李四|2014-05-01|||||", "people.contradicts", 2, "1001 在第 2 行写的是“张三”，这里写的是“李四”", "row 2 says \"张三\" of 1001, but this says \"李四\"")]
    [InlineData("1002|王五|||||老赵|", "file.unknown-person", 7, "第 3 行“boss”：员工表里没有“老赵”", "row 3, boss: \"老赵\" is not in the people file")]
    public void Refuses_a_bad_row_at_its_row_and_column(string row, string code, int column, string zh, string en)
    {
        var reading = given.Staff($"id|name|from|joined|left|day_wage|boss|team\n1001|张三||||||\n{row}\n");
        GivenFile.Says(GivenFile.Only(reading.Diagnostics, code, 3, column), zh, en);
        Assert.Equal([3], reading.RefusedRows);
        Assert.Equal(2, reading.RowsRead);
    }

    [Theory]
    [InlineData("id|工资", "file.unknown-column", 2, "列“工资”不认识", "The column \"工资\" is not known")]
    [InlineData("当日工资|班组", "file.missing-column", 1, "缺少“工号”列。文件里有：当日工资、班组。", "The column \"id\" is missing. The file has: 当日工资, 班组.")]
    [InlineData("id|班组|team", "file.column-twice", 3, "“班组”和“team”两列是同一个意思", "\"班组\" and \"team\" mean the same")]
    public void Refuses_a_header(string header, string code, int column, string zh, string en) =>
        GivenFile.Says(GivenFile.Only(given.Staff(header + "\n").Diagnostics, code, 1, column), zh, en);
}
