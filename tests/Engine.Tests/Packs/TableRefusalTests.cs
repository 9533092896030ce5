namespace Yunzhang.Engine.Tests.Packs;

public sealed class TableRefusalTests
{
    private const string Path = "controls/fine.table.yaml";

    [Theory]
    [InlineData("| late  | late    | >= count_from | -       ||", "| late  | late    | >= count_from ||", "pack.table-cells", 17, 7, "这一行是 3、4 格", "this line has 3 and 4")]
    [InlineData("| leave | no_show | -             | yes     ||", "| leave | no_show | -             | yes     |", "pack.table-no-split", 19, 7, "没有“||”", "no \"||\"")]
    [InlineData("|| none    | 0              | 0    | attendance.absence |", "|| none    || 0              | 0    | attendance.absence |", "pack.table-two-splits", 19, 62, "两处", "two")]
    [InlineData("| late  | late    | >=", "| late  ｜ late    | >=", "pack.full-width-bar", 17, 15, "全角竖线", "ASCII bar")]
    [InlineData("|| outcome | amount         | days |", "|| outcome | amont          | days |", "pack.unknown-result", 14, 64, "是不是想写“amount”", "Did you mean \"amount\"")]
    [InlineData("| late  | late    | >=", "| grace | late    | >=", "pack.duplicate-id", 17, 9, "行“grace”重复", "row \"grace\" is repeated")]
    [InlineData("| row   | kind    | minutes", "| rows  | kind    | minutes", "pack.table-first-column", 14, 9, "第一列", "first column")]
    [InlineData("| row   | kind    | minutes       |", "| row   | kind    | kind          |", "pack.table-column", 14, 27, "两次", "twice")]
    [InlineData("| late  | late    | >=", "  late  | late    | >=", "pack.table-edge", 17, 9, "以“|”开头", "begins and ends")]
    [InlineData("      late: \"迟到 {minutes} 分钟，扣", "      lat: \"迟到 {minutes} 分钟，扣", "pack.say-without-row", 22, 7, "是不是想写“late”", "Did you mean \"late\"")]
    [InlineData("| 0              | 0    | attendance.late    |\n      | late ", "| 0              | 0    | attendance.lats    |\n      | late ", "pack.unknown-clause", 16, 88, "是不是想写“attendance.late”", "Did you mean \"attendance.late\"")]
    public void Refuses_a_table_at_the_cell_that_is_wrong(string old, string text, string code, int line, int column, string zh, string en) =>
        Refusal.Expect(GivenPack.Small().Replace(Path, old, text), code, Path, line, column, zh, en);

    [Fact]
    public void Refuses_an_unknown_expected_column_of_a_test() =>
        Refusal.Expect(GivenPack.Small().Replace("tests/fine.test.yaml", "|| outcome | amount", "|| outcom  | amount"), "pack.unknown-result", "tests/fine.test.yaml", 6, 57, "because", "because");

    [Fact]
    public void Refuses_an_empty_table()
    {
        var given = GivenPack.Small().With("controls/x.table.yaml", "table: x\nname: X\nclauses: [totals]\nfor_each: deviation\njudged_at: event\nversions:\n  - from: 2014-04-01\n    rows: |\n\n");
        Refusal.Expect(given, "pack.table-empty", "controls/x.table.yaml", 8, 11, "表格是空的", "empty");
    }
}
