using NodaTime;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Facts.Reading;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Engine.Tests.Reckoning;

namespace Yunzhang.Engine.Tests.Facts;

public sealed class PeopleInACellTests
{
    [Theory]
    [InlineData("张三、李四")]
    [InlineData("张三；李四")]
    [InlineData("张三;李四")]
    public void Charges_everyone_a_cell_of_a_file_names(string crew)
    {
        var (bound, problems) = GivenRules.Plain().With("controls/duty.table.yaml", """
            table: duty
            name: 履职
            clauses: [rule.duty]
            for_each: finding
            charges: crew
            judged_at: event
            versions:
              - from: 2014-04-01
                rows: |
                  | row | points || outcome | amount |
                  |-----|--------||---------|--------|
                  | all | -      || duty    | 50     |
            """).Bind();
        Assert.True(bound is not null, problems);
        var book = new FactBook(bound.Layout, new PeopleBook(), new PeopleBook());
        var reader = new FactReader(book, "facts.csv");
        Assert.True(reader.ReadHeader(["日期", "事项", "单位", "员工", "当班人员"]));
        Read(reader, "2014-04-03", "检查发现", "一厂", "", crew);
        Assert.Empty(reader.Finish().Diagnostics);

        var ledger = Reckoner.Reckon(bound, book, new LocalDate(2014, 4, 30), new LocalDate(2014, 4, 30));

        Assert.Equal([("张三", 50m), ("李四", 50m)], Statements.Of(ledger).Select(s => (s.Subject.Id, s.ToPay)));
    }

    private static void Read(FactReader reader, params string[] cells)
    {
        var ranges = new Range[cells.Length];
        var at = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            ranges[i] = at..(at + cells[i].Length);
            at += cells[i].Length;
        }
        reader.ReadRow(new CellRow(string.Concat(cells), ranges, 2));
    }
}
